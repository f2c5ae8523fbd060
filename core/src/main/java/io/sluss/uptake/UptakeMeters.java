package io.sluss.uptake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records into Micrometer, whatever registry the host has. The only class that knows Micrometer, which is needed only
 * where it is used. Thread-safe.
 */
@SuppressWarnings("exports") // Micrometer is the embedder's choice
public final class UptakeMeters implements UptakeRecorder {
    /** Reasons past so many become {@code other}, so that the number of series stays bounded. */
    public static final int MOST_REASONS = 200;

    /** Regions past so many become {@code other}; Sweden has 21 counties, and the police seven regions. */
    public static final int MOST_REGIONS = 30;

    /** Whose tags are closed lists. */
    private static final List<SlussMeter> FROM_ZERO = List.of(
            SlussMeter.ARRIVALS,
            SlussMeter.OFFERS,
            SlussMeter.SUPPRESSED,
            SlussMeter.DEGRADED,
            SlussMeter.JOURNAL,
            SlussMeter.PROMISES);

    private static final Map<Origin, String> ORIGINS = names(Origin.class);
    private static final Map<Urgency, String> URGENCIES = names(Urgency.class);
    private static final Map<Arm, String> ARMS = names(Arm.class);

    private final MeterRegistry registry;
    private final Duration[] waitBuckets;
    private final MeterSeries series;
    private final MeterSeries.Names reasons = new MeterSeries.Names(MOST_REASONS);
    private final MeterSeries.Names regions = new MeterSeries.Names(MOST_REGIONS);
    private final Timer decisions;
    private final Map<String, Meter> rulesInfo = new HashMap<>(); // touched only by rules()
    private volatile double holdoutShare;

    /**
     * Meters in a registry.
     *
     * @param registry the host's
     * @param waitBuckets the bounds that waits are counted under, such as the service level's
     */
    public UptakeMeters(MeterRegistry registry, Duration... waitBuckets) {
        this.registry = registry;
        this.waitBuckets = waitBuckets.clone();
        this.series = new MeterSeries((meter, values) -> Counter.builder(meter.meterName())
                .description(meter.description())
                .tags(tags(meter, values))
                .register(registry)::increment);
        this.decisions = Timer.builder(SlussMeter.DECISION.meterName())
                .description(SlussMeter.DECISION.description())
                .register(registry);
        for (SlussMeter meter : FROM_ZERO) {
            series.fromZero(meter);
        }
        Gauge.builder(SlussMeter.HOLDOUT_SHARE.meterName(), this, meters -> meters.holdoutShare)
                .description(SlussMeter.HOLDOUT_SHARE.description())
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void record(LedgerEvent event) {
        Labels labels = event.labels();
        switch (event.kind()) {
            case CONTACT -> contact(labels);
            case PRESENTED -> {
                if (!labels.isChoice()) {
                    return; // as in the table
                }
                series.count(SlussMeter.PRESENTED, 1, origin(labels), reason(labels), channel(labels));
                series.count(SlussMeter.OFFERS, 1, channel(labels), MeterTags.PRESENTED);
            }
            case OUTCOME ->
                outcome(
                        labels,
                        event.outcome() == null
                                ? MeterTags.UNKNOWN
                                : event.outcome().label());
            case LOST -> outcome(labels, MeterTags.LOST);
            case SUPPRESSED -> series.count(SlussMeter.SUPPRESSED, 1, channel(labels), orUnknown(event.detail()));
            case RECONTACT -> series.count(SlussMeter.RECONTACTS, 1, reason(labels), channel(labels));
            case PROMISE -> series.count(SlussMeter.PROMISES, 1, channel(labels), orUnknown(event.detail()));
            case ANSWERED -> answered(event);
            case ABANDONED -> abandoned(event);
            case DECIDED_AGAIN, ELIGIBLE, OFFERED, QUEUED, WRAPPED_UP -> {}
        }
    }

    private void contact(Labels labels) {
        String urgency = urgency(labels.urgency());
        String arm = arm(labels.arm());
        series.count(SlussMeter.CONTACTS, 1, origin(labels), region(labels), reason(labels), urgency, arm);
        series.count(SlussMeter.ARRIVALS, 1, urgency, arm);
    }

    private void outcome(Labels labels, String outcome) {
        if (!labels.isChoice()) {
            return;
        }
        series.count(SlussMeter.OUTCOMES, 1, origin(labels), reason(labels), channel(labels), outcome);
        series.count(SlussMeter.OFFERS, 1, channel(labels), outcome);
    }

    private void answered(LedgerEvent event) {
        String after = LedgerEvent.AFTER_PROMISE.equals(event.detail()) ? MeterTags.PROMISE : MeterTags.QUEUE;
        time(SlussMeter.WAIT, event.span(), region(event.labels()), after);
    }

    private void abandoned(LedgerEvent event) {
        time(SlussMeter.ABANDONED, event.span(), region(event.labels()));
    }

    private void time(SlussMeter meter, @Nullable Duration span, String... values) {
        if (span != null) {
            Timer.builder(meter.meterName())
                    .description(meter.description())
                    .serviceLevelObjectives(waitBuckets)
                    .tags(tags(meter, List.of(values)))
                    .register(registry)
                    .record(span);
        }
    }

    @Override
    public void decided(Duration took, @Nullable String degradedStep) {
        decisions.record(took);
        if (degradedStep != null) {
            series.count(SlussMeter.DEGRADED, 1, degradedStep);
        }
    }

    @Override
    public void journal(JournalState state, long events) {
        series.count(SlussMeter.JOURNAL, (double) events, state.label());
    }

    @Override
    public synchronized void rules(InForce now) {
        holdoutShare = now.holdoutShare();
        Set<String> shown = now.candidate() == null ? Set.of(now.live()) : Set.of(now.live(), now.candidate());
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
                .tags(tags(SlussMeter.RULES_INFO, List.of(version)))
                .register(registry);
    }

    private static List<Tag> tags(SlussMeter meter, List<String> values) {
        List<Tag> tags = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            tags.add(Tag.of(meter.tags().get(i), values.get(i)));
        }
        return tags;
    }

    private String reason(Labels labels) {
        ReasonId reason = labels.reason();
        return reason == null ? MeterTags.UNKNOWN : reasons.bounded(reason.value());
    }

    private String region(Labels labels) {
        Region region = labels.region();
        return region == null ? MeterTags.UNKNOWN : regions.bounded(region.value());
    }

    private static String urgency(@Nullable Urgency urgency) {
        return urgency == null ? MeterTags.UNKNOWN : named(URGENCIES, urgency);
    }

    private static String arm(@Nullable Arm arm) {
        return arm == null ? MeterTags.UNKNOWN : named(ARMS, arm);
    }

    private static String channel(Labels labels) {
        ChannelKind channel = labels.channel();
        return channel == null ? MeterTags.UNKNOWN : channel.label();
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
        return value == null ? MeterTags.UNKNOWN : value;
    }
}
