package io.sluss.criticality;

import static io.sluss.criteria.SomeFacts.NOTHING_KNOWN;
import static io.sluss.criteria.SomeFacts.call;
import static io.sluss.criticality.SomeReasons.deferrable;
import static io.sluss.criticality.SomeReasons.personOnly;
import static io.sluss.criticality.SomeReasons.reason;
import static io.sluss.criticality.SomeReasons.urgent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.Facts;
import io.sluss.criteria.PhraseIndex;
import io.sluss.criteria.PhraseNotation;
import io.sluss.criteria.SomeFacts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
    private static final ContactReason BIKE = reason(
            "bike",
            Urgency.DEFERRABLE,
            false,
            Map.of("sv", List.of("(min|en) cykel är stulen"), "en", List.of("my bike was stolen")));
    private static final ContactReason WALLET = deferrable("wallet", "min plånbok är stulen");
    private static final ContactReason STALKING = personOnly("stalking", "förföljd");
    private static final ContactReason BURGLARY = urgent("burglary", Urgency.TIME_CRITICAL, "inbrott");
    private static final ContactReason ROBBERY = urgent("robbery", Urgency.EMERGENCY, "rånad");
    private static final List<ContactReason> REASONS = List.of(BIKE, WALLET, STALKING, BURGLARY, ROBBERY);

    private static final Judge JUDGE = new Judge(
            new UrgencyGate(DecisionTable.of(List.of(new DecisionTable.Row<>(
                    "Danger",
                    List.of(new Criterion.Says(PhraseIndex.ofSequences(PhraseNotation.expand("har en kniv")))),
                    Urgency.EMERGENCY)))),
            REASONS,
            List.of("sv", "en"),
            List.of("Malmö", "Västra Götalands län"),
            Judge.Hearing.PHRASES);
    private static final ReasonRecognizer PHRASES = PhraseRecognizer.of(REASONS);

    private static Criticality judge(SomeFacts facts) {
        return JUDGE.judge(facts.facts(), PHRASES);
    }

    private static Criticality said(String words) {
        return judge(call(b -> b.language("sv").utterance(words)));
    }

    private static Criticality statedAndSaid(String reason, String words) {
        return judge(call(b -> b.language("sv").reason(reason).utterance(words)));
    }

    private static boolean because(Criticality verdict, Because.Kind kind) {
        return verdict.because().stream().anyMatch(each -> each.kind() == kind);
    }

    private static void isUnknown(Criticality verdict, Because.Kind kind) {
        assertEquals(Urgency.UNKNOWN, verdict.urgency(), () -> verdict.because().toString());
        assertNull(verdict.reason());
        Urgency floor = because(verdict, Because.Kind.HINT) ? Urgency.UNKNOWN : Urgency.DEFERRABLE;
        assertEquals(
                floor, verdict.raisedTo(), "without a hint an unknown step is no floor: a front end may ask again");
        assertFalse(verdict.offerable());
        assertTrue(because(verdict, kind), () -> verdict.because().toString());
    }

    private static void isAbout(ContactReason reason, Criticality verdict) {
        assertEquals(reason, verdict.reason(), () -> verdict.because().toString());
    }

    @Test
    void a_reason_that_is_recognised_and_explains_every_word_is_accepted() {
        Criticality verdict = said("Hej, jag vill anmäla att min cykel är stulen");
        isAbout(BIKE, verdict);
        assertEquals(Urgency.DEFERRABLE, verdict.urgency());
        assertTrue(verdict.offerable());
        assertTrue(because(verdict, Because.Kind.RECOGNISED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "min cykel är stulen och han är kvar",
                "min cykel är stulen, vi slåss",
                "min cykel är stulen av grannen",
                "min cykel är stulen barnet sitter på den",
                "min cykel är stulen pistol",
                "min cykel är stulen i pistol", // no place of the service
                "min cykel är stulen vid skolan vid mannen", // only one unknown place
                "min cykel är stulen utanför skolan utanför kiosken", // only one unknown place
                "min cykel är stulen 123456",
                "min cykel är stulen 9mm"
            })
    void one_word_that_nothing_explains_and_a_person_listens(String words) {
        isUnknown(said(words), Because.Kind.UNEXPLAINED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "min cykel är stulen i Malmö",
                "min cykel är stulen från den Malmö",
                "min cykel är stulen i västra götalands län",
                "min cykel är stulen vid Brunnsskolan",
                "min cykel är stulen vid min skola",
                "my bike was stolen outside Brunnsskolan",
                "my bike was stolen outside my school",
                "min cykel är stulen vid den kiosken",
                "min cykel är stulen klockan 23 15",
                "min cykel är stulen den 3 november 2026",
                "en cykel en min stulen är cykel är stulen"
            })
    void places_numbers_and_words_of_the_reason_are_explained(String words) {
        isAbout(BIKE, judge(call(b -> b.utterance(words))));
    }

    @Test
    void a_word_before_a_place_is_explained_where_the_reason_itself_uses_it() {
        ContactReason lamp = deferrable("lamp", "lampan (utanför huset|) lyser inte");
        Judge judge = new Judge(
                new UrgencyGate(DecisionTable.of(List.of())),
                List.of(lamp),
                List.of("sv"),
                List.of("Malmö"),
                Judge.Hearing.PHRASES);
        ReasonRecognizer phrases = PhraseRecognizer.of(List.of(lamp));
        isAbout(
                lamp,
                judge.judge(
                        call(b -> b.utterance("lampan lyser inte utanför Brunnsskolan"))
                                .facts(),
                        phrases));
        isUnknown(
                judge.judge(
                        call(b -> b.utterance("lampan lyser inte utanför skolan utanför kiosken"))
                                .facts(),
                        phrases),
                Because.Kind.UNEXPLAINED);
    }

    @Test
    void a_place_of_the_service_is_explained_only_after_a_word_that_a_place_follows() {
        isUnknown(said("Malmö min cykel är stulen"), Because.Kind.UNEXPLAINED);
    }

    @Test
    void reasons_that_need_a_person_need_no_second_look() {
        Criticality stalking = said("jag är förföljd av en man med rock");
        isAbout(STALKING, stalking);
        assertEquals(Urgency.DEFERRABLE, stalking.urgency());
        assertFalse(stalking.offerable());
        assertTrue(because(stalking, Because.Kind.PERSON_ONLY));
        Criticality burglary = said("någon gör inbrott hos grannen med kofot");
        isAbout(BURGLARY, burglary);
        assertEquals(Urgency.TIME_CRITICAL, burglary.urgency());
        assertEquals(Urgency.TIME_CRITICAL, burglary.raisedTo(), "and stays urgent in every later step");
    }

    @Test
    void a_gate_is_judged_before_any_recogniser_is_asked() {
        ReasonRecognizer neverAsked = (wording, language) -> {
            throw new AssertionError("asked");
        };
        SomeFacts facts = call(b -> b.reason("bike").utterance("min cykel är stulen och han har en kniv"));
        Criticality verdict = JUDGE.judge(facts.facts(), neverAsked);
        assertEquals(Urgency.EMERGENCY, verdict.urgency());
        isAbout(BIKE, verdict);
        assertEquals(verdict, urgentNow(facts.facts()));
        assertEquals(Urgency.EMERGENCY, JUDGE.raisedBy(facts.facts(), null));
    }

    private static Criticality urgentNow(Facts facts) {
        return JUDGE.urgent(facts, JUDGE.raise(facts));
    }

    @Test
    void what_is_not_urgent_has_to_be_recognised_first() {
        assertNull(urgentNow(call(b -> b.utterance("min cykel är stulen")).facts()));
        assertNull(urgentNow(call(b -> b.signals(List.of("child"))).facts()), "unknown is not urgent");
        assertNotNull(
                urgentNow(NOTHING_KNOWN.after(Urgency.TIME_CRITICAL, "bike").facts()));
    }

    @Test
    void a_child_or_a_relay_is_unknown_even_with_a_clear_reason() {
        Criticality verdict = judge(call(b -> b.signals(List.of("relay")).utterance("min cykel är stulen")));
        assertEquals(Urgency.UNKNOWN, verdict.urgency());
        assertFalse(verdict.offerable());
    }

    @Test
    void the_floor_of_an_earlier_step_holds() {
        Criticality verdict = judge(
                call(b -> b.language("sv").utterance("min cykel är stulen")).after(Urgency.UNKNOWN, null));
        assertEquals(Urgency.UNKNOWN, verdict.urgency());
        assertEquals(
                Urgency.EMERGENCY,
                judge(NOTHING_KNOWN.after(Urgency.EMERGENCY, null)).urgency());
    }

    @Test
    void a_step_without_words_keeps_the_reason_of_the_one_before() {
        Criticality verdict = judge(NOTHING_KNOWN.after(Urgency.DEFERRABLE, "bike"));
        isAbout(BIKE, verdict);
        assertTrue(because(verdict, Because.Kind.REASON_KEPT));
        isUnknown(judge(NOTHING_KNOWN.after(Urgency.DEFERRABLE, "gone")), Because.Kind.NO_WORDS);
    }

    @Test
    void a_step_with_words_is_judged_by_its_words() {
        isUnknown(
                judge(call(b -> b.utterance("nu är det något helt annat")).after(Urgency.DEFERRABLE, "bike")),
                Because.Kind.NOT_RECOGNISED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "\ud83d\ude00"})
    void nothing_said_is_unknown(String words) {
        isUnknown(said(words), Because.Kind.NO_WORDS);
    }

    @Test
    void a_text_that_is_too_long_is_unknown_even_with_a_stated_reason() {
        isUnknown(said("min cykel är stulen ".repeat(1_000)), Because.Kind.TOO_LONG);
        isUnknown(statedAndSaid("bike", "hej ".repeat(5_000)), Because.Kind.TOO_LONG);
    }

    @Test
    void a_language_that_is_not_served_is_unknown() {
        isUnknown(judge(call(b -> b.language("fi").utterance("min cykel är stulen"))), Because.Kind.LANGUAGE);
        isAbout(BIKE, judge(call(b -> b.language("en").utterance("my bike was stolen"))));
        isAbout(BIKE, judge(call(b -> b.utterance("my bike was stolen"))));
    }

    @Test
    void a_stated_reason_alone_is_enough() {
        Criticality verdict = judge(call(b -> b.reason("bike")));
        isAbout(BIKE, verdict);
        assertTrue(because(verdict, Because.Kind.STATED));
        isUnknown(judge(call(b -> b.reason("no-such-reason"))), Because.Kind.NOT_RECOGNISED);
        isUnknown(statedAndSaid("no-such-reason", "min cykel är stulen"), Because.Kind.NOT_RECOGNISED);
    }

    @Test
    void a_stated_reason_and_harmless_words_agree() {
        isAbout(BIKE, statedAndSaid("bike", "hej jag vill anmäla en stulen cykel"));
        isAbout(BIKE, statedAndSaid("bike", "min cykel är stulen"));
        isUnknown(statedAndSaid("bike", "han är kvar"), Because.Kind.UNEXPLAINED);
    }

    @Test
    void a_stated_and_another_recognised_reason_that_both_can_wait_are_a_doubt() {
        isUnknown(statedAndSaid("bike", "min plånbok är stulen"), Because.Kind.CONTRADICTORY);
    }

    @ParameterizedTest
    @CsvSource({
        "bike, jag är förföljd, stalking, DEFERRABLE",
        "bike, det är inbrott, burglary, TIME_CRITICAL",
        "bike, jag är rånad, robbery, EMERGENCY",
        "stalking, min cykel är stulen, stalking, DEFERRABLE",
        "stalking, det är inbrott, burglary, TIME_CRITICAL",
        "stalking, jag är rånad, robbery, EMERGENCY",
        "burglary, min cykel är stulen, burglary, TIME_CRITICAL",
        "burglary, jag är förföljd, burglary, TIME_CRITICAL",
        "burglary, jag är rånad, robbery, EMERGENCY",
        "robbery, det är inbrott, robbery, EMERGENCY"
    })
    void of_what_was_stated_and_what_was_said_the_stricter_holds(
            String stated, String words, String about, Urgency urgency) {
        Criticality verdict = statedAndSaid(stated, words);
        assertEquals(urgency, verdict.urgency(), () -> verdict.because().toString());
        assertEquals(new ReasonId(about), verdict.reason().id());
        assertFalse(verdict.offerable());
    }

    static Stream<Arguments> failing() {
        return Stream.of(
                failing("throws", (wording, language) -> {
                    throw new IllegalStateException("kanariefågel");
                }),
                failing("is null", (wording, language) -> null),
                failing("overflows", (wording, language) -> {
                    throw new StackOverflowError();
                }),
                failing("is not linked", (wording, language) -> {
                    throw new NoClassDefFoundError("x");
                }),
                failing("is not sure how sure", (wording, language) -> Recognition.of(BIKE.id(), Double.NaN)),
                failing("is more than sure", (wording, language) -> Recognition.of(BIKE.id(), 7)));
    }

    private static Arguments failing(String how, ReasonRecognizer recognizer) {
        return Arguments.of(how, recognizer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failing")
    void a_recogniser_that_fails_is_unknown(String how, ReasonRecognizer recognizer) {
        SomeFacts facts = call(b -> b.utterance("min cykel är stulen"));
        isUnknown(JUDGE.judge(facts.facts(), recognizer), Because.Kind.RECOGNISER_FAILED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failing")
    void a_recogniser_that_fails_is_unknown_beside_a_stated_reason_too(String how, ReasonRecognizer recognizer) {
        SomeFacts facts = call(b -> b.reason("bike").utterance("min cykel är stulen"));
        isUnknown(JUDGE.judge(facts.facts(), recognizer), Because.Kind.RECOGNISER_FAILED);
        SomeFacts alone = call(b -> b.reason("bike"));
        isAbout(BIKE, JUDGE.judge(alone.facts(), recognizer));
        SomeFacts strict = call(b -> b.reason("burglary").utterance("min cykel är stulen"));
        isAbout(BURGLARY, JUDGE.judge(strict.facts(), recognizer));
    }

    @Test
    void several_reasons_at_once_are_unknown_beside_a_stated_reason_too() {
        ReasonRecognizer torn = (wording, language) -> Recognition.contradictory(List.of(BIKE.id(), WALLET.id()));
        SomeFacts facts = call(b -> b.reason("bike").utterance("min cykel är stulen"));
        isUnknown(JUDGE.judge(facts.facts(), torn), Because.Kind.CONTRADICTORY);
    }

    @Test
    void a_reason_that_the_rules_do_not_have_is_no_answer() {
        ReasonRecognizer invents = (wording, language) -> Recognition.of(new ReasonId("invented"), 1);
        SomeFacts facts = call(b -> b.utterance("min cykel är stulen"));
        isUnknown(JUDGE.judge(facts.facts(), invents), Because.Kind.NOT_RECOGNISED);
    }

    @Test
    void a_recogniser_that_is_sure_still_has_every_other_word_looked_at() {
        ReasonRecognizer sure = (wording, language) -> Recognition.of(BIKE.id(), 1);
        SomeFacts facts = call(b -> b.utterance("han slår henne"));
        isUnknown(JUDGE.judge(facts.facts(), sure), Because.Kind.UNEXPLAINED);
    }

    @Test
    void no_explanation_repeats_what_was_said() {
        for (String words : List.of("kanariefågel", "min cykel är stulen kanariefågel", "förföljd kanariefågel")) {
            for (Because each : said(words).because()) {
                assertFalse(each.text("sv").contains("kanariefågel"), each.text("sv"));
                assertFalse(each.text("en").contains("kanariefågel"), each.text("en"));
            }
        }
    }

    @Test
    void every_step_of_an_explanation_is_a_sentence_in_both_languages() {
        for (Because.Kind kind : Because.Kind.values()) {
            Because because = Because.of(kind, "it's {0}", "two");
            for (String language : List.of("sv", "en")) {
                assertFalse(because.text(language).isBlank());
                assertFalse(because.text(language).contains("{1}"), because.text(language));
                assertFalse(because.text(language).contains("''"), because.text(language));
            }
        }
        assertEquals(
                "bike is DEFERRABLE",
                Because.of(Because.Kind.URGENCY, "bike", "DEFERRABLE").toString());
    }
}
