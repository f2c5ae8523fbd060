package io.sluss.uptake;

import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts, in this process and since it started, how often what is presented is accepted. Thread-safe.
 *
 * <p>Uptake of a channel is accepted / presented; of contacts, those that accepted any offer but a person / those that
 * were presented one; both among contacts that were offered something, never those held out or passed through. An
 * acceptance implies that the offer was presented. Both are absent while nothing was presented.
 */
public final class UptakeTable implements UptakeRecorder {
    private static final class Counts {
        private final LongAdder presented = new LongAdder();
        private final Map<Outcome, LongAdder> outcomes = new ConcurrentHashMap<>();
    }

    private final Map<ChannelKind, Counts> byChannel = new EnumMap<>(ChannelKind.class);
    private final LongAdder contacts = new LongAdder();
    private final LongAdder contactsPresented = new LongAdder();
    private final LongAdder contactsAccepted = new LongAdder();

    /** An empty table. */
    public UptakeTable() {
        for (ChannelKind kind : ChannelKind.values()) {
            byChannel.put(kind, new Counts());
        }
    }

    @Override
    public void record(LedgerEvent event) {
        switch (event.kind()) {
            case CONTACT -> contacts.increment();
            case PRESENTED -> presented(event);
            case OUTCOME -> outcome(event);
            default -> {}
        }
    }

    private void presented(LedgerEvent event) {
        Counts counts = countsOf(event);
        if (counts != null) {
            counts.presented.increment();
        }
        if (LedgerEvent.FIRST_OF_CONTACT.equals(event.detail())) {
            contactsPresented.increment();
        }
    }

    private void outcome(LedgerEvent event) {
        Counts counts = countsOf(event);
        Outcome outcome = event.outcome();
        if (counts == null || outcome == null) {
            return;
        }
        counts.outcomes.computeIfAbsent(outcome, o -> new LongAdder()).increment();
        if (outcome == Outcome.ACCEPTED && LedgerEvent.FIRST_OF_CONTACT.equals(event.detail())) {
            contactsAccepted.increment();
        }
    }

    /** Where an event is counted: a person only where there was a choice, in the arm that was offered something. */
    private @Nullable Counts countsOf(LedgerEvent event) {
        ChannelKind kind = event.labels().channel();
        boolean noChoice = kind == ChannelKind.LIVE_AGENT && event.labels().arm() != Arm.OFFERED;
        return kind == null || noChoice ? null : byChannel.get(kind);
    }

    /** What has been counted up to now. */
    public Snapshot snapshot() {
        Map<ChannelKind, Channel> channels = new EnumMap<>(ChannelKind.class);
        byChannel.forEach((kind, counts) -> {
            Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
            counts.outcomes.forEach((outcome, count) -> outcomes.put(outcome, count.sum()));
            channels.put(kind, new Channel(counts.presented.sum(), outcomes));
        });
        return new Snapshot(
                contacts.sum(), new Rate(contactsAccepted.sum(), contactsPresented.sum()), Map.copyOf(channels));
    }

    /**
     * What was counted at one moment. Immutable.
     *
     * @param contacts how many contacts came in
     * @param uptake contacts that accepted any offer but a person / contacts presented one
     * @param channels per kind of channel
     */
    public record Snapshot(long contacts, Rate uptake, Map<ChannelKind, Channel> channels) {}

    /**
     * What was counted of one kind of channel.
     *
     * @param presented how often it was presented
     * @param outcomes how often it came to what
     */
    public record Channel(long presented, Map<Outcome, Long> outcomes) {
        /** Copies the outcomes. */
        public Channel {
            outcomes = Map.copyOf(outcomes);
        }

        /** Accepted / presented. */
        public Rate uptake() {
            return new Rate(outcomes.getOrDefault(Outcome.ACCEPTED, 0L), presented);
        }
    }
}
