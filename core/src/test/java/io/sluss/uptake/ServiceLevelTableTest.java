package io.sluss.uptake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.Region;
import io.sluss.contact.Seeds;
import io.sluss.criteria.TimeWindow;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.LedgerEvent.Kind;
import io.sluss.rules.ServiceLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Issue 5, Build 4: 85 % within 10 minutes between 07 and 20 per region, honestly and by the authority's definition. */
class ServiceLevelTableTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final ServiceLevel GOAL =
            new ServiceLevel(0.85, Duration.ofMinutes(10), new TimeWindow(7 * 60, 20 * 60));
    private static final Instant TEN =
            LocalDate.parse("2027-03-01").atTime(10, 15).atZone(ZONE).toInstant();

    private final ServiceLevelTable table = new ServiceLevelTable(GOAL, ZONE);
    private @Nullable String region = "syd";

    private Labels labels() {
        Region of = region == null ? null : new Region(region);
        return new Labels(Origin.PHONE, of, null, null, null, null, null, null, null);
    }

    private void tell(Kind kind, String contact, Instant at, @Nullable Duration span) {
        LedgerEvent event = LedgerEvent.ofContact(kind, new ContactId(contact), at, labels());
        table.record(span == null ? event : event.withSpan(span));
    }

    private void arrives(String contact, Instant at) {
        tell(Kind.CONTACT, contact, at, null);
    }

    /** A minute after its arrival it is put in the queue, and what happens then happens so long after the arrival. */
    private void queued(String contact, Instant at, @Nullable Kind then, int seconds) {
        arrives(contact, at);
        tell(Kind.QUEUED, contact, at.plusSeconds(60), null);
        if (then != null) {
            tell(then, contact, at.plusSeconds(seconds), Duration.ofSeconds(seconds));
        }
    }

    private void callback(String contact, Instant at, String what) {
        Labels of = labels().of(ChannelKind.CALLBACK, "callback");
        table.record(LedgerEvent.ofContact(Kind.PROMISE, new ContactId(contact), at, of)
                .withDetail(what));
    }

    private Waits waits() {
        return table.snapshot().all();
    }

    private static void rate(long numerator, long denominator, Rate rate) {
        assertEquals(new Rate(numerator, denominator), rate);
    }

    @Test
    void the_honest_clock_runs_from_the_arrival_and_the_authoritys_from_the_queue() {
        queued("a", TEN, Kind.ANSWERED, 600);
        queued("b", TEN, Kind.ANSWERED, 640);
        queued("c", TEN, Kind.ANSWERED, 661);
        rate(1, 3, waits().serviceLevel());
        rate(2, 3, waits().authoritysServiceLevel());
        assertEquals(633_667, waits().lengths().mean().orElseThrow().toMillis());
        double median = waits().lengths().percentile(0.5).orElseThrow().toSeconds();
        assertEquals(640, median, 640 * 0.025 + 1);
    }

    @Test
    void who_abandons_counts_as_not_answered_and_by_the_authority_not_at_all() {
        queued("a", TEN, Kind.ANSWERED, 120);
        queued("b", TEN, Kind.ABANDONED, 500);
        queued("soon", TEN, Kind.ABANDONED, 69);
        rate(1, 3, waits().serviceLevel());
        rate(1, 1, waits().authoritysServiceLevel());
        rate(2, 3, waits().abandonment());
        rate(1, 2, waits().authoritysAbandonment());
    }

    @Test
    void the_clock_does_not_stop_at_a_callback() {
        queued("a", TEN, null, 0);
        callback("a", TEN.plusSeconds(90), "made");
        tell(Kind.ABANDONED, "a", TEN.plusSeconds(95), Duration.ofSeconds(95));
        rate(0, 1, waits().serviceLevel());
        rate(0, 1, waits().abandonment());
        assertEquals(1, waits().open());
        callback("a", TEN.plusSeconds(7_200), "late");
        rate(0, 1, waits().serviceLevel());
        rate(0, 0, waits().authoritysServiceLevel());
        assertEquals(Duration.ofHours(2), waits().lengths().mean().orElseThrow());
        tell(Kind.ANSWERED, "a", TEN.plusSeconds(7_200), Duration.ofSeconds(7_200));
        assertEquals(1, waits().answered());
    }

    @Test
    void a_callback_that_is_quick_is_an_answer_in_time_and_one_that_is_broken_none() {
        arrives("a", TEN);
        callback("a", TEN.plusSeconds(30), "made");
        callback("a", TEN.plusSeconds(400), "kept");
        arrives("b", TEN);
        callback("b", TEN.plusSeconds(30), "made");
        callback("b", TEN.plusSeconds(40_000), "broken");
        rate(1, 2, waits().serviceLevel());
        rate(0, 0, waits().authoritysServiceLevel());
    }

    @Test
    void who_left_and_is_called_back_has_not_been_abandoned() {
        queued("a", TEN, Kind.ABANDONED, 65);
        rate(1, 1, waits().abandonment());
        callback("a", TEN.plusSeconds(300), "made");
        rate(0, 1, waits().abandonment());
        callback("a", TEN.plusSeconds(500), "kept");
        rate(1, 1, waits().serviceLevel());
        assertEquals(0, waits().abandonedSoon());
    }

    @Test
    void a_contact_that_never_wanted_a_person_is_not_waited_for() {
        arrives("a", TEN);
        tell(Kind.WRAPPED_UP, "a", TEN.plusSeconds(9), null);
        rate(0, 0, waits().serviceLevel());
        assertTrue(waits().serviceLevel().value().isEmpty());
    }

    @Test
    void the_hours_are_local_ones_of_the_arrival_and_the_goal_counts_between_its_own() {
        Instant six = LocalDate.parse("2027-07-01").atTime(6, 59).atZone(ZONE).toInstant();
        queued("early", six, Kind.ANSWERED, 120); // answered at 07:01
        queued("a", six.plusSeconds(60), Kind.ANSWERED, 120);
        ServiceLevelTable.OfPlace syd = table.snapshot().regions().get("syd");
        assertEquals(1, syd.hours().get(6).wanted());
        assertEquals(1, syd.hours().get(7).wanted());
        assertEquals(0, syd.hours().get(8).wanted());
        assertEquals(1, syd.between().wanted());
        assertEquals(1, waits().wanted());
    }

    @Test
    void it_is_counted_per_region_as_known_when_it_comes_to_a_person() {
        queued("a", TEN, Kind.ANSWERED, 120);
        region = null;
        queued("b", TEN, Kind.ANSWERED, 120);
        arrives("c", TEN);
        region = "nord";
        tell(Kind.DECIDED_AGAIN, "c", TEN.plusSeconds(20), null);
        queued("c", TEN, Kind.ANSWERED, 1_200);
        ServiceLevelTable.Snapshot snapshot = table.snapshot();
        rate(1, 1, snapshot.regions().get("syd").between().serviceLevel());
        rate(1, 1, snapshot.regions().get("unknown").between().serviceLevel());
        rate(0, 1, snapshot.regions().get("nord").between().serviceLevel());
        rate(2, 3, snapshot.all().serviceLevel());
    }

    @Test
    void what_is_told_twice_counts_once() {
        for (int i = 0; i < 2; i++) {
            queued("a", TEN, Kind.ANSWERED, 120);
            tell(Kind.ABANDONED, "a", TEN.plusSeconds(130), Duration.ofSeconds(130));
            queued("b", TEN, Kind.ABANDONED, 120);
        }
        assertEquals(2, waits().wanted());
        assertEquals(1, waits().answered());
        assertEquals(1, waits().abandoned());
    }

    @Test
    void it_remembers_a_bounded_number_of_contacts_and_reads_any_number_one_after_another() {
        ServiceLevelTable small = new ServiceLevelTable(GOAL, ZONE, Duration.ofSeconds(5), 10);
        for (int i = 0; i < 5_000; i++) {
            for (Kind kind : new Kind[] {Kind.CONTACT, Kind.QUEUED, Kind.ANSWERED}) {
                small.record(LedgerEvent.ofContact(kind, new ContactId("c" + i), TEN.plusSeconds(i % 900), labels()));
            }
        }
        assertEquals(5_000, small.snapshot().all().wanted());
        assertEquals(5_000, small.snapshot().all().answered());
    }

    /** As it happens, or contact by contact as it is read again from a database. */
    @Test
    void it_counts_the_same_in_whatever_order_contacts_come() {
        Seeds.each(300, random -> {
            List<LedgerEvent> asItHappened = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                region = Seeds.oneOf(random, List.of("syd", "nord"));
                life(random, new ContactId("c" + i), TEN.plusSeconds(random.nextInt(90_000)), asItHappened);
            }
            List<LedgerEvent> byContact = new ArrayList<>(asItHappened);
            byContact.sort(
                    Comparator.comparing((LedgerEvent event) -> event.contact().text())
                            .thenComparing(LedgerEvent::at));
            asItHappened.sort(Comparator.comparing(LedgerEvent::at));
            String told = counts(asItHappened);
            assertEquals(told, counts(byContact));
            List<LedgerEvent> twice = new ArrayList<>(asItHappened);
            twice.addAll(asItHappened);
            assertEquals(told, counts(twice));
        });
    }

    private void life(RandomGenerator random, ContactId contact, Instant from, List<LedgerEvent> events) {
        Instant at = from;
        events.add(LedgerEvent.ofContact(Kind.CONTACT, contact, at, labels()));
        for (int steps = random.nextInt(6); steps > 0; steps--) {
            at = at.plusSeconds(1 + random.nextInt(700));
            Kind kind = Seeds.oneOf(
                    random, List.of(Kind.QUEUED, Kind.ANSWERED, Kind.ABANDONED, Kind.PROMISE, Kind.WRAPPED_UP));
            LedgerEvent event = LedgerEvent.ofContact(kind, contact, at, labels());
            if (kind == Kind.PROMISE) {
                String what = Seeds.oneOf(random, List.of("made", "kept", "late", "broken", "no-answer"));
                event = LedgerEvent.ofContact(kind, contact, at, labels().of(ChannelKind.CALLBACK, "callback"))
                        .withDetail(what);
            }
            events.add(event);
        }
    }

    private static String counts(List<LedgerEvent> events) {
        ServiceLevelTable table = new ServiceLevelTable(GOAL, ZONE);
        events.forEach(table::record);
        StringBuilder counts = new StringBuilder();
        ServiceLevelTable.Snapshot snapshot = table.snapshot();
        counts.append(counts(snapshot.all()));
        long all = 0;
        for (ServiceLevelTable.OfPlace place : snapshot.regions().values()) {
            counts.append(counts(place.between()));
            place.hours().forEach(hour -> counts.append(counts(hour)));
            all += place.between().wanted();
        }
        assertEquals(snapshot.all().wanted(), all);
        return counts.toString();
    }

    private static String counts(Waits waits) {
        assertTrue(waits.open() >= 0 && waits.abandonedSoon() >= 0, waits::toString);
        assertTrue(waits.inCall() <= waits.answered() && waits.abandonedSoon() <= waits.abandoned(), waits::toString);
        assertTrue(waits.answeredInTime() <= waits.answered() && waits.inCallInTime() <= waits.inCall());
        assertEquals(waits.answered(), waits.lengths().size());
        return waits.serviceLevel() + " " + waits.authoritysServiceLevel() + " " + waits.abandonment() + " "
                + waits.authoritysAbandonment() + " " + waits.lengths().mean() + "\n";
    }
}
