package io.sluss.uptake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

    private final MeterRegistry registry;
    private final Duration[] waitBuckets;
    private final Set<String> reasons = ConcurrentHashMap.newKeySet();
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
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
                count(
                        SlussMeter.CONTACTS,
                        labels.origin().label(),
                        region(labels),
                        reason(labels),
                        urgency(labels.urgency()),
                        arm(labels.arm()));
            case PRESENTED ->
                count(SlussMeter.PRESENTED, labels.origin().label(), reason(labels), channel(labels.channel()));
            case OUTCOME ->
                count(
                        SlussMeter.OUTCOMES,
                        labels.origin().label(),
                        reason(labels),
                        channel(labels.channel()),
                        event.outcome() == null ? UNKNOWN : event.outcome().label());
            case LOST ->
                count(SlussMeter.OUTCOMES, labels.origin().label(), reason(labels), channel(labels.channel()), "lost");
            case SUPPRESSED -> count(SlussMeter.SUPPRESSED, channel(labels.channel()), orUnknown(event.detail()));
            case RECONTACT -> count(SlussMeter.RECONTACTS, reason(labels), channel(labels.channel()));
            case PROMISE -> count(SlussMeter.PROMISES, channel(labels.channel()), orUnknown(event.detail()));
            case ANSWERED -> answered(event);
            case DECIDED_AGAIN, OFFERED, QUEUED, ABANDONED, WRAPPED_UP -> {}
        }
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
            count(SlussMeter.DEGRADED, degradedStep);
        }
    }

    @Override
    public void journal(JournalState state, long events) {
        counter(SlussMeter.JOURNAL, state.label()).increment((double) events);
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
                .tags(tags(SlussMeter.RULES_INFO, version))
                .register(registry);
    }

    private void count(SlussMeter meter, String... values) {
        counter(meter, values).increment();
    }

    private Counter counter(SlussMeter meter, String... values) {
        String key = meter.name() + '\n' + String.join("\n", values);
        Counter counter = counters.get(key);
        if (counter != null) {
            return counter;
        }
        return counters.computeIfAbsent(
                key,
                k -> Counter.builder(meter.meterName())
                        .description(meter.description())
                        .tags(tags(meter, values))
                        .register(registry));
    }

    private static Tags tags(SlussMeter meter, String... values) {
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(meter.tags().get(i), values[i]);
        }
        return tags;
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
        return urgency == null ? UNKNOWN : lower(urgency);
    }

    private static String arm(@Nullable Arm arm) {
        return arm == null ? UNKNOWN : lower(arm);
    }

    private static String channel(@Nullable ChannelKind channel) {
        return channel == null ? UNKNOWN : channel.label();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String orUnknown(@Nullable String value) {
        return value == null ? UNKNOWN : value;
    }
}
