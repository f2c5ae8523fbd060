package io.sluss.uptake;

import static io.sluss.outcome.SomeEvents.CALLBACK;
import static io.sluss.outcome.SomeEvents.LIFE;
import static io.sluss.outcome.SomeEvents.NOON;
import static io.sluss.outcome.SomeEvents.PERSON;
import static io.sluss.outcome.SomeEvents.SERVICE;
import static io.sluss.outcome.SomeEvents.arrived;
import static io.sluss.outcome.SomeEvents.caller;
import static io.sluss.outcome.SomeEvents.contact;
import static io.sluss.outcome.SomeEvents.note;
import static io.sluss.outcome.SomeEvents.offered;
import static io.sluss.outcome.SomeEvents.presented;
import static io.sluss.outcome.SomeEvents.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.LedgerEvent.Kind;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.WrapUp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the ledger tells of whole contacts: their records, what was deflected, and what was urgent and missed. */
class ContactRecordsTest {
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final Instant LATER = NOON.plus(WINDOW);

    private final OfferLedger ledger = OfferLedger.inMemory(10_000, Duration.ofDays(30));

    private void happens(LedgerEvent... events) {
        ledger.append(List.of(events));
    }

    private List<ContactRecord> records() {
        ContactRecords records = new ContactRecords();
        ledger.read(Instant.EPOCH, LATER.plus(WINDOW), records::record);
        return records.records();
    }

    private ContactRecord record(String name) {
        return records().stream()
                .filter(each -> each.contact().equals(contact(name)))
                .findFirst()
                .orElseThrow();
    }

    private static LedgerEvent withLabels(LedgerEvent event, Labels labels) {
        return new LedgerEvent(
                event.kind(),
                event.subject(),
                event.contact(),
                event.at(),
                labels,
                event.outcome(),
                event.detail(),
                event.span(),
                event.caller(),
                event.wrapUp(),
                event.propensity());
    }

    private static LedgerEvent in(LedgerEvent event, Arm arm) {
        return withLabels(event, event.labels().in(arm));
    }

    private static LedgerEvent cameBack(String later, String earlier, Instant at) {
        return new LedgerEvent(
                Kind.RECONTACT,
                earlier,
                contact(later),
                at,
                arrived(later, at, null).labels(),
                null,
                null,
                null,
                null);
    }

    private static LedgerEvent wrappedUp(String name, Urgency told) {
        LedgerEvent event = note(Kind.WRAPPED_UP, name, NOON.plusSeconds(600));
        Labels old = event.labels();
        return withLabels(
                event,
                new Labels(
                        old.origin(),
                        old.region(),
                        old.language(),
                        old.reason(),
                        told,
                        old.arm(),
                        null,
                        null,
                        old.ruleSet()));
    }

    @Test
    void a_record_tells_all_that_happened_to_a_contact() {
        happens(
                arrived("c", NOON, caller(1)).withPropensity(0.9),
                cameBack("c", "before", NOON),
                offered("c" + SERVICE),
                offered("c" + CALLBACK),
                offered("c" + PERSON),
                presented("c" + SERVICE),
                presented("c" + CALLBACK),
                note(Kind.QUEUED, "c", NOON.plusSeconds(90)).withSpan(Duration.ofMinutes(20)),
                report("c" + CALLBACK, Outcome.DECLINED).withDetail("prefers-person"));
        ledger.settle(report("c" + SERVICE, Outcome.ACCEPTED));
        ledger.settle(report("c" + SERVICE, Outcome.OPENED));
        happens(
                note(Kind.ANSWERED, "c", NOON.plusSeconds(300)).withSpan(Duration.ofMinutes(5)),
                note(Kind.WRAPPED_UP, "c", NOON.plusSeconds(500))
                        .withWrapUp(new WrapUp(true, null, false, null, null, Duration.ofSeconds(200))));
        ContactRecord record = record("c");
        assertEquals(NOON, record.arrivedAt());
        assertEquals(Arm.OFFERED, record.arm());
        assertEquals(0.9, record.propensity());
        assertEquals(1L, record.caller());
        assertFalse(record.degraded());
        assertEquals(
                List.of(ChannelKind.E_SERVICE, ChannelKind.CALLBACK),
                record.eligible().stream().map(ContactRecord.Way::kind).toList());
        assertEquals(3, record.offers().size());
        ContactRecord.Put service = record.offers().get(0);
        assertEquals(Optional.of(service), record.accepted());
        assertEquals(NOON, service.presentedAt());
        assertEquals(NOON.plusSeconds(60), service.settledAt());
        assertTrue(service.followed().containsKey(Outcome.OPENED));
        assertEquals("prefers-person", record.offers().get(1).declineReason());
        assertNull(record.offers().get(2).presentedAt());
        assertEquals(Duration.ofMinutes(20), record.queueing().announced());
        assertEquals(Duration.ofMinutes(5), record.queueing().waited());
        assertEquals(Duration.ofSeconds(200), record.ending().told().handling());
        assertTrue(record.cameBack());
        assertNull(record.cameBackAfter(), "which the ledger has nothing of");
        MeasuredContact measured = record.measured(null, Duration.ofMinutes(8));
        assertTrue(measured.live());
        assertEquals(Duration.ofSeconds(200), measured.handling());
        assertEquals(Duration.ZERO, measured.byStaff());
    }

    @Test
    void the_arm_is_that_of_the_first_step_that_had_something_to_offer() {
        LedgerEvent unclear = in(arrived("a", NOON, null), Arm.PASSED_THROUGH).withPropensity(1.0);
        LedgerEvent then = in(note(Kind.DECIDED_AGAIN, "a", NOON.plusSeconds(9)), Arm.HELD_OUT)
                .withPropensity(0.1);
        LedgerEvent last = in(note(Kind.DECIDED_AGAIN, "a", NOON.plusSeconds(20)), Arm.PASSED_THROUGH)
                .withDetail(LedgerEvent.DEGRADED);
        happens(unclear, then, last);
        assertEquals(Arm.HELD_OUT, record("a").arm());
        assertEquals(0.1, record("a").propensity());
        assertFalse(record("a").degraded(), "it was drawn before anything failed");
        happens(in(arrived("b", NOON, null), Arm.PASSED_THROUGH).withDetail(LedgerEvent.DEGRADED));
        assertEquals(Arm.PASSED_THROUGH, record("b").arm());
        assertTrue(record("b").degraded());
    }

    @Test
    void callers_are_told_apart_by_numbers_and_the_anonymous_are_nobody() {
        CallerKey other = caller(2);
        happens(arrived("a", NOON, caller(1)), arrived("b", NOON, other), arrived("c", NOON, caller(1)));
        happens(arrived("d", NOON, null));
        assertEquals(record("a").caller(), record("c").caller());
        assertFalse(record("a").caller().equals(record("b").caller()));
        assertNull(record("d").caller());
        ContactRecords asItHappens = new ContactRecords(); // as a file has it that was written meanwhile
        asItHappens.record(arrived("e", NOON, other));
        asItHappens.record(note(Kind.DECIDED_AGAIN, "e", NOON).withDetail(LedgerEvent.ANONYMOUS));
        assertNull(asItHappens.records().get(0).caller());
        asItHappens.record(note(Kind.QUEUED, "of-another-node", NOON));
        assertEquals(1, asItHappens.withoutArrival());
        assertEquals(1, asItHappens.records().size());
        assertEquals(List.of(), asItHappens.records(NOON.plusNanos(1), LATER));
    }

    private void accepted(String name, String channel) {
        happens(arrived(name, NOON, caller(name.charAt(0) - 'a')), offered(name + channel), presented(name + channel));
        ledger.settle(report(name + channel, Outcome.ACCEPTED, NOON.plusSeconds(60)));
    }

    private void follows(String name, Outcome outcome, long seconds) {
        ledger.settle(report(name + SERVICE, outcome, NOON.plusSeconds(seconds)));
    }

    private Deflection deflection(String name, Instant until) {
        List<ContactRecord> all = records();
        return new Deflection.Judge(all, reason -> WINDOW, until).of(record(name));
    }

    @Test
    void a_deflection_is_confirmed_only_when_it_is_known_to_have_succeeded() {
        accepted("a", SERVICE);
        assertEquals(Deflection.POTENTIAL, deflection("a", LATER), "silence is not success");
        follows("a", Outcome.OPENED, 70);
        follows("a", Outcome.STARTED, 80);
        assertEquals(Deflection.POTENTIAL, deflection("a", LATER));
        follows("a", Outcome.COMPLETED, 900);
        assertEquals(Deflection.CONFIRMED, deflection("a", LATER));
        assertEquals(Deflection.POTENTIAL, deflection("a", LATER.minusNanos(1)), "the window is open");
        happens(arrived("b", NOON.plusSeconds(9_000), caller(0)), cameBack("b", "a", NOON.plusSeconds(9_000)));
        assertEquals(Deflection.FALSE, deflection("a", LATER));
        assertEquals(Deflection.NONE, deflection("b", LATER));
        assertEquals(
                Map.of(
                        Deflection.NONE, 1L,
                        Deflection.MOVED, 0L,
                        Deflection.FALSE, 1L,
                        Deflection.CONFIRMED, 0L,
                        Deflection.POTENTIAL, 0L),
                new Deflection.Judge(records(), reason -> WINDOW, LATER).count(records()));
    }

    @Test
    void of_a_caller_who_is_not_known_nobody_can_tell() {
        happens(arrived("x", NOON, null), offered("x" + SERVICE), presented("x" + SERVICE));
        ledger.settle(report("x" + SERVICE, Outcome.ACCEPTED));
        follows("x", Outcome.COMPLETED, 900);
        assertEquals(Deflection.POTENTIAL, deflection("x", LATER));
    }

    @Test
    void what_staff_did_or_what_failed_is_no_deflection() {
        accepted("a", SERVICE);
        follows("a", Outcome.COMPLETED, 100);
        follows("a", Outcome.COMPLETED_BY_STAFF, 200);
        assertEquals(Deflection.FALSE, deflection("a", LATER));
        accepted("b", SERVICE);
        follows("b", Outcome.FAILED, 100);
        assertEquals(Deflection.FALSE, deflection("b", LATER));
        follows("b", Outcome.COMPLETED, 200);
        assertEquals(Deflection.CONFIRMED, deflection("b", LATER), "tried again, and done");
        accepted("c", CALLBACK);
        assertEquals(Deflection.MOVED, deflection("c", LATER));
    }

    @Test
    void who_spoke_with_a_person_after_accepting_was_not_deflected() {
        accepted("a", SERVICE);
        follows("a", Outcome.COMPLETED, 100);
        happens(note(Kind.ANSWERED, "a", NOON.plusSeconds(60)));
        assertEquals(Deflection.FALSE, deflection("a", LATER));
        accepted("b", SERVICE);
        follows("b", Outcome.COMPLETED, 100);
        happens(note(Kind.ANSWERED, "b", NOON.plusSeconds(59)));
        assertEquals(Deflection.CONFIRMED, deflection("b", LATER), "an agent sent the link");
        happens(note(Kind.ABANDONED, "b", NOON.plusSeconds(70)));
        assertEquals(Deflection.CONFIRMED, deflection("b", LATER));
    }

    @Test
    void urgent_contacts_that_were_deferred_are_counted_with_a_bound() {
        for (int i = 0; i < 60; i++) {
            happens(arrived("c" + i, NOON.plusSeconds(i), null));
        }
        assertEquals(Optional.empty(), MissedUrgent.of(records(), 0, 1).atMost(), "nobody judged any");
        for (int i = 0; i < 50; i++) {
            happens(wrappedUp("c" + i, i == 7 ? Urgency.TIME_CRITICAL : Urgency.DEFERRABLE));
        }
        happens(wrappedUp("c55", null));
        happens(in(arrived("held-out", NOON, null), Arm.HELD_OUT), wrappedUp("held-out", Urgency.EMERGENCY));
        MissedUrgent missed = MissedUrgent.of(records(), 0, 1);
        assertEquals(new Rate(1, 50), missed.missed());
        assertEquals(60, missed.deferred());
        assertEquals(0.0914, missed.atMost().orElseThrow(), 0.00005); // qbeta(0.95, 2, 49)
        assertEquals(List.of(), missed.review());
    }

    @Test
    void deferred_contacts_are_drawn_for_review_each_as_likely_as_any_other_and_the_same_by_the_same_seed() {
        for (int i = 0; i < 20; i++) {
            happens(arrived("c" + i, NOON.plusSeconds(i), null));
        }
        List<ContactRecord> records = records();
        assertEquals(MissedUrgent.of(records, 5, 42), MissedUrgent.of(records, 5, 42));
        assertEquals(20, MissedUrgent.of(records, 99, 42).review().size());
        int[] drawn = new int[20];
        int rounds = 8_000;
        for (long seed = 0; seed < rounds; seed++) {
            List<ContactId> review = MissedUrgent.of(records, 5, seed).review();
            assertEquals(5, review.stream().distinct().count());
            review.forEach(id -> drawn[Integer.parseInt(id.text().substring(1))]++);
        }
        IntStream.of(drawn).forEach(times -> assertEquals(rounds / 4.0, times, 6 * Math.sqrt(rounds * 0.25 * 0.75)));
    }

    @Test
    void an_offer_that_nobody_answered_is_ignored_in_the_record_too() {
        happens(arrived("c", NOON, null), offered("c" + SERVICE), presented("c" + SERVICE));
        ledger.expire(NOON.plus(LIFE).plusSeconds(5));
        assertEquals(Outcome.IGNORED, record("c").offers().get(0).outcome());
        assertEquals(NOON.plus(LIFE), record("c").offers().get(0).settledAt());
    }
}
