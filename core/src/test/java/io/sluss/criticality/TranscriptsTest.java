package io.sluss.criticality;

import static io.sluss.criteria.SomeFacts.call;
import static io.sluss.criticality.SomeReasons.deferrable;
import static io.sluss.criticality.SomeReasons.personOnly;
import static io.sluss.criticality.SomeReasons.urgent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.classifier.Thresholds.Aims;
import io.sluss.contact.Contact;
import io.sluss.contact.Seeds;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.Facts;
import io.sluss.criteria.PhraseIndex;
import io.sluss.criteria.PhraseNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a speech recogniser doubts, or may have heard instead, leads to a person and never away from one. */
class TranscriptsTest {
    private static final String BICYCLE = "min cykel är stulen";
    private static final String WALLET = "min plånbok är stulen";
    private static final double LEAST_CONFIDENCE = 0.5;

    private static final Judge JUDGE = new Judge(
            new UrgencyGate(DecisionTable.of(List.of(new DecisionTable.Row<>(
                    "Danger",
                    List.of(new Criterion.Says(PhraseIndex.ofSequences(PhraseNotation.expand("har en kniv")))),
                    Urgency.EMERGENCY)))),
            List.of(
                    deferrable("bicycle", BICYCLE),
                    deferrable("wallet", WALLET),
                    personOnly("stalking", "förföljd"),
                    urgent("burglary", Urgency.TIME_CRITICAL, "inbrott"),
                    urgent("robbery", Urgency.EMERGENCY, "rånad")),
            List.of("sv", "en"),
            List.of("Malmö"),
            new Judge.Hearing(
                    true,
                    LEAST_CONFIDENCE,
                    new LearntRecognizer.Lesson(List.of(), List.of(), List.of(), new Aims(1, 1))));

    private static Criticality heard(UnaryOperator<Contact.Builder> known) {
        return judged(call(known).facts());
    }

    private static Criticality judged(Facts facts) {
        return JUDGE.judge(facts, null);
    }

    private static Criticality heard(String words, String... instead) {
        return heard(contact -> contact.utterance(words).alternatives(List.of(instead)));
    }

    private static void isForAPerson(Criticality verdict, Because.Kind why) {
        assertFalse(verdict.offerable(), () -> verdict.because().toString());
        assertTrue(
                verdict.because().stream().anyMatch(each -> each.kind() == why),
                () -> verdict.because().toString());
    }

    @Test
    void alternatives_that_say_the_same_in_other_words_change_nothing() {
        assertTrue(heard(BICYCLE).offerable());
        assertTrue(heard(BICYCLE, "en cykel är stulen", "hej min cykel är stulen", "")
                .offerable());
    }

    @Test
    void an_alternative_with_a_word_of_danger_is_an_emergency() {
        Criticality verdict = heard(BICYCLE, "min syster är stilla", "han har en kniv");
        assertEquals(Urgency.EMERGENCY, verdict.urgency());
        isForAPerson(verdict, Because.Kind.GATE);
    }

    @Test
    void an_alternative_with_a_hint_leads_to_a_person() {
        isForAPerson(heard(BICYCLE, "min cykel är stulen just nu"), Because.Kind.HINT);
        isForAPerson(
                heard(contact -> contact.reason("bicycle").alternatives(List.of("cykel", "det är just nu"))),
                Because.Kind.HINT);
    }

    @ParameterizedTest
    @ValueSource(strings = {WALLET, "jag är förföljd", "det är inbrott", "jag är rånad", "inbrott min cykel är stulen"})
    void alternatives_of_different_reasons_lead_to_a_person(String other) {
        isForAPerson(heard(BICYCLE, other), Because.Kind.CONTRADICTORY);
        isForAPerson(heard(BICYCLE, BICYCLE, "en cykel är stulen", other), Because.Kind.CONTRADICTORY);
        assertFalse(heard("något annat", BICYCLE, other).offerable());
        assertFalse(
                heard(contact -> contact.reason("bicycle").utterance(BICYCLE).alternatives(List.of(other)))
                        .offerable());
    }

    @Test
    void alternatives_to_nothing_lead_to_a_person() {
        isForAPerson(heard("", BICYCLE), Because.Kind.NO_WORDS);
        isForAPerson(heard("...", "", BICYCLE), Because.Kind.NO_WORDS);
        isForAPerson(
                heard(contact -> contact.reason("bicycle").alternatives(List.of("en cykel"))), Because.Kind.NO_WORDS);
        assertTrue(heard(contact -> contact.reason("bicycle").alternatives(List.of("", " ")))
                .offerable());
    }

    @Test
    void an_alternative_too_long_to_be_read_leads_to_a_person() {
        isForAPerson(heard(BICYCLE, BICYCLE + " ".repeat(Wording.MAX_CHARACTERS)), Because.Kind.TOO_LONG);
        assertFalse(heard("", "a".repeat(Wording.MAX_CHARACTERS + 1)).offerable());
        assertEquals(
                Urgency.EMERGENCY,
                heard("jag är rånad", "a".repeat(Wording.MAX_CHARACTERS + 1)).urgency());
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0.2, false", "0.4999, false", "0.5, true", "1, true"})
    void a_transcript_that_is_not_sure_leads_to_a_person(double confidence, boolean offerable) {
        for (String stated : new String[] {null, "bicycle"}) {
            Criticality verdict =
                    heard(contact -> contact.reason(stated).utterance(BICYCLE).confidence(confidence));
            assertEquals(offerable, verdict.offerable(), () -> verdict.because().toString());
            if (!offerable) {
                isForAPerson(verdict, Because.Kind.LOW_CONFIDENCE);
            }
        }
    }

    @Test
    void danger_is_heard_however_unsure_the_transcript_is() {
        assertEquals(
                Urgency.EMERGENCY,
                heard(contact -> contact.utterance("han har en kniv").confidence(0.0))
                        .urgency());
    }

    @Test
    void an_alternative_more_never_lowers() {
        Seeds.each(2_000, random -> {
            List<String> instead = new ArrayList<>();
            String reason = random.nextInt(4) == 0 ? "bicycle" : null;
            String words = somethingSaid(random);
            Double confidence = random.nextBoolean() ? null : (Double) random.nextDouble();
            Urgency before = Urgency.DEFERRABLE;
            boolean offerable = true;
            for (int i = 0; i < 5; i++) {
                Criticality verdict = heard(contact -> contact.reason(reason)
                        .utterance(words)
                        .confidence(confidence)
                        .alternatives(instead));
                assertTrue(verdict.urgency().compareTo(before) >= 0, () -> words + " " + instead);
                assertTrue(offerable || !verdict.offerable(), () -> words + " " + instead);
                before = verdict.urgency();
                offerable = verdict.offerable();
                instead.add(somethingSaid(random));
            }
        });
    }

    /** A reason heard with little confidence is none, but for one that needs a person: that one is believed. */
    @Test
    void less_confidence_never_offers_more_and_never_lowers() {
        Seeds.each(2_000, random -> {
            String reason = random.nextInt(4) == 0 ? "bicycle" : null;
            String words = somethingSaid(random);
            List<String> instead = List.of(somethingSaid(random)).subList(0, random.nextInt(2));
            double high = random.nextDouble();
            double low = high * random.nextDouble();
            Facts surer = facts(reason, words, high, instead);
            Facts lessSure = facts(reason, words, low, instead);
            Urgency before = judged(surer).urgency();
            Urgency after = judged(lessSure).urgency();
            assertTrue(judged(surer).offerable() || !judged(lessSure).offerable(), words);
            assertTrue(after.compareTo(before) >= 0, () -> words + ": " + before + ", then " + after);
        });
    }

    private static Facts facts(String reason, String words, double confidence, List<String> instead) {
        return call(contact -> contact.reason(reason)
                        .utterance(words)
                        .confidence(confidence)
                        .alternatives(instead))
                .facts();
    }

    private static String somethingSaid(RandomGenerator random) {
        List<String> parts = List.of(
                BICYCLE,
                BICYCLE,
                "en cykel är stulen",
                WALLET,
                "jag är förföljd",
                "det är inbrott",
                "jag är rånad",
                "han har en kniv",
                "just nu",
                "hej",
                "i Malmö",
                "pistol",
                "");
        String said = Seeds.oneOf(random, parts);
        return random.nextInt(3) == 0 ? said + " " + Seeds.oneOf(random, parts) : said;
    }
}
