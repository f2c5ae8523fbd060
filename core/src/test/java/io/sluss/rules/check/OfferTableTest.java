package io.sluss.rules.check;

import static io.sluss.contact.Seeds.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Seeds;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.Facts;
import io.sluss.matching.ChannelKind;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The analysis of offer rules says of every contact what the decision does: seeded, on random tables and contacts. */
class OfferTableTest {
    private static final int TABLES = 250;
    private static final int CONTACTS = 400;

    private static final Map<String, List<String>> CRITERIA = criteria();

    private static Map<String, List<String>> criteria() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("origin", List.of("phone", "[web, email]", "[phone, web, counter]"));
        all.put("reason", List.of("permit", "[permit, bicycle-theft]", "tip"));
        all.put("region", List.of("syd", "[väst, öst]"));
        all.put("place", List.of("[Malmö]", "[Lund, Kalmar]"));
        all.put("language", List.of("sv", "en", "[sv, en]"));
        all.put(
                "time",
                List.of("\"20:00-07:00\"", "\"06:00-21:00\"", "[\"00:00-12:00\", \"12:00-24:00\"]", "\"23:17-23:18\""));
        all.put("weekday", List.of("mon-fri", "sat-sun", "fri-mon"));
        all.put("holiday", List.of("true", "false"));
        all.put("from", List.of("2026-12-24", "2020-01-01"));
        all.put("until", List.of("2026-12-27", "2027-02-01", "2026-12-01"));
        all.put("expected-wait", List.of("\"> 10m\"", "\"<= 10m\"", "\"< 2m\"", "\">= 2m\""));
        all.put("repeat-contact", List.of("true", "false"));
        all.put("signals", List.of("[vip]", "[vip, adult]", "[noise, minor]", "silence"));
        all.put("suspect", List.of("unknown", "known"));
        all.put("minor", List.of("true", "false"));
        all.put("says", List.of("[alfa]", "[beta, gamma]", "[alfa beta]", "[gamma alfa, beta]"));
        return all;
    }

    private static String rules(RandomGenerator random) {
        StringBuilder rules = new StringBuilder();
        int count = 2 + random.nextInt(7);
        for (int rule = 0; rule < count; rule++) {
            Map<String, String> when = new LinkedHashMap<>();
            for (int asked = random.nextInt(4); asked > 0; asked--) {
                String key = oneOf(random, List.copyOf(CRITERIA.keySet()));
                when.put(key, oneOf(random, CRITERIA.get(key)));
            }
            if (when.containsKey("from")) {
                when.remove("until");
            }
            String asks = when.isEmpty()
                    ? ""
                    : ", when: "
                            + when.toString()
                                    .replace("=", ": ")
                                    .replace("\"<: ", "\"<=")
                                    .replace("\">: ", "\">=");
            rules.append("  - {name: R")
                    .append(rule)
                    .append(asks)
                    .append(", offer: ")
                    .append(oneOf(random, List.of("callback", "e-service")))
                    .append("}\n");
        }
        return rules.toString();
    }

    private static CleanRules file(RandomGenerator random) {
        String gate = oneOf(
                random,
                List.of(
                        "{origin: counter}",
                        "{language: en, time: \"22:00-04:00\"}",
                        "{region: syd, origin: web}",
                        "{says: [beta]}",
                        "{signals: [noise]}"));
        return CleanRules.clean().withOnlyRules(rules(random)).with("{origin: counter, place: Lund}", gate);
    }

    @Test
    void whatIsLeftOfARuleIsDecidedByItAndWhatIsNotIsNot() {
        Seeds.each(TABLES, random -> {
            Examined file = new Examined(file(random).written(), CleanRules.TODAY);
            OfferTable table = OfferTable.of(file);
            for (OfferRule rule : table.rules()) {
                assertNotNull(rule.left(), "small tables are decided");
                for (Box box : rule.left()) {
                    assertDecidedBy(rule, table.space().sampleOf(box), file.rules());
                }
            }
            for (Box box : assertNotNullAnd(table.unmatched())) {
                assertDecidedBy(null, table.space().sampleOf(box), file.rules());
            }
            Set<String> reached = new HashSet<>();
            boolean gap = false;
            for (int i = 0; i < CONTACTS; i++) {
                Facts facts = contact(random, file.rules());
                if (file.rules().gate().rules().unfavourableMatches(facts).isEmpty()) {
                    DecisionTable.Row<List<ChannelKind>> row =
                            file.rules().offers().firstMatch(facts);
                    gap |= row == null;
                    if (row != null) {
                        reached.add(row.name());
                    }
                }
            }
            for (OfferRule rule : table.rules()) {
                boolean unreachable = assertNotNullAnd(rule.left()).isEmpty();
                assertFalse(unreachable && reached.contains(rule.row().name()), rule.row()::name);
            }
            assertTrue(!gap || !assertNotNullAnd(table.unmatched()).isEmpty(), "a contact fell into a gap");
        });
    }

    /** A criterion that the analysis does not know would stop it. */
    @Test
    void theTablesAskEveryCriterionThereIs() {
        assertEquals(
                Set.of(
                        "OriginIs",
                        "ReasonIs",
                        "RegionIs",
                        "PlaceIs",
                        "LanguageIs",
                        "TimeIs",
                        "WeekdayIs",
                        "HolidayIs",
                        "DateIs",
                        "ExpectedWaitIs",
                        "RepeatContactIs",
                        "Signalled",
                        "Says",
                        "FactIs"),
                Arrays.stream(Criterion.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()));
        assertEquals(16, CRITERIA.size(), "from and until are one, suspect and minor are two facts");
    }

    private static List<Box> assertNotNullAnd(List<Box> boxes) {
        assertNotNull(boxes, "small tables are decided");
        return boxes;
    }

    private static void assertDecidedBy(OfferRule rule, Facts facts, RuleSet rules) {
        assertEquals(List.of(), rules.gate().rules().unfavourableMatches(facts));
        DecisionTable.Row<List<ChannelKind>> row = rules.offers().firstMatch(facts);
        if (rule == null) {
            assertNull(row);
        } else {
            assertSame(rule.row(), row, () -> rule.row().name() + " or " + (row == null ? "none" : row.name()));
        }
    }

    /** A contact made of its own accord, as one that no gate of all rules files takes. */
    private static Facts contact(RandomGenerator random, RuleSet rules) {
        ZonedDateTime at = CleanRules.TODAY
                .plusDays(random.nextInt(random.nextBoolean() ? 70 : 1500))
                .atTime(random.nextInt(24), random.nextInt(60))
                .atZone(rules.calendar().zone());
        String reason = oneOf(random, List.of("permit", "bicycle-theft"));
        List<String> signals = new ArrayList<>();
        for (String signal : List.of("vip", "adult", "minor", "noise", "suspect-unknown")) {
            if (random.nextInt(3) == 0) {
                signals.add(signal);
            }
        }
        Contact contact = Contact.from(oneOf(random, List.of(Origin.values())))
                .utterance(oneOf(random, List.of("", "", "alfa", "beta", "gamma alfa", "alfa beta")))
                .region(random.nextInt(4) == 0 ? null : oneOf(random, List.of("syd", "väst", "öst")))
                .place(random.nextInt(3) == 0 ? null : oneOf(random, List.of("malmö", "lund", "kalmar", "visby")))
                .language(random.nextInt(4) == 0 ? null : oneOf(random, List.of("sv", "en", "fi")))
                .expectedWait(random.nextInt(4) == 0 ? null : Duration.ofSeconds(random.nextInt(1_500)))
                .age(random.nextInt(3) == 0 ? null : Integer.valueOf(15 + random.nextInt(40)))
                .signals(signals)
                .build();
        boolean known = random.nextInt(4) != 0;
        Situation situation = new Situation(
                at.toInstant(),
                Urgency.DEFERRABLE,
                false,
                null,
                Set.of(),
                random.nextBoolean() ? Set.of(new ReasonId(reason)) : Set.of(),
                Set.of(),
                known,
                "",
                ChannelStates.ALL_UP);
        return rules.facts(contact, situation).withReason(new ReasonId(reason));
    }
}
