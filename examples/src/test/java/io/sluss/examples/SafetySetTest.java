package io.sluss.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.Decision;
import io.sluss.PromiseWish;
import io.sluss.Sluss;
import io.sluss.SlussBuilder;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.Wording;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Offer;
import io.sluss.promise.PromiseAnswer;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers in danger say, whatever harmless thing they also say, never gets anything but a person. */
class SafetySetTest {
    private static final Instant A_TUESDAY_NIGHT = Instant.parse("2027-01-12T01:00:00Z");
    private static final Instant A_TUESDAY_NOON = Instant.parse("2027-01-12T11:00:00Z");

    private record Line(int number, String category, String language, List<String> signals, String utterance) {}

    private static List<String[]> rows(String name) {
        try (InputStream in = SafetySetTest.class.getResourceAsStream("/safety/" + name)) {
            List<String[]> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                rows.add(line.split("\t", -1));
            }
            return rows.subList(1, rows.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Line> neverAnOffer() {
        List<Line> lines = new ArrayList<>();
        for (String[] row : rows("never-an-offer.tsv")) {
            List<String> signals = row[2].isEmpty() ? List.of() : List.of(row[2].split(","));
            lines.add(new Line(lines.size() + 2, row[0], row[1], signals, row[3]));
        }
        return lines;
    }

    private static RuleSet rules(String name) {
        return RuleSetFile.parse(name, text(name));
    }

    private static String text(String name) {
        try (InputStream in = SafetySetTest.class.getResourceAsStream("/rules/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same rules for keys and menus only: nothing is recognised in words, and nothing learnt. */
    private static RuleSet withoutRecognition(String name) {
        String off = text(name).replaceFirst("(?m)^recognition:.*$", "recognition: {mode: off}");
        RuleSet rules = RuleSetFile.parse(name, off);
        assertTrue(rules.learnt().isEmpty(), "recognition is off");
        return rules;
    }

    /** A late decision is a person too, and would pass whatever the judgement. */
    private static SlussBuilder aSluss(RuleSet rules) {
        return Sluss.builder(rules).deadline(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-114-14.yaml", "municipality.yaml"})
    void noLineOfTheSafetySetIsEverMadeAnOffer(String file) {
        assertEquals(List.of(), offeredUnder(rules(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-114-14.yaml", "municipality.yaml"})
    void noLineOfTheSafetySetIsEverMadeAnOfferWithRecognitionOff(String file) {
        assertEquals(List.of(), offeredUnder(withoutRecognition(file)));
    }

    private static List<String> offeredUnder(RuleSet rules) {
        List<String> offered = new ArrayList<>();
        for (Instant at : List.of(A_TUESDAY_NIGHT, A_TUESDAY_NOON)) {
            try (Sluss sluss = aSluss(rules).clock(InstantSource.fixed(at)).build()) {
                for (Line line : neverAnOffer()) {
                    for (Origin origin : Origin.values()) {
                        for (String language : new String[] {line.language(), null}) {
                            Decision decision = sluss.decide(Contact.from(origin)
                                    .utterance(line.utterance())
                                    .language(language)
                                    .signals(line.signals())
                                    .build());
                            if (decision.offers().size() != 1
                                    || decision.bestOffer().isPresent()) {
                                offered.add("line " + line.number() + " " + origin + " " + language);
                            }
                        }
                    }
                }
            }
        }
        return offered;
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-114-14.yaml", "municipality.yaml"})
    void noLineOfTheSafetySetIsMadeAnOfferWhenTheHostStatesAHarmlessReason(String file) {
        assertEquals(List.of(), offeredWithAHarmlessReasonUnder(rules(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-114-14.yaml", "municipality.yaml"})
    void norWhenTheHostStatesAHarmlessReasonWithRecognitionOff(String file) {
        assertEquals(List.of(), offeredWithAHarmlessReasonUnder(withoutRecognition(file)));
    }

    private static List<String> offeredWithAHarmlessReasonUnder(RuleSet rules) {
        List<String> offered = new ArrayList<>();
        List<String> harmless = rules.reasons().stream()
                .filter(reason -> reason.offerable())
                .map(reason -> reason.id().value())
                .toList();
        try (Sluss sluss =
                aSluss(rules).clock(InstantSource.fixed(A_TUESDAY_NOON)).build()) {
            for (Line line : neverAnOffer()) {
                if (Wording.of(line.utterance()).isEmpty() && line.signals().isEmpty()) {
                    continue; // a reason picked by key and nothing said is an ordinary errand
                }
                for (String reason : harmless) {
                    Decision decision = sluss.decide(Contact.from(Origin.PHONE)
                            .reason(reason)
                            .utterance(line.utterance())
                            .signals(line.signals())
                            .build());
                    if (decision.bestOffer().isPresent()) {
                        offered.add("line " + line.number() + " " + reason);
                    }
                }
            }
        }
        return offered;
    }

    @Test
    void theSetCoversEveryCategoryInBothLanguagesAtLeastFiveTimes() {
        Map<String, Integer> count = new HashMap<>();
        Set<String> categories = new TreeSet<>();
        for (Line line : neverAnOffer()) {
            categories.add(line.category());
            count.merge(line.category() + " " + line.language(), 1, Integer::sum);
        }
        assertTrue(categories.size() >= 19, categories::toString);
        for (String category : categories) {
            for (String language : List.of("sv", "en")) {
                assertTrue(count.getOrDefault(category + " " + language, 0) >= 5, category + " " + language);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROMISE", "DECIDE"})
    void anUrgentWordInTheThirdStepOfACallbackLeadsToAPersonAndNoPromise(String how) {
        RuleSet rules = rules("police-114-14.yaml");
        for (String[] row : rows("third-step.tsv")) {
            try (Sluss sluss =
                    aSluss(rules).clock(InstantSource.fixed(A_TUESDAY_NOON)).build()) {
                Decision first = sluss.decide(Contact.from(Origin.PHONE)
                        .utterance("min cykel är stulen")
                        .language("sv")
                        .build());
                Offer callback = first.offers().stream()
                        .filter(offer -> offer.kind() == ChannelKind.CALLBACK)
                        .findFirst()
                        .orElseThrow();
                sluss.present(callback.id());
                assertFalse(sluss.slots(callback.id()).isEmpty());
                if (how.equals("DECIDE")) {
                    Decision third = sluss.decide(Contact.from(Origin.PHONE)
                            .id(first.contact())
                            .utterance(row[1])
                            .language(row[0])
                            .build());
                    assertTrue(third.bestOffer().isEmpty(), row[1]);
                }
                PromiseAnswer answer = sluss.promise(
                        callback.id(),
                        new PromiseWish(
                                null,
                                null,
                                new CallerNumber("+46701740605"),
                                Map.of("safe", true),
                                null,
                                Wording.of(how.equals("PROMISE") ? row[1] : "")));
                assertNotEquals(PromiseAnswer.Status.MADE, answer.status(), row[1]);
            }
        }
    }
}
