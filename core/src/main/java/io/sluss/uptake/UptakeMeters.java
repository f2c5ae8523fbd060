package io.sluss.uptake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Records into Micrometer, whatever registry the host has. The only class that knows Micrometer, which is needed only
 * where it is used. Thread-safe.
 */
@SuppressWarnings("exports") // Micrometer is the embedder's choice
public final class UptakeMeters implements UptakeRecorder {
    /** Reasons past so many become {@code other}, so that the number of series stays bounded. */
    public static final int MOST_REASONS = 200;

    private static final String UNKNOWN = "unknown";
    private static final String OTHER = "other";
    private static final Map<Origin, String> ORIGINS = names(Origin.class);
    private static final Map<Urgency, String> URGENCIES = names(Urgency.class);
    private static final Map<Arm, String> ARMS = names(Arm.class);
    private static final Map<JournalState, String> JOURNAL_STATES = names(JournalState.class);

    /** A counter: what it counts, and the values of its tags, as many as it has; the others are empty. */
    private record Series(SlussMeter meter, String first, String second, String third, String fourth, String fifth) {
        Tags tags() {
            List<String> values = List.of(first, second, third, fourth, fifth);
            Tags tags = Tags.empty();
            for (int i = 0; i < meter.tags().size(); i++) {
                tags = tags.and(meter.tags().get(i), values.get(i));
            }
            return tags;
        }
    }

    private final MeterRegistry registry;
    private final Duration[] waitBuckets;
    private final Set<String> reasons = ConcurrentHashMap.newKeySet();
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
    private final Timer decisions;
    private final Map<String, Meter> rulesInfo = new HashMap<>(); // touched only by rules()

    /**
     * Meters in a registry.
     *
     * @param registry the host's
     * @param waitBuckets the bounds that waits are counted under, such as the service level's
     */
    public UptakeMeters(MeterRegistry registry, Duration... waitBuckets) {
        this.registry = registry;
        this.waitBuckets = waitBuckets.clone();
        this.decisions = Timer.builder(SlussMeter.DECISION.meterName())
                .description(SlussMeter.DECISION.description())
                .register(registry);
    }

    @Override
    public void record(LedgerEvent event) {
        Labels labels = event.labels();
        switch (event.kind()) {
            case CONTACT ->
                count(new Series(
                        SlussMeter.CONTACTS,
                        origin(labels),
                        region(labels),
                        reason(labels),
                        urgency(labels.urgency()),
                        arm(labels.arm())));
            case PRESENTED ->
                count(new Series(
                        SlussMeter.PRESENTED, origin(labels), reason(labels), channel(labels.channel()), "", ""));
            case OUTCOME ->
                outcome(
                        labels,
                        event.outcome() == null ? UNKNOWN : event.outcome().label());
            case LOST -> outcome(labels, "lost");
            case SUPPRESSED ->
                count(series(SlussMeter.SUPPRESSED, channel(labels.channel()), orUnknown(event.detail())));
            case RECONTACT -> count(series(SlussMeter.RECONTACTS, reason(labels), channel(labels.channel())));
            case PROMISE -> count(series(SlussMeter.PROMISES, channel(labels.channel()), orUnknown(event.detail())));
            case ANSWERED -> answered(event);
            case DECIDED_AGAIN, ELIGIBLE, OFFERED, QUEUED, ABANDONED, WRAPPED_UP -> {}
        }
    }

    private void outcome(Labels labels, String outcome) {
        count(new Series(SlussMeter.OUTCOMES, origin(labels), reason(labels), channel(labels.channel()), outcome, ""));
    }

    private void answered(LedgerEvent event) {
        Duration span = event.span();
        if (span != null) {
            Timer.builder(SlussMeter.WAIT.meterName())
                    .description(SlussMeter.WAIT.description())
                    .serviceLevelObjectives(waitBuckets)
                    .tag("region", region(event.labels()))
                    .register(registry)
                    .record(span);
        }
    }

    @Override
    public void decided(Duration took, @Nullable String degradedStep) {
        decisions.record(took);
        if (degradedStep != null) {
            count(series(SlussMeter.DEGRADED, degradedStep));
        }
    }

    @Override
    public void journal(JournalState state, long events) {
        counter(series(SlussMeter.JOURNAL, named(JOURNAL_STATES, state))).increment((double) events);
    }

    @Override
    public synchronized void rules(String live, @Nullable String candidate) {
        Set<String> shown = candidate == null ? Set.of(live) : Set.of(live, candidate);
        shown.forEach(version -> rulesInfo.computeIfAbsent(version, this::ruleSetGauge));
        rulesInfo.entrySet().removeIf(entry -> {
            boolean gone = !shown.contains(entry.getKey());
            if (gone) {
                registry.remove(entry.getValue());
            }
            return gone;
        });
    }

    private Meter ruleSetGauge(String version) {
        return Gauge.builder(SlussMeter.RULES_INFO.meterName(), () -> 1)
                .description(SlussMeter.RULES_INFO.description())
                .tags(series(SlussMeter.RULES_INFO, version).tags())
                .register(registry);
    }

    private void count(Series series) {
        counter(series).increment();
    }

    private Counter counter(Series series) {
        Counter counter = counters.get(series);
        if (counter != null) {
            return counter;
        }
        return counters.computeIfAbsent(
                series,
                s -> Counter.builder(s.meter().meterName())
                        .description(s.meter().description())
                        .tags(s.tags())
                        .register(registry));
    }

    private static Series series(SlussMeter meter, String only) {
        return new Series(meter, only, "", "", "", "");
    }

    private static Series series(SlussMeter meter, String first, String second) {
        return new Series(meter, first, second, "", "", "");
    }

    private String reason(Labels labels) {
        ReasonId reason = labels.reason();
        if (reason == null) {
            return UNKNOWN;
        }
        if (reasons.contains(reason.value())) {
            return reason.value();
        }
        if (reasons.size() >= MOST_REASONS) {
            return OTHER;
        }
        reasons.add(reason.value());
        return reason.value();
    }

    private static String region(Labels labels) {
        Region region = labels.region();
        return region == null ? UNKNOWN : region.value();
    }

    private static String urgency(@Nullable Urgency urgency) {
        return urgency == null ? UNKNOWN : named(URGENCIES, urgency);
    }

    private static String arm(@Nullable Arm arm) {
        return arm == null ? UNKNOWN : named(ARMS, arm);
    }

    private static String channel(@Nullable ChannelKind channel) {
        return channel == null ? UNKNOWN : channel.label();
    }

    private static String origin(Labels labels) {
        return named(ORIGINS, labels.origin());
    }

    private static <E extends Enum<E>> Map<E, String> names(Class<E> values) {
        Map<E, String> names = new EnumMap<>(values);
        for (E value : EnumSet.allOf(values)) {
            names.put(value, value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return names;
    }

    private static <E extends Enum<E>> String named(Map<E, String> names, E value) {
        return Objects.requireNonNull(names.get(value), value::name);
    }

    private static String orUnknown(@Nullable String value) {
        return value == null ? UNKNOWN : value;
    }
}
