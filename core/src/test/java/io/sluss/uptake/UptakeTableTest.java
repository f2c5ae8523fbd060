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
import io.sluss.statistics.Interval;
import io.sluss.uptake.UptakeTable.Dimension;
import java.time.Duration;
import java.time.ZoneId;
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
    void uptake_is_told_per_value_and_channel_with_an_interval_and_not_of_small_cells() {
        for (int i = 0; i < 30; i++) {
            record(presented("c" + i + SERVICE));
        }
        for (int i = 0; i < 12; i++) {
            record(report("c" + i + SERVICE, Outcome.ACCEPTED));
        }
        record(presented("d" + CALLBACK), report("d" + CALLBACK, Outcome.DECLINED));
        UptakeTable.Snapshot now = table.snapshot();
        for (Dimension dimension : Dimension.values()) {
            List<UptakeTable.Cell> shown = now.cells(dimension);
            assertEquals(1, shown.size(), dimension + " " + shown);
            assertEquals(new Rate(12, 30), shown.get(0).counted().uptake());
            assertEquals(2, now.cells(dimension, 1).size(), "the callback, where one asks for it");
        }
        assertEquals(
                List.of("bike", "phone", "syd", "sv", "11", "0123456789ab"),
                java.util.Arrays.stream(Dimension.values())
                        .map(each -> now.cells(each).get(0).value())
                        .toList());
        Interval interval = new Rate(12, 30).interval().orElseThrow(); // Wilson
        assertEquals(0.2459, interval.low(), 0.0001);
        assertEquals(0.5768, interval.high(), 0.0001);
        assertEquals(Optional.empty(), new Rate(0, 0).interval());
    }

    @Test
    void an_outcome_counts_in_the_hour_in_which_the_offer_was_presented_wherever_that_is() {
        UptakeTable swedish = new UptakeTable(ZoneId.of("Europe/Stockholm"));
        LedgerEvent late = presented("c" + SERVICE, NOON.plusSeconds(3_590));
        swedish.record(late);
        swedish.record(
                report("c" + SERVICE, Outcome.ACCEPTED, NOON.plusSeconds(3_620)).withSpan(Duration.ofSeconds(30)));
        List<UptakeTable.Cell> cells = swedish.snapshot().cells(Dimension.HOUR, 1);
        assertEquals(1, cells.size());
        assertEquals("12", cells.get(0).value());
        assertEquals(new Rate(1, 1), cells.get(0).counted().uptake());
    }

    @Test
    void why_people_decline_is_counted() {
        List<String> told = java.util.Arrays.asList("no-e-id", "no-e-id", "prefers-person", null, "something new");
        for (int i = 0; i < told.size(); i++) {
            record(presented("c" + i + SERVICE));
            record(report("c" + i + SERVICE, Outcome.DECLINED).withDetail(told.get(i)));
        }
        assertEquals(
                Map.of("no-e-id", 2L, "prefers-person", 1L, "not-told", 1L, "other", 1L),
                table.snapshot().channels().get(ChannelKind.E_SERVICE).declined());
    }

    @Test
    void no_dimension_takes_more_than_so_many_values() {
        for (int i = 0; i < UptakeTable.MOST_VALUES + 50; i++) {
            record(io.sluss.outcome.SomeEvents.about(presented("c" + SERVICE), "reason-" + i));
        }
        List<UptakeTable.Cell> reasons = table.snapshot().cells(Dimension.REASON, 1);
        assertEquals(UptakeTable.MOST_VALUES + 1, reasons.size());
        assertEquals(
                50,
                reasons.stream()
                        .filter(cell -> cell.value().equals("other"))
                        .findFirst()
                        .orElseThrow()
                        .counted()
                        .presented());
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
