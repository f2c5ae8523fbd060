package io.sluss.criticality;

import static io.sluss.criteria.SomeFacts.call;
import static io.sluss.criticality.SomeReasons.deferrable;
import static io.sluss.criticality.SomeReasons.urgent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.classifier.Guess;
import io.sluss.classifier.Thresholds.Aims;
import io.sluss.contact.Contact;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.SomeFacts;
import io.sluss.criticality.LearntRecognizer.Lesson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LearntRecognizerTest {
    private static final ContactReason BIKE = deferrable("bicycle-theft", "cykelstöld");
    private static final ContactReason KEYS = deferrable("lost-keys", "borttappade nycklar");
    private static final ContactReason FIRE = urgent("fire", Urgency.EMERGENCY, "eldsvåda");
    private static final List<ContactReason> REASONS = List.of(BIKE, KEYS, FIRE);
    private static final Aims AIMS = new Aims(0.95, 0.99);

    private static final List<SpokenExample> EXAMPLES = examples(240);
    private static final Judge JUDGE = judge(EXAMPLES);

    private static SpokenExample example(String said, @Nullable ContactReason reason, boolean needsPerson) {
        ReasonId id = reason == null ? null : reason.id();
        return new SpokenExample(Wording.of(said), id, needsPerson);
    }

    /** So many calm ones, as many that need a person, and some about nothing. */
    private static List<SpokenExample> examples(int count) {
        Random random = new Random(7);
        List<SpokenExample> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String opening = pick(random, "hej", "ja hej", "jo", "", "det gäller");
            String day = pick(random, "igår", "i helgen", "i måndags", "förra veckan", "i natt");
            String place = pick(random, "stationen", "torget", "jobbet", "gymmet", "affären");
            switch (i % 3) {
                case 0 -> examples.add(example(opening + " min hoj försvann " + day + " från " + place, BIKE, false));
                case 1 ->
                    examples.add(example(opening + " jag tappade mina nycklar " + day + " på " + place, KEYS, false));
                default -> examples.add(example(opening + " är det vårdcentralen jag har ont i foten", null, false));
            }
            examples.add(
                    i % 2 == 0
                            ? example("det ryker ur taket på " + place + " skynda er", FIRE, true)
                            : example("hojen bärs iväg av två figurer vid " + place + " i denna stund", BIKE, true));
        }
        return examples;
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private static Judge judge(List<SpokenExample> examples) {
        return new Judge(
                new UrgencyGate(DecisionTable.of(List.of())),
                REASONS,
                List.of("sv"),
                List.of(),
                new Judge.Hearing(true, 0.5, new Lesson(List.of(), examples, List.of(), AIMS)));
    }

    private static Criticality verdict(Judge judge, UnaryOperator<Contact.Builder> asked) {
        return judge.judge(call(contact -> asked.apply(contact.language("sv"))).facts(), null);
    }

    private static Criticality verdict(String said) {
        return verdict(JUDGE, contact -> contact.utterance(said));
    }

    private static boolean because(Criticality verdict, Because.Kind kind) {
        return verdict.because().stream().anyMatch(each -> each.kind() == kind);
    }

    @Test
    void words_like_the_examples_are_the_reason_though_no_phrase_is_in_them() {
        Criticality verdict = verdict("hej min hoj försvann i natt från torget");
        assertTrue(because(verdict, Because.Kind.LIKE), () -> verdict.because().toString());
        assertSame(BIKE, verdict.reason());
        assertTrue(verdict.offerable(), () -> verdict.because().toString());
    }

    @Test
    void a_reason_that_can_wait_told_as_the_urgent_examples_tell_it_does_not_wait() {
        Criticality verdict = verdict("hojen bärs iväg av två figurer vid gymmet i denna stund");
        assertFalse(verdict.offerable(), () -> verdict.because().toString());
        assertEquals(Urgency.UNKNOWN, verdict.urgency(), () -> verdict.because().toString());
    }

    @Test
    void an_urgent_reason_is_urgent() {
        assertEquals(
                Urgency.EMERGENCY,
                verdict("det ryker ur taket på affären skynda er").urgency());
    }

    @Test
    void what_is_like_the_examples_of_no_reason_is_not_recognised() {
        Criticality verdict = verdict("hej är det vårdcentralen jag har ont i foten");
        assertNull(verdict.reason());
        assertEquals(Urgency.UNKNOWN, verdict.urgency());
    }

    @Test
    void a_hosts_own_recogniser_does_not_switch_the_risk_off() {
        SomeFacts call = call(
                contact -> contact.language("sv").utterance("hojen bärs iväg av två figurer vid gymmet i denna stund"));
        Criticality verdict = JUDGE.judge(call.facts(), (wording, language) -> Recognition.of(BIKE.id(), 1));
        assertFalse(verdict.offerable(), () -> verdict.because().toString());
        assertTrue(because(verdict, Because.Kind.RISK), () -> verdict.because().toString());
    }

    @Test
    void a_word_that_nobody_knows_is_put_up_with_only_where_enough_has_been_heard() {
        String said = "hej min hoj försvann i natt från torget i Snurrköping";
        assertTrue(verdict(said).offerable(), () -> verdict(said).because().toString());
        Judge beginner = judge(examples(60));
        assertFalse(verdict(beginner, contact -> contact.utterance(said)).offerable());
    }

    @Test
    void a_word_of_the_urgent_examples_is_never_put_up_with() {
        Criticality verdict = verdict("hej min hoj försvann i natt från torget figurer");
        assertFalse(verdict.offerable(), () -> verdict.because().toString());
    }

    @Test
    void too_few_examples_teach_nothing() {
        assertNull(LearntRecognizer.of(REASONS, new Lesson(List.of(), List.of(), List.of(), AIMS)));
        assertNotNull(LearntRecognizer.of(REASONS, new Lesson(List.of(), EXAMPLES, List.of(), AIMS)));
    }

    @Test
    void a_guess_is_the_same_however_often_it_is_asked() {
        LearntRecognizer learnt = Objects.requireNonNull(JUDGE.learnt());
        Wording wording = Wording.of("hej min hoj försvann i natt");
        Guess first = learnt.guess(wording);
        for (int i = 0; i < 100; i++) {
            learnt.guess(Wording.of("annat " + i));
            assertEquals(first, learnt.guess(wording));
        }
    }
}
