package io.sluss.criticality;

import static io.sluss.criteria.SomeFacts.NOTHING_KNOWN;
import static io.sluss.criteria.SomeFacts.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Region;
import io.sluss.contact.Seeds;
import io.sluss.contact.Signals;
import io.sluss.contact.Urgency;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.PhraseIndex;
import io.sluss.criteria.PhraseNotation;
import io.sluss.criteria.SomeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UrgencyGateTest {
    private static final UrgencyGate OPEN = new UrgencyGate(DecisionTable.of(List.of()));

    private static DecisionTable.Row<Urgency> says(String name, String phrase, Urgency then) {
        return new DecisionTable.Row<>(
                name, List.of(new Criterion.Says(PhraseIndex.ofSequences(PhraseNotation.expand(phrase)))), then);
    }

    private static Urgency raise(UrgencyGate gate, SomeFacts facts) {
        return gate.raise(facts.facts(), new ArrayList<>());
    }

    @Test
    void nothing_known_raises_nothing() {
        List<Because> because = new ArrayList<>();
        assertEquals(Urgency.DEFERRABLE, OPEN.raise(NOTHING_KNOWN.facts(), because));
        assertEquals(List.of(), because);
    }

    @Test
    void what_an_earlier_step_established_is_a_floor() {
        for (Urgency floor : Urgency.values()) {
            assertEquals(floor, raise(OPEN, NOTHING_KNOWN.after(floor, null)));
        }
    }

    @Test
    void each_signal_raises_to_what_it_means_and_says_so() {
        Signals.RAISING.forEach((signal, urgency) -> {
            List<Because> because = new ArrayList<>();
            assertEquals(
                    urgency, OPEN.raise(call(b -> b.signals(List.of(signal))).facts(), because), signal);
            assertEquals(List.of(Because.of(Because.Kind.SIGNAL, signal)), because);
            assertTrue(urgency != Urgency.DEFERRABLE, signal);
        });
        assertEquals(Urgency.DEFERRABLE, raise(OPEN, call(b -> b.signals(List.of("adult", "own-signal")))));
    }

    @Test
    void a_child_is_answered_by_a_person() {
        assertEquals(Urgency.UNKNOWN, raise(OPEN, call(b -> b.age(14))));
        assertEquals(Urgency.UNKNOWN, raise(OPEN, call(b -> b.age(0))));
        assertEquals(Urgency.DEFERRABLE, raise(OPEN, call(b -> b.age(15))));
    }

    @Test
    void every_gate_that_matches_raises_and_is_named() {
        UrgencyGate gate = new UrgencyGate(DecisionTable.of(List.of(
                says("Doubt", "kanske", Urgency.UNKNOWN),
                says("Danger", "haveri", Urgency.EMERGENCY),
                says("Soon", "inbrott", Urgency.TIME_CRITICAL))));
        List<Because> because = new ArrayList<>();
        assertEquals(
                Urgency.EMERGENCY,
                gate.raise(call(b -> b.utterance("haveri kanske inbrott")).facts(), because));
        assertEquals(
                List.of(
                        Because.of(Because.Kind.GATE, "Doubt", "UNKNOWN"),
                        Because.of(Because.Kind.GATE, "Danger", "EMERGENCY"),
                        Because.of(Because.Kind.GATE, "Soon", "TIME_CRITICAL")),
                because);
    }

    @Test
    void a_gate_on_something_unknown_counts_as_matching() {
        UrgencyGate gate = new UrgencyGate(DecisionTable.of(List.of(new DecisionTable.Row<>(
                "Only in the south", List.of(new Criterion.RegionIs(Set.of(new Region("syd")))), Urgency.UNKNOWN))));
        assertEquals(Urgency.UNKNOWN, raise(gate, NOTHING_KNOWN));
        assertEquals(Urgency.UNKNOWN, raise(gate, NOTHING_KNOWN.in("syd")));
        assertEquals(Urgency.DEFERRABLE, raise(gate, NOTHING_KNOWN.in("nord")));
    }

    @Test
    void one_more_signal_or_gate_never_lowers() {
        List<String> signals = new ArrayList<>(Signals.RAISING.keySet());
        signals.sort(null);
        Seeds.each(300, random -> {
            List<DecisionTable.Row<Urgency>> rows = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                rows.add(says("gate " + i, "w" + random.nextInt(4), Seeds.oneOf(random, List.of(Urgency.values()))));
            }
            List<String> noticed = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                noticed.add(Seeds.oneOf(random, signals));
            }
            String said = "w" + random.nextInt(4);
            Urgency floor = Seeds.oneOf(random, List.of(Urgency.values()));
            Urgency before = raise(
                    new UrgencyGate(DecisionTable.of(rows)),
                    call(b -> b.signals(noticed).utterance(said)).after(floor, null));
            rows.add(says("more", "w" + random.nextInt(4), Seeds.oneOf(random, List.of(Urgency.values()))));
            noticed.add(Seeds.oneOf(random, signals));
            Urgency after = raise(
                    new UrgencyGate(DecisionTable.of(rows)),
                    call(b -> b.signals(noticed).utterance(said)).after(floor, null));
            assertTrue(after.compareTo(before) >= 0);
            assertTrue(before.compareTo(floor) >= 0);
        });
    }
}
