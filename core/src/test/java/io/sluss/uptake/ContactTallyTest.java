package io.sluss.uptake;

import static io.sluss.outcome.SomeEvents.CALLBACK;
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

import io.sluss.contact.Origin;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.LedgerEvent.Kind;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.WrapUp;
import io.sluss.promise.PromiseNews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What some contacts came to is counted once per contact, and a promise once. */
class ContactTallyTest {
    private final ContactRecords records = new ContactRecords();

    private void happens(LedgerEvent... events) {
        List.of(events).forEach(records::record);
    }

    private ContactTally tally() {
        return ContactTally.of(records.records(), judge());
    }

    private Deflection.Judge judge() {
        return new Deflection.Judge(records.records(), reason -> Duration.ofDays(7), NOON.plus(Duration.ofDays(30)));
    }

    private static LedgerEvent promise(String contact, String id, String what, Instant at) {
        LedgerEvent event = note(Kind.PROMISE, contact, at);
        return new LedgerEvent(
                Kind.PROMISE,
                id,
                event.contact(),
                at,
                event.labels().of(ChannelKind.CALLBACK, "callback"),
                null,
                what,
                null,
                null);
    }

    @Test
    void a_contact_counts_once_however_many_offers_it_was_put_and_a_person_is_none() {
        happens(
                arrived("c", NOON, caller(1)),
                presented("c" + SERVICE),
                presented("c" + CALLBACK),
                report("c" + SERVICE, Outcome.ACCEPTED));
        happens(arrived("d", NOON, caller(2)), presented("d" + SERVICE), report("d" + SERVICE, Outcome.DECLINED));
        happens(arrived("e", NOON, caller(3)), presented("e" + PERSON), report("e" + PERSON, Outcome.ACCEPTED));
        happens(arrived("f", NOON, caller(4)), offered("f" + SERVICE));
        ContactTally tally = tally();
        assertEquals(4, tally.contacts());
        assertEquals(new Rate(1, 2), tally.uptake());
        assertEquals(1, tally.accepted());
        assertEquals(new Rate(1, 1), tally.deflected(Deflection.POTENTIAL));
        assertEquals(new Rate(4, 4), tally.in(Arm.OFFERED));
        assertEquals(new Rate(4, 4), tally.from(Origin.PHONE));
        assertEquals(new Rate(0, 4), tally.cameBack());
    }

    @Test
    void a_promise_that_was_broken_stays_broken_though_it_is_kept_later() {
        happens(arrived("c", NOON, caller(1)));
        for (String id : List.of("in-time", "late", "broken", "waits")) {
            happens(promise("c", id, PromiseNews.MADE, NOON));
        }
        happens(
                promise("c", "in-time", PromiseNews.KEPT, NOON.plusSeconds(60)),
                promise("c", "late", PromiseNews.LATE, NOON.plusSeconds(60)),
                promise("c", "broken", PromiseNews.BROKEN, NOON.plusSeconds(60)),
                promise("c", "broken", PromiseNews.KEPT, NOON.plusSeconds(90)));
        PromiseTally promises = tally().promises();
        assertEquals(new PromiseTally(4, 1, 1, 1), promises);
        assertEquals(1, promises.other());
    }

    @Test
    void what_agents_did_not_tell_is_in_no_denominator() {
        happens(
                arrived("c", NOON, null),
                note(Kind.WRAPPED_UP, "c", NOON).withWrapUp(new WrapUp(true, null, false, false, null, null)));
        happens(
                arrived("d", NOON, null),
                note(Kind.WRAPPED_UP, "d", NOON).withWrapUp(new WrapUp(null, null, false, true, null, null)));
        happens(arrived("e", NOON, null));
        assertEquals(new Rate(1, 1), tally().solved());
        assertEquals(new Rate(1, 2), tally().reportComplete());
        assertEquals(new Rate(0, 0), tally().followUpNeeded());
    }

    @Test
    void groups_come_in_the_order_in_which_they_are_met_and_add_up() {
        for (String name : List.of("c", "d", "e")) {
            happens(arrived(name, NOON.plusSeconds(name.charAt(0)), null));
        }
        Map<Boolean, ContactTally> groups = ContactTally.by(
                records.records(), judge(), each -> each.contact().equals(contact("c")));
        assertEquals(List.of(true, false), List.copyOf(groups.keySet()));
        assertEquals(
                tally().contacts(),
                groups.values().stream().mapToLong(ContactTally::contacts).sum());
    }
}
