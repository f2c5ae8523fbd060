package io.sluss.criticality;

import static io.sluss.criticality.SomeReasons.deferrable;
import static io.sluss.criticality.SomeReasons.personOnly;
import static io.sluss.criticality.SomeReasons.reason;
import static io.sluss.criticality.SomeReasons.urgent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Seeds;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhraseRecognizerTest {
    private static final ContactReason BIKE = deferrable("bike", "(min|en) cykel är (stulen|borta)", "stulen cykel");
    private static final ContactReason WALLET = deferrable("wallet", "(min|en) plånbok är (stulen|borta)");

    private static Recognition hear(String said, ContactReason... reasons) {
        return hearIn("sv", said, reasons);
    }

    private static Recognition hearIn(String language, String said, ContactReason... reasons) {
        return PhraseRecognizer.of(List.of(reasons)).recognize(Wording.of(said), language);
    }

    private static void isAbout(String reason, Recognition recognition) {
        assertEquals(new ReasonId(reason), recognition.reason());
        assertEquals(List.of(), recognition.contenders());
    }

    private static void isContradictory(Recognition recognition, String... reasons) {
        assertEquals(null, recognition.reason());
        assertEquals(
                Set.of(reasons),
                Set.copyOf(
                        recognition.contenders().stream().map(ReasonId::value).toList()));
    }

    @Test
    void a_phrase_is_heard_with_up_to_four_words_between_its_words() {
        Recognition exact = hear("Min cykel är stulen", BIKE, WALLET);
        isAbout("bike", exact);
        assertEquals(1.0, exact.score());
        Recognition spread = hear("min gamla röda fina nya cykel är tyvärr stulen", BIKE, WALLET);
        isAbout("bike", spread);
        assertEquals(4.0 / 9, spread.score(), 1e-9);
        assertEquals(Recognition.UNKNOWN, hear("min a b c d e cykel är stulen", BIKE, WALLET));
        assertEquals(Recognition.UNKNOWN, hear("jag vill ha en glass", BIKE, WALLET));
    }

    @Test
    void two_reasons_that_both_can_wait_are_contradictory() {
        isContradictory(hear("min cykel är stulen och min plånbok är borta", BIKE, WALLET), "bike", "wallet");
        isContradictory(hear("x", deferrable("a", "x"), deferrable("b", "x")), "a", "b");
    }

    @Test
    void a_longer_phrase_holds_a_shorter_one_within_it() {
        ContactReason theft = deferrable("theft", "är stulen");
        isAbout("bike", hear("min cykel är stulen", BIKE, theft));
        isContradictory(hear("stulen cykel men den där är stulen", BIKE, theft), "bike", "theft");
    }

    @Test
    void a_shorter_phrase_that_also_stands_on_its_own_is_contradictory() {
        ContactReason theft = deferrable("theft", "är stulen", "min väska");
        isContradictory(hear("min cykel är stulen och sedan också min väska", BIKE, theft), "bike", "theft");
    }

    @Test
    void a_phrase_said_twice_holds_the_shorter_one_both_times() {
        ContactReason theft = deferrable("theft", "är stulen");
        isAbout("bike", hear("min cykel är stulen alltså min cykel är stulen", BIKE, theft));
    }

    @Test
    void the_reason_that_needs_a_person_most_wins_however_short_its_phrase() {
        ContactReason assault = personOnly("assault", "slagen");
        ContactReason burglary = urgent("burglary", Urgency.TIME_CRITICAL, "inbrott");
        ContactReason knife = urgent("knife", Urgency.EMERGENCY, "kniv");
        String said = "min cykel är stulen slagen inbrott kniv";
        isAbout("assault", hear(said, BIKE, assault));
        isAbout("burglary", hear(said, BIKE, assault, burglary));
        isAbout("knife", hear(said, BIKE, burglary, assault, knife));
        isAbout("knife", hear(said, knife, burglary, assault, BIKE));
    }

    @Test
    void only_the_phrases_of_the_language_spoken_are_heard_and_all_of_them_when_it_is_not_known() {
        ContactReason both = reason(
                "bike", Urgency.DEFERRABLE, false, Map.of("sv", List.of("stulen cykel"), "en", List.of("stolen bike")));
        isAbout("bike", hearIn("en", "stolen bike", both));
        isAbout("bike", hearIn(null, "stolen bike", both));
        assertEquals(Recognition.UNKNOWN, hearIn("sv", "stolen bike", both));
        assertEquals(Recognition.UNKNOWN, hearIn("fi", "stolen bike", both));
    }

    @Test
    void what_needs_a_person_is_never_lost_to_what_does_not_and_the_score_is_a_share() {
        List<String> words = List.of("a", "b", "c", "d");
        Seeds.each(500, random -> {
            List<ContactReason> reasons = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String phrase = Seeds.oneOf(random, words) + " " + Seeds.oneOf(random, words);
                String id = "r" + i;
                reasons.add(
                        switch (random.nextInt(4)) {
                            case 0 -> personOnly(id, phrase);
                            case 1 -> urgent(id, Urgency.TIME_CRITICAL, phrase);
                            default -> deferrable(id, phrase, Seeds.oneOf(random, words));
                        });
            }
            StringBuilder said = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                said.append(Seeds.oneOf(random, words)).append(' ');
            }
            Wording wording = Wording.of(said.toString());
            Recognition recognition = PhraseRecognizer.of(reasons).recognize(wording, "sv");
            List<ContactReason> heard = reasons.stream()
                    .filter(each -> PhraseRecognizer.of(List.of(each))
                                    .recognize(wording, "sv")
                                    .reason()
                            != null)
                    .toList();
            assertEquals(heard.isEmpty(), recognition.equals(Recognition.UNKNOWN));
            heard.stream()
                    .filter(each -> !each.offerable())
                    .max(Comparator.comparing(ContactReason::urgency))
                    .ifPresent(strictest -> {
                        ContactReason chosen = reasons.stream()
                                .filter(each -> each.id().equals(recognition.reason()))
                                .findFirst()
                                .orElseThrow();
                        assertTrue(!chosen.offerable());
                        assertEquals(strictest.urgency(), chosen.urgency());
                    });
            assertTrue(recognition.reason() == null || recognition.score() > 0);
        });
    }

    @Test
    void a_long_text_of_the_owners_own_words_is_heard_in_time() {
        ContactReason theft = deferrable("theft", "är stulen", "cykel stulen", "min stulen");
        String said = "min cykel är stulen ".repeat(500);
        long started = System.nanoTime();
        isAbout("bike", hear(said, BIKE, theft));
        assertTrue(System.nanoTime() - started < 2_000_000_000L, "within 2 s even on a slow machine");
    }

    @Test
    void a_score_is_between_0_and_1() {
        for (double score : new double[] {Double.NaN, -0.01, 1.01, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> Recognition.of(new ReasonId("a"), score));
        }
    }
}
