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
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluss.contact.Origin;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
                note(Kind.QUEUED, "c", NOON),
                note(Kind.ABANDONED, "c", NOON),
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
        meters.rules("0123456789ab", null);
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
        design.put("sluss.wait", List.of("region"));
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
        Timer wait = registry.get("sluss.wait").tag("region", "syd").timer();
        assertEquals(1, wait.count(), "an answer without a wait is none");
        assertEquals(3, wait.totalTime(TimeUnit.MINUTES), 0.001);
        var buckets = wait.takeSnapshot().histogramCounts();
        assertEquals(2, buckets.length);
        assertEquals(0, buckets[0].count());
        assertEquals(1, buckets[1].count());
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
        meters.rules("aaaaaaaaaaaa", null);
        meters.rules("bbbbbbbbbbbb", null);
        meters.rules("bbbbbbbbbbbb", null);
        assertEquals(List.of("bbbbbbbbbbbb"), versions());
        assertEquals(1, registry.get("sluss.rules.info").gauge().value());
        meters.rules("aaaaaaaaaaaa", null);
        assertEquals(List.of("aaaaaaaaaaaa"), versions());
        System.gc();
        assertEquals(1, registry.get("sluss.rules.info").gauge().value(), "it is not collected as garbage");
    }

    @Test
    void the_live_rules_and_the_candidate_are_shown_and_no_other() {
        meters.rules("aaaaaaaaaaaa", "bbbbbbbbbbbb");
        assertEquals(Set.of("aaaaaaaaaaaa", "bbbbbbbbbbbb"), Set.copyOf(versions()));
        meters.rules("aaaaaaaaaaaa", "cccccccccccc");
        assertEquals(Set.of("aaaaaaaaaaaa", "cccccccccccc"), Set.copyOf(versions()));
        meters.rules("cccccccccccc", null);
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
        Set<String> values = meters().stream()
                .map(meter -> meter.getId().getTags())
                .flatMap(Collection::stream)
                .map(Tag::getValue)
                .collect(Collectors.toSet());
        assertEquals(
                Set.of("web", "syd", "bike", "deferrable", "offered", "e-service", "accepted", "lost", "unknown"),
                values);
    }

    @Test
    void what_is_not_known_is_unknown() {
        Labels nothing = new Labels(Origin.COUNTER, null, null, null, null, null, null, null, null);
        for (Kind kind : Kind.values()) {
            meters.record(new LedgerEvent(
                    kind, "s", new io.sluss.contact.ContactId("c"), NOON, nothing, null, null, Duration.ZERO, null));
        }
        Set<String> values = meters().stream()
                .map(meter -> meter.getId().getTags())
                .flatMap(Collection::stream)
                .map(Tag::getValue)
                .collect(Collectors.toSet());
        assertEquals(Set.of("counter", "unknown", "lost"), values);
    }
}
