package io.sluss.uptake;

import io.sluss.contact.Origin;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.DeclineReason;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often what is presented is accepted: in a process since it started, or of whatever events it is given.
 * Thread-safe.
 *
 * <p>Uptake of a channel is accepted / presented; of contacts, those that accepted any offer but a person / those that
 * were presented one. A person is counted only where there was a choice: among contacts that were offered something, never
 * those held out or passed through ({@link Labels#isChoice()}); the meters count the same. An acceptance implies that the
 * offer was presented. Both are absent while nothing was presented. What became of an offer is counted in the cell in
 * which it was presented.
 */
public final class UptakeTable implements UptakeRecorder {
    /** A cell in which fewer were presented shows nothing, unless one asks for another number. */
    public static final int LEAST_PRESENTED = 20;

    /** Values of a dimension past so many become {@code other}. */
    public static final int MOST_VALUES = 300;

    private static final String UNKNOWN = "unknown";
    private static final String OTHER = "other";
    private static final String NOT_TOLD = "not-told";

    /** What uptake is told by. The values are the rules file's or closed lists; what is not known is {@code unknown}. */
    public enum Dimension {
        /** What it is about. */
        REASON,
        /** Where it came in, as a label: {@code phone}. */
        ORIGIN,
        /** The region. */
        REGION,
        /** The language. */
        LANGUAGE,
        /** The local hour in which it was presented: {@code 00} to {@code 23}. */
        HOUR,
        /** The version of the rules. */
        RULE_SET
    }

    private static final class Counts {
        private final LongAdder presented = new LongAdder();
        private final Map<Outcome, LongAdder> outcomes = new ConcurrentHashMap<>();
        private final Map<String, LongAdder> declined = new ConcurrentHashMap<>();

        Channel channel() {
            Map<Outcome, Long> sums = new EnumMap<>(Outcome.class);
            outcomes.forEach((outcome, count) -> sums.put(outcome, count.sum()));
            Map<String, Long> why = new TreeMap<>();
            declined.forEach((reason, count) -> why.put(reason, count.sum()));
            return new Channel(presented.sum(), sums, why);
        }
    }

    private final ZoneId zone;
    private final Map<ChannelKind, Counts> byChannel = byChannel();
    private final Map<Dimension, Map<String, Map<ChannelKind, Counts>>> byValue = new EnumMap<>(Dimension.class);
    private final LongAdder contacts = new LongAdder();
    private final LongAdder contactsPresented = new LongAdder();
    private final LongAdder contactsAccepted = new LongAdder();

    /** An empty table whose hours are those of UTC. */
    public UptakeTable() {
        this(ZoneOffset.UTC);
    }

    /**
     * An empty table.
     *
     * @param zone whose hours are told
     */
    public UptakeTable(ZoneId zone) {
        this.zone = zone;
        for (Dimension dimension : Dimension.values()) {
            byValue.put(dimension, new ConcurrentHashMap<>());
        }
    }

    private static Map<ChannelKind, Counts> byChannel() {
        Map<ChannelKind, Counts> counts = new EnumMap<>(ChannelKind.class);
        for (ChannelKind kind : ChannelKind.values()) {
            counts.put(kind, new Counts());
        }
        return counts;
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
        count(event, counts -> counts.presented.increment());
        if (LedgerEvent.FIRST_OF_CONTACT.equals(event.detail())) {
            contactsPresented.increment();
        }
    }

    private void outcome(LedgerEvent event) {
        Outcome outcome = event.outcome();
        if (outcome == null) {
            return;
        }
        String why = outcome == Outcome.DECLINED ? why(event.detail()) : null;
        count(event, counts -> {
            counts.outcomes.computeIfAbsent(outcome, o -> new LongAdder()).increment();
            if (why != null) {
                counts.declined.computeIfAbsent(why, o -> new LongAdder()).increment();
            }
        });
        if (outcome == Outcome.ACCEPTED && LedgerEvent.FIRST_OF_CONTACT.equals(event.detail())) {
            contactsAccepted.increment();
        }
    }

    private static String why(@Nullable String detail) {
        return detail == null
                ? NOT_TOLD
                : DeclineReason.parse(detail).map(DeclineReason::label).orElse(OTHER);
    }

    private void count(LedgerEvent event, Consumer<Counts> how) {
        Labels labels = event.labels();
        ChannelKind kind = labels.channel();
        if (kind == null || !labels.isChoice()) {
            return;
        }
        how.accept(of(byChannel, kind));
        byValue.forEach((dimension, values) -> how.accept(of(of(values, value(dimension, event)), kind)));
    }

    private static Counts of(Map<ChannelKind, Counts> counts, ChannelKind kind) {
        return Objects.requireNonNull(counts.get(kind));
    }

    private static Map<ChannelKind, Counts> of(Map<String, Map<ChannelKind, Counts>> values, String value) {
        Map<ChannelKind, Counts> counts = values.get(value);
        if (counts != null) {
            return counts;
        }
        return values.computeIfAbsent(values.size() < MOST_VALUES ? value : OTHER, each -> byChannel());
    }

    private String value(Dimension dimension, LedgerEvent event) {
        Labels labels = event.labels();
        return switch (dimension) {
            case REASON -> labels.reason() == null ? UNKNOWN : labels.reason().value();
            case ORIGIN -> name(labels.origin());
            case REGION -> labels.region() == null ? UNKNOWN : labels.region().value();
            case LANGUAGE -> labels.language() == null ? UNKNOWN : labels.language();
            case HOUR -> hour(event);
            case RULE_SET -> labels.ruleSet() == null ? UNKNOWN : labels.ruleSet();
        };
    }

    private static String name(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    /** When it was presented: an outcome tells how long ago that was. */
    private String hour(LedgerEvent event) {
        boolean later = event.kind() == LedgerEvent.Kind.OUTCOME && event.span() != null;
        Instant presented = later ? event.at().minus(event.span()) : event.at();
        int hour = presented.atZone(zone).getHour();
        return hour < 10 ? "0" + hour : Integer.toString(hour);
    }

    /** What has been counted up to now. */
    public Snapshot snapshot() {
        Map<ChannelKind, Channel> channels = new EnumMap<>(ChannelKind.class);
        byChannel.forEach((kind, counts) -> channels.put(kind, counts.channel()));
        List<Cell> cells = new ArrayList<>();
        byValue.forEach((dimension, values) -> new TreeMap<>(values)
                .forEach((value, counts) -> counts.forEach((kind, each) -> {
                    Channel counted = each.channel();
                    if (counted.presented() > 0 || !counted.outcomes().isEmpty()) {
                        cells.add(new Cell(dimension, value, kind, counted));
                    }
                })));
        Rate uptake = new Rate(contactsAccepted.sum(), contactsPresented.sum());
        return new Snapshot(contacts.sum(), uptake, channels, cells);
    }

    /**
     * What was counted at one moment. Immutable.
     *
     * @param contacts how many contacts came in
     * @param uptake contacts that accepted any offer but a person / contacts presented one
     * @param channels per kind of channel
     * @param all per value of each dimension and channel where anything was counted, small ones too: what is shown is
     *     {@link #cells}
     */
    public record Snapshot(long contacts, Rate uptake, Map<ChannelKind, Channel> channels, List<Cell> all) {
        /** Copies both. */
        public Snapshot {
            channels = Map.copyOf(channels);
            all = List.copyOf(all);
        }

        /** The cells of a dimension, but for those in which fewer than {@link #LEAST_PRESENTED} were presented. */
        public List<Cell> cells(Dimension dimension) {
            return cells(dimension, LEAST_PRESENTED);
        }

        /** The cells of a dimension, but for those in which fewer than so many were presented: they show nothing. */
        public List<Cell> cells(Dimension dimension, long least) {
            return all.stream()
                    .filter(cell ->
                            cell.dimension() == dimension && cell.counted().presented() >= least)
                    .toList();
        }
    }

    /**
     * What was counted of one value and kind of channel.
     *
     * @param dimension by what
     * @param value which of its values
     * @param channel the kind of channel
     * @param counted what was counted
     */
    public record Cell(Dimension dimension, String value, ChannelKind channel, Channel counted) {}

    /**
     * What was counted of one kind of channel.
     *
     * @param presented how often it was presented
     * @param outcomes how often it came to what
     * @param declined why people said no, by {@link DeclineReason#label()}, or {@code not-told}
     */
    public record Channel(long presented, Map<Outcome, Long> outcomes, Map<String, Long> declined) {
        /** Copies both. */
        public Channel {
            outcomes = Map.copyOf(outcomes);
            declined = Map.copyOf(declined);
        }

        /** Accepted / presented. */
        public Rate uptake() {
            return new Rate(outcomes.getOrDefault(Outcome.ACCEPTED, 0L), presented);
        }
    }
}
