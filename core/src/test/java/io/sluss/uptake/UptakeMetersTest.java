package io.sluss.uptake;

import static io.sluss.outcome.SomeEvents.CALLBACK;
import static io.sluss.outcome.SomeEvents.NOON;
import static io.sluss.outcome.SomeEvents.SERVICE;
import static io.sluss.outcome.SomeEvents.about;
import static io.sluss.outcome.SomeEvents.arrived;
import static io.sluss.outcome.SomeEvents.caller;
import static io.sluss.outcome.SomeEvents.note;
import static io.sluss.outcome.SomeEvents.of;
import static io.sluss.outcome.SomeEvents.presented;
import static io.sluss.outcome.SomeEvents.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.LedgerEvent.Kind;
import io.sluss.outcome.Outcome;
import io.sluss.uptake.UptakeRecorder.JournalState;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UptakeMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final UptakeMeters meters = new UptakeMeters(registry, Duration.ofMinutes(1), Duration.ofMinutes(10));

    /** One of everything that can happen. */
    private void everything() {
        LedgerEvent arrived = arrived("c", NOON, caller(1));
        for (LedgerEvent event : List.of(
                arrived,
                about(arrived, null),
                presented("c" + SERVICE),
                report("c" + SERVICE, Outcome.COMPLETED_BY_STAFF),
                of(Kind.LOST, "c" + SERVICE, NOON, null),
                of(Kind.SUPPRESSED, "c" + CALLBACK, NOON, null).withDetail("need-not-met"),
                of(Kind.RECONTACT, "c" + SERVICE, NOON, null),
                of(Kind.PROMISE, "c" + CALLBACK, NOON, null).withDetail("made"),
                note(Kind.ANSWERED, "c", NOON).withSpan(Duration.ofMinutes(3)),
                note(Kind.ANSWERED, "c", NOON),
                note(Kind.ANSWERED, "c", NOON).withSpan(Duration.ofHours(3)).withDetail(LedgerEvent.AFTER_PROMISE),
                note(Kind.QUEUED, "c", NOON),
                note(Kind.ABANDONED, "c", NOON).withSpan(Duration.ofMinutes(2)),
                note(Kind.WRAPPED_UP, "c", NOON),
                note(Kind.DECIDED_AGAIN, "c", NOON),
                of(Kind.OFFERED, "c" + SERVICE, NOON, null))) {
            meters.record(event);
        }
        meters.decided(Duration.ofMillis(3), null);
        meters.decided(Duration.ofMillis(60), "recogniser");
        for (JournalState state : JournalState.values()) {
            meters.journal(state, 7);
        }
        rules("0123456789ab", null);
    }

    private void rules(String live, String candidate) {
        meters.rules(new UptakeRecorder.InForce(live, candidate, 0));
    }

    /** What was registered, without the buckets that this registry shows as meters of their own. */
    private List<Meter> meters() {
        return registry.getMeters().stream()
                .filter(meter -> !meter.getId().getName().endsWith(".histogram"))
                .toList();
    }

    @Test
    void every_meter_has_its_name_its_description_and_exactly_its_tags() {
        everything();
        Map<String, SlussMeter> declared =
                Arrays.stream(SlussMeter.values()).collect(Collectors.toMap(SlussMeter::meterName, meter -> meter));
        Set<SlussMeter> seen = new HashSet<>();
        for (Meter meter : meters()) {
            SlussMeter of = declared.get(meter.getId().getName());
            assertNotNull(of, () -> meter.getId() + " is not declared");
            assertEquals(of.description(), meter.getId().getDescription());
            assertEquals(
                    new HashSet<>(of.tags()),
                    meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.toSet()),
                    () -> meter.getId().toString());
            seen.add(of);
        }
        assertEquals(Set.of(SlussMeter.values()), seen);
    }

    @Test
    void the_names_and_tags_are_those_of_the_design() {
        Map<String, List<String>> design = new HashMap<>();
        design.put("sluss.contacts", List.of("origin", "region", "reason", "urgency", "arm"));
        design.put("sluss.presented", List.of("origin", "reason", "channel"));
        design.put("sluss.outcomes", List.of("origin", "reason", "channel", "outcome"));
        design.put("sluss.suppressed", List.of("channel", "why"));
        design.put("sluss.decision", List.of());
        design.put("sluss.degraded", List.of("step"));
        design.put("sluss.journal", List.of("state"));
        design.put("sluss.promises", List.of("channel", "state"));
        design.put("sluss.recontacts", List.of("reason", "channel"));
        design.put("sluss.arrivals", List.of("urgency", "arm"));
        design.put("sluss.offers", List.of("channel", "event"));
        design.put("sluss.wait", List.of("region", "after"));
        design.put("sluss.abandoned", List.of("region"));
        design.put("sluss.holdout.share", List.of());
        design.put("sluss.rules.info", List.of("version"));
        assertEquals(
                design,
                Arrays.stream(SlussMeter.values()).collect(Collectors.toMap(SlussMeter::meterName, SlussMeter::tags)));
    }

    @ParameterizedTest
    @EnumSource
    void every_meter_says_what_it_counts(SlussMeter meter) {
        assertTrue(meter.description().length() > 10);
        assertFalse(meter.description().endsWith("."));
        assertTrue(meter.meterName().matches("sluss(\\.[a-z]+)+"));
    }

    private double count(String name, String... tags) {
        var counter = registry.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void what_happened_is_counted_under_its_labels() {
        everything();
        assertEquals(
                1,
                count(
                        "sluss.contacts",
                        "origin",
                        "phone",
                        "region",
                        "syd",
                        "reason",
                        "bike",
                        "urgency",
                        "deferrable",
                        "arm",
                        "offered"));
        assertEquals(1, count("sluss.contacts", "reason", "unknown"));
        assertEquals(1, count("sluss.presented", "origin", "phone", "reason", "bike", "channel", "e-service"));
        assertEquals(1, count("sluss.outcomes", "channel", "e-service", "outcome", "completed-by-staff"));
        assertEquals(1, count("sluss.outcomes", "channel", "e-service", "outcome", "lost"));
        assertEquals(1, count("sluss.suppressed", "channel", "callback", "why", "need-not-met"));
        assertEquals(1, count("sluss.recontacts", "reason", "bike", "channel", "e-service"));
        assertEquals(1, count("sluss.promises", "channel", "callback", "state", "made"));
        assertEquals(1, count("sluss.degraded", "step", "recogniser"));
        assertEquals(7, count("sluss.journal", "state", "flushed"));
        assertEquals(7, count("sluss.journal", "state", "dropped"));
        assertEquals(7, count("sluss.journal", "state", "retried"));
        Timer decisions = registry.get("sluss.decision").timer();
        assertEquals(2, decisions.count());
        assertEquals(63, decisions.totalTime(TimeUnit.MILLISECONDS), 0.001);
    }

    @Test
    void a_wait_is_counted_once_under_the_bounds_of_the_service_level() {
        everything();
        Timer wait = registry.get("sluss.wait")
                .tag("region", "syd")
                .tag("after", "queue")
                .timer();
        assertEquals(1, wait.count(), "an answer without a wait is none");
        assertEquals(3, wait.totalTime(TimeUnit.MINUTES), 0.001);
        var buckets = wait.takeSnapshot().histogramCounts();
        assertEquals(2, buckets.length);
        assertEquals(0, buckets[0].count());
        assertEquals(1, buckets[1].count());
        Timer promised = registry.get("sluss.wait").tag("after", "promise").timer();
        assertEquals(3, promised.totalTime(TimeUnit.HOURS), 0.001);
        Timer left = registry.get("sluss.abandoned").tag("region", "syd").timer();
        assertEquals(2, left.totalTime(TimeUnit.MINUTES), 0.001);
    }

    @Test
    void what_shares_are_made_of_is_there_from_the_start_and_counts_the_same() {
        assertEquals(
                0,
                registry.get("sluss.arrivals").tag("arm", "held-out").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum());
        for (SlussMeter meter : List.of(
                SlussMeter.ARRIVALS,
                SlussMeter.OFFERS,
                SlussMeter.SUPPRESSED,
                SlussMeter.DEGRADED,
                SlussMeter.JOURNAL,
                SlussMeter.PROMISES)) {
            int all = meter.tags().stream()
                    .mapToInt(tag -> MeterTags.known(meter, tag).size())
                    .reduce(1, (a, b) -> a * b);
            assertTrue(all > 1);
            assertEquals(all, registry.get(meter.meterName()).counters().size());
        }
        everything();
        assertEquals(2, count("sluss.arrivals", "urgency", "deferrable", "arm", "offered"));
        assertEquals(1, count("sluss.offers", "channel", "e-service", "event", "presented"));
        assertEquals(1, count("sluss.offers", "channel", "e-service", "event", "completed-by-staff"));
        assertEquals(1, count("sluss.offers", "channel", "e-service", "event", "lost"));
    }

    @Test
    void the_share_that_is_held_out_is_shown_as_it_is_now() {
        meters.rules(new UptakeRecorder.InForce("a", null, 0.05));
        assertEquals(0.05, registry.get("sluss.holdout.share").gauge().value());
        meters.rules(new UptakeRecorder.InForce("a", "b", Double.NaN));
        assertTrue(Double.isNaN(registry.get("sluss.holdout.share").gauge().value()));
    }

    @Test
    void whatever_comes_no_label_and_no_meter_takes_more_than_it_says() {
        Random random = new Random(5);
        for (int i = 0; i < 60_000; i++) {
            Labels labels = new Labels(
                    Origin.values()[random.nextInt(Origin.values().length)],
                    random.nextInt(50) == 0 ? null : new Region("region-" + random.nextInt(60)),
                    "sv",
                    random.nextInt(50) == 0 ? null : new ReasonId("reason-" + random.nextInt(400)),
                    Urgency.values()[random.nextInt(Urgency.values().length)],
                    random.nextInt(9) == 0 ? null : Arm.values()[random.nextInt(Arm.values().length)],
                    random.nextInt(9) == 0 ? null : ChannelKind.values()[random.nextInt(ChannelKind.values().length)],
                    "channel-" + i,
                    "version-" + i);
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            Outcome outcome = kind == Kind.OUTCOME ? Outcome.values()[random.nextInt(Outcome.values().length)] : null;
            meters.record(new LedgerEvent(
                    kind,
                    "s" + i,
                    new io.sluss.contact.ContactId("c" + i),
                    NOON,
                    labels,
                    outcome,
                    "detail-" + i,
                    Duration.ofSeconds(random.nextInt(5_000)),
                    null));
            if (i % 20 == 0) {
                rules("v" + i, "w" + i);
                meters.decided(Duration.ofMillis(1), "step-" + i);
            }
        }
        for (SlussMeter meter : SlussMeter.values()) {
            Collection<Meter> all = registry.find(meter.meterName()).meters();
            assertTrue(all.size() <= meter.mostSeries(), () -> meter + " has " + all.size());
            for (String tag : meter.tags()) {
                Set<String> values =
                        all.stream().map(m -> m.getId().getTag(tag)).collect(Collectors.toSet());
                assertTrue(values.size() <= meter.mostValues(tag), () -> meter + " " + tag + " " + values.size());
            }
        }
        assertTrue(registry.find("sluss.contacts").meters().size() > 1_000, "hostile enough");
        assertEquals(202, SlussMeter.CONTACTS.mostValues("reason"));
        assertEquals(32, SlussMeter.CONTACTS.mostValues("region"));
        assertThrows(IllegalArgumentException.class, () -> SlussMeter.WAIT.mostValues("reason"));
    }

    @Test
    void a_meter_that_is_full_counts_on_under_other() {
        int many = 0;
        for (int reason = 0; reason < 200; reason++) {
            for (Origin origin : Origin.values()) {
                for (ChannelKind channel : ChannelKind.values()) {
                    for (Outcome outcome : Outcome.values()) {
                        LedgerEvent event = report("c" + SERVICE, outcome);
                        Labels of = new Labels(
                                origin,
                                null,
                                null,
                                new ReasonId("reason-" + reason),
                                null,
                                io.sluss.offer.Arm.OFFERED,
                                channel,
                                null,
                                null);
                        meters.record(new LedgerEvent(
                                Kind.OUTCOME, "s", event.contact(), NOON, of, outcome, null, null, null));
                        many++;
                    }
                }
            }
        }
        var counters = registry.find("sluss.outcomes").counters();
        assertTrue(many > SlussMeter.FULL, () -> "not full");
        assertTrue(counters.size() > SlussMeter.FULL && counters.size() <= SlussMeter.OUTCOMES.mostSeries());
        assertEquals(many, counters.stream().mapToDouble(Counter::count).sum(), "nothing is lost");
    }

    @Test
    void the_201st_reason_becomes_other_and_those_before_keep_their_names() {
        LedgerEvent event = presented("c" + SERVICE);
        for (int i = 1; i <= 250; i++) {
            meters.record(about(event, "reason-" + i));
        }
        for (int i = 1; i <= 250; i++) {
            meters.record(about(report("c" + SERVICE, Outcome.ACCEPTED), "reason-" + i));
        }
        assertEquals(1, count("sluss.presented", "reason", "reason-200"));
        assertEquals(0, count("sluss.presented", "reason", "reason-201"));
        assertEquals(50, count("sluss.presented", "reason", "other"));
        assertEquals(50, count("sluss.outcomes", "reason", "other"));
        assertEquals(1, count("sluss.outcomes", "reason", "reason-1"));
        meters.record(about(event, null));
        assertEquals(1, count("sluss.presented", "reason", "unknown"));
        assertEquals(202, registry.find("sluss.presented").counters().size());
    }

    @Test
    void only_the_rules_in_force_are_shown() {
        rules("aaaaaaaaaaaa", null);
        rules("bbbbbbbbbbbb", null);
        rules("bbbbbbbbbbbb", null);
        assertEquals(List.of("bbbbbbbbbbbb"), versions());
        assertEquals(1, registry.get("sluss.rules.info").gauge().value());
        rules("aaaaaaaaaaaa", null);
        assertEquals(List.of("aaaaaaaaaaaa"), versions());
        System.gc();
        assertEquals(1, registry.get("sluss.rules.info").gauge().value(), "it is not collected as garbage");
    }

    @Test
    void the_live_rules_and_the_candidate_are_shown_and_no_other() {
        rules("aaaaaaaaaaaa", "bbbbbbbbbbbb");
        assertEquals(Set.of("aaaaaaaaaaaa", "bbbbbbbbbbbb"), Set.copyOf(versions()));
        rules("aaaaaaaaaaaa", "cccccccccccc");
        assertEquals(Set.of("aaaaaaaaaaaa", "cccccccccccc"), Set.copyOf(versions()));
        rules("cccccccccccc", null);
        assertEquals(List.of("cccccccccccc"), versions());
        assertEquals(1, registry.get("sluss.rules.info").gauge().value());
    }

    private List<String> versions() {
        return registry.find("sluss.rules.info").gauges().stream()
                .map(gauge -> gauge.getId().getTag("version"))
                .toList();
    }

    @Test
    void no_id_no_caller_and_no_name_of_a_single_service_becomes_a_label() {
        Labels usual = presented("c" + SERVICE).labels();
        Labels labels = new Labels(
                Origin.WEB,
                usual.region(),
                usual.language(),
                usual.reason(),
                usual.urgency(),
                usual.arm(),
                usual.channel(),
                "canary-service",
                "canary-rules");
        for (Kind kind : Kind.values()) {
            Outcome outcome = kind == Kind.OUTCOME ? Outcome.ACCEPTED : null;
            meters.record(new LedgerEvent(
                    kind,
                    "canary-subject",
                    new io.sluss.contact.ContactId("canary-contact"),
                    NOON,
                    labels,
                    outcome,
                    null,
                    Duration.ofMinutes(1),
                    caller(1)));
        }
        Set<String> values = counted()
                .map(meter -> meter.getId().getTags())
                .flatMap(Collection::stream)
                .map(Tag::getValue)
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "web",
                        "syd",
                        "bike",
                        "deferrable",
                        "offered",
                        "e-service",
                        "accepted",
                        "lost",
                        "unknown",
                        "presented",
                        "queue"),
                values);
    }

    /** Everything but what is there from the start and was not touched. */
    private Stream<Meter> counted() {
        return meters().stream().filter(meter -> !(meter instanceof Counter counter && counter.count() == 0));
    }

    @Test
    void what_is_not_known_is_unknown() {
        Labels nothing = new Labels(Origin.COUNTER, null, null, null, null, null, null, null, null);
        for (Kind kind : Kind.values()) {
            meters.record(new LedgerEvent(
                    kind, "s", new io.sluss.contact.ContactId("c"), NOON, nothing, null, null, Duration.ZERO, null));
        }
        Set<String> values = counted()
                .map(meter -> meter.getId().getTags())
                .flatMap(Collection::stream)
                .map(Tag::getValue)
                .collect(Collectors.toSet());
        assertEquals(Set.of("counter", "unknown", "queue"), values, "an offer of no known channel is in no uptake");
    }
}
