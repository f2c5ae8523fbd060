package io.sluss;

import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.uptake.UptakeRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps whatever it is told. */
final class Recorded implements UptakeRecorder {
    final List<LedgerEvent> events = new CopyOnWriteArrayList<>();
    final List<String> degraded = new CopyOnWriteArrayList<>();
    final List<Duration> decisions = new CopyOnWriteArrayList<>();
    private final Map<JournalState, Long> journal = new EnumMap<>(JournalState.class);

    @Override
    public void record(LedgerEvent event) {
        events.add(event);
    }

    @Override
    public void decided(Duration took, @Nullable String degradedStep) {
        decisions.add(took);
        if (degradedStep != null) {
            degraded.add(degradedStep);
        }
    }

    @Override
    public synchronized void journal(JournalState state, long count) {
        journal.merge(state, count, Long::sum);
    }

    synchronized long journal(JournalState state) {
        return journal.getOrDefault(state, 0L);
    }

    List<LedgerEvent> of(LedgerEvent.Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    /** What an offer came to, in order. */
    List<Outcome> outcomes(String offer) {
        List<Outcome> outcomes = new ArrayList<>();
        for (LedgerEvent event : of(LedgerEvent.Kind.OUTCOME)) {
            if (event.subject().equals(offer)) {
                outcomes.add(event.outcome());
            }
        }
        return outcomes;
    }
}
