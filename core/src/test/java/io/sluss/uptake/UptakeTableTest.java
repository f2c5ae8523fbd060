package io.sluss.uptake;

import static io.sluss.outcome.SomeEvents.CALLBACK;
import static io.sluss.outcome.SomeEvents.NOON;
import static io.sluss.outcome.SomeEvents.PERSON;
import static io.sluss.outcome.SomeEvents.SERVICE;
import static io.sluss.outcome.SomeEvents.arrived;
import static io.sluss.outcome.SomeEvents.note;
import static io.sluss.outcome.SomeEvents.offered;
import static io.sluss.outcome.SomeEvents.presented;
import static io.sluss.outcome.SomeEvents.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluss.contact.Seeds;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.LedgerEvent.Kind;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UptakeTableTest {
    private final UptakeTable table = new UptakeTable();

    private void record(LedgerEvent... events) {
        List.of(events).forEach(table::record);
    }

    @Test
    void a_rate_of_nothing_is_absent_and_neither_0_nor_1() {
        assertEquals(Optional.empty(), new Rate(0, 0).value());
        assertEquals(Optional.of(0.0), new Rate(0, 4).value());
        assertEquals(Optional.of(0.25), new Rate(1, 4).value());
        assertEquals(Optional.of(1.0), new Rate(4, 4).value());
    }

    @Test
    void an_empty_table_has_no_rates() {
        UptakeTable.Snapshot nothing = table.snapshot();
        assertEquals(0, nothing.contacts());
        assertEquals(Optional.empty(), nothing.uptake().value());
        assertEquals(4, nothing.channels().size());
        nothing.channels()
                .values()
                .forEach(channel ->
                        assertEquals(Optional.empty(), channel.uptake().value()));
    }

    @Test
    void uptake_of_a_channel_is_accepted_of_presented() {
        record(presented("a" + SERVICE), presented("b" + SERVICE), presented("c" + SERVICE), presented("a" + CALLBACK));
        record(report("a" + SERVICE, Outcome.ACCEPTED), report("b" + SERVICE, Outcome.DECLINED));
        record(report("a" + SERVICE, Outcome.OPENED), report("a" + SERVICE, Outcome.COMPLETED));
        UptakeTable.Channel services = table.snapshot().channels().get(ChannelKind.E_SERVICE);
        assertEquals(new Rate(1, 3), services.uptake());
        assertEquals(
                Map.of(Outcome.ACCEPTED, 1L, Outcome.DECLINED, 1L, Outcome.OPENED, 1L, Outcome.COMPLETED, 1L),
                services.outcomes());
        assertEquals(
                new Rate(0, 1),
                table.snapshot().channels().get(ChannelKind.CALLBACK).uptake());
        assertEquals(
                new Rate(0, 0),
                table.snapshot().channels().get(ChannelKind.BOOKING).uptake());
    }

    @Test
    void uptake_of_contacts_counts_each_once_and_not_those_who_were_offered_only_a_person() {
        record(arrived("a", NOON, null), arrived("b", NOON, null), arrived("c", NOON, null));
        String first = LedgerEvent.FIRST_OF_CONTACT;
        record(presented("a" + SERVICE).withDetail(first), presented("a" + CALLBACK), presented("a" + PERSON));
        record(presented("b" + CALLBACK).withDetail(first));
        record(presented("c" + PERSON), report("c" + PERSON, Outcome.ACCEPTED));
        record(report("a" + CALLBACK, Outcome.ACCEPTED).withDetail(first));
        UptakeTable.Snapshot now = table.snapshot();
        assertEquals(3, now.contacts());
        assertEquals(new Rate(1, 2), now.uptake());
    }

    @Test
    void what_is_no_part_of_uptake_changes_nothing() {
        UptakeTable.Snapshot before = table.snapshot();
        record(
                offered("a" + SERVICE),
                note(Kind.QUEUED, "a", NOON),
                note(Kind.ANSWERED, "a", NOON),
                note(Kind.DECIDED_AGAIN, "a", NOON),
                note(Kind.OUTCOME, "a", NOON));
        assertEquals(before, table.snapshot());
    }

    @Test
    void a_snapshot_is_of_its_moment_and_cannot_be_changed() {
        record(presented("a" + SERVICE));
        UptakeTable.Snapshot then = table.snapshot();
        record(presented("b" + SERVICE));
        assertEquals(1, then.channels().get(ChannelKind.E_SERVICE).presented());
        assertThrows(UnsupportedOperationException.class, () -> then.channels().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> then.channels().get(ChannelKind.E_SERVICE).outcomes().clear());
    }

    @Test
    void behind_a_ledger_no_rate_is_ever_more_than_one() {
        Seeds.each(100, random -> {
            UptakeTable counted = new UptakeTable();
            OfferLedger ledger = OfferLedger.inMemory(1_000, Duration.ofDays(8));
            for (int i = 0; i < 60; i++) {
                String offer = "c" + random.nextInt(10) + Seeds.oneOf(random, List.of(SERVICE, CALLBACK, PERSON));
                switch (random.nextInt(4)) {
                    case 0 -> ledger.append(List.of(offered(offer))).forEach(counted::record);
                    case 1 -> ledger.append(List.of(presented(offer))).forEach(counted::record);
                    default ->
                        ledger.settle(report(offer, Seeds.oneOf(random, List.of(Outcome.values()))))
                                .events()
                                .forEach(counted::record);
                }
            }
            UptakeTable.Snapshot now = counted.snapshot();
            assertEquals(true, now.uptake().numerator() <= now.uptake().denominator());
            now.channels().values().forEach(channel -> {
                long settled = channel.outcomes().entrySet().stream()
                        .filter(each -> each.getKey().settles())
                        .mapToLong(Map.Entry::getValue)
                        .sum();
                assertEquals(true, settled <= channel.presented(), "no more outcomes than offers presented");
            });
        });
    }
}
