package io.sluss.outcome;

import static io.sluss.outcome.SomeEvents.NOON;
import static io.sluss.outcome.SomeEvents.PERSON;
import static io.sluss.outcome.SomeEvents.SERVICE;
import static io.sluss.outcome.SomeEvents.arrived;
import static io.sluss.outcome.SomeEvents.caller;
import static io.sluss.outcome.SomeEvents.offered;
import static io.sluss.outcome.SomeEvents.presented;
import static io.sluss.outcome.SomeEvents.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Seeds;
import io.sluss.outcome.LedgerEvent.Kind;
import io.sluss.outcome.Settlement.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryLedgerTest extends OfferLedgerContract {
    private static OfferLedger inMemory(int contacts) {
        return OfferLedger.inMemory(contacts, Duration.ofDays(8));
    }

    @Override
    protected OfferLedger ledger() {
        return inMemory(10_000);
    }

    private static long count(List<LedgerEvent> events, Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }

    private static long settled(List<LedgerEvent> events) {
        return events.stream()
                .filter(event -> event.outcome() != null && event.outcome().settles())
                .count();
    }

    @Test
    void an_open_offer_that_is_pushed_out_is_counted_as_lost_and_never_as_ignored() {
        Seeds.each(15, random -> {
            OfferLedger small = inMemory(1 + random.nextInt(20));
            List<LedgerEvent> told = new ArrayList<>();
            int contacts = 200 + random.nextInt(300);
            for (int i = 0; i < contacts; i++) {
                String contact = "c" + i;
                told.addAll(small.append(List.of(arrived(contact, NOON, caller(i % 90)), offered(contact + SERVICE))));
                if (random.nextInt(4) > 0) {
                    told.addAll(small.append(List.of(presented(contact + SERVICE), presented(contact + PERSON))));
                }
                if (random.nextInt(3) == 0) {
                    told.addAll(small.settle(report(contact + SERVICE, Outcome.DECLINED))
                            .events());
                }
            }
            assertTrue(count(told, Kind.LOST) > 0);
            told.addAll(small.expire(NOON.plus(Duration.ofDays(1))));
            assertEquals(
                    count(told, Kind.PRESENTED),
                    settled(told) + count(told, Kind.LOST),
                    "each offer presented is settled or lost, and only one of them");
        });
    }

    @Test
    void once_a_row_was_pushed_out_a_report_about_a_contact_without_one_is_not_counted() {
        OfferLedger small = inMemory(5);
        small.append(List.of(presented("old" + SERVICE)));
        assertEquals(
                Status.SETTLED,
                small.settle(report("old" + SERVICE, Outcome.ACCEPTED))
                        .settlement()
                        .status());
        for (int i = 0; i < 1_000; i++) {
            small.append(List.of(presented("c" + i + SERVICE)));
        }
        OfferLedger.Received again = small.settle(report("old" + SERVICE, Outcome.ACCEPTED));
        OfferLedger.Received unheard = small.settle(report("unheard" + SERVICE, Outcome.ACCEPTED));
        assertTrue(List.of(Status.LOST, Status.REPEATED)
                .contains(again.settlement().status()));
        assertEquals(List.of(), again.events());
        assertEquals(Status.LOST, unheard.settlement().status());
        assertEquals(List.of(), unheard.events());
    }

    @Test
    void an_event_that_comes_to_a_row_just_pushed_out_is_lost_once() {
        ContactLife row = new ContactLife(SomeEvents.contact("c"));
        row.append(presented("c" + PERSON));
        assertEquals(1, row.lost().size());
        List<LedgerEvent> late = row.append(presented("c" + SERVICE));
        assertEquals(
                List.of(Kind.PRESENTED, Kind.LOST),
                late.stream().map(LedgerEvent::kind).toList());
        assertEquals(List.of(), row.append(presented("c" + SERVICE)));
    }

    @Test
    void a_report_needs_no_row_as_long_as_none_was_pushed_out() {
        OfferLedger.Received received = ledger().settle(report("c" + SERVICE, Outcome.ACCEPTED));
        assertEquals(Status.SETTLED, received.settlement().status());
        assertEquals(2, received.events().size());
    }

    @Test
    void a_caller_who_calls_very_often_is_remembered_by_the_latest_visits() {
        OfferLedger ledger = ledger();
        for (int i = 0; i < 50; i++) {
            ledger.append(List.of(arrived("c" + i, NOON.plusSeconds(i), caller(1))));
        }
        List<CallerHistory.Visit> visits =
                ledger.history(caller(1), Instant.EPOCH).visits();
        assertEquals(20, visits.size());
        assertEquals("c49", visits.get(0).contact().text());
    }

    @Test
    void it_answers_from_memory() {
        assertTrue(ledger().answersFromMemory());
    }
}
