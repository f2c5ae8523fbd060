package io.sluss.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluss.contact.Region;
import io.sluss.matching.OnlyPeople;
import io.sluss.outcome.AuditTrail.Action;
import io.sluss.outcome.AuditTrail.Entry;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} keeps: each order once, as it was given. */
public abstract class AuditTrailContract {
    private static final Instant NOON = Instant.parse("2027-03-02T11:00:00.123456Z");

    private AuditTrail trail;

    /** An empty trail, which keeps a hundred entries at least. */
    protected abstract AuditTrail trail();

    @BeforeEach
    void emptyTrail() {
        trail = trail();
    }

    /** An entry that is given so many seconds after noon. */
    protected static Entry entry(int number) {
        Instant at = NOON.plusSeconds(number);
        return new Entry(at, Action.ONLY_PEOPLE_ON, OnlyPeople.Scope.ALL, at.plusSeconds(60), "duty", "why " + number);
    }

    @Test
    void an_empty_trail_has_no_entries() {
        assertEquals(List.of(), trail.latest());
        assertEquals(List.of(), trail.since(NOON));
    }

    @Test
    void entries_are_read_as_they_were_given_the_last_first() {
        OnlyPeople.Scope narrow = new OnlyPeople.Scope("tjänst", new Region("väst"), "callback");
        Entry on = new Entry(NOON, Action.ONLY_PEOPLE_ON, narrow, NOON.plusSeconds(60), "vakthavande 7", "storm; 日本");
        Entry off = new Entry(
                NOON.plusSeconds(1),
                Action.ONLY_PEOPLE_OFF,
                new OnlyPeople.Scope(null, new Region("väst"), null),
                NOON.plusSeconds(60),
                "vakthavande 8",
                "over");
        trail.add(on);
        trail.add(off);
        trail.add(entry(2));
        assertEquals(List.of(entry(2), off, on), trail.latest());
        assertEquals(Set.of(entry(2), off, on), new HashSet<>(trail.since(NOON)));
    }

    @Test
    void the_same_again_is_the_same_entry() {
        trail.add(entry(1));
        trail.add(entry(2));
        trail.add(entry(1));
        assertEquals(List.of(entry(2), entry(1)), trail.latest());
    }

    @Test
    void those_that_differ_in_one_thing_are_several() {
        Entry one = entry(1);
        OnlyPeople.Scope scope = new OnlyPeople.Scope(null, null, "callback");
        Instant until = one.until();
        List<Entry> all = List.of(
                one,
                new Entry(one.at(), Action.ONLY_PEOPLE_OFF, one.scope(), until, one.by(), one.why()),
                new Entry(one.at(), one.action(), scope, until, one.by(), one.why()),
                new Entry(one.at(), one.action(), one.scope(), until.plusSeconds(1), one.by(), one.why()),
                new Entry(one.at(), one.action(), one.scope(), until, "other", one.why()),
                new Entry(one.at(), one.action(), one.scope(), until, one.by(), "other"));
        all.forEach(trail::add);
        assertEquals(new HashSet<>(all), new HashSet<>(trail.latest()));
        assertEquals(all.size(), trail.latest().size());
    }

    @Test
    void since_a_moment_means_at_it_too_whatever_the_order_they_came_in() {
        for (int number : new int[] {3, 1, 4, 2}) {
            trail.add(entry(number));
        }
        assertEquals(Set.of(entry(2), entry(3), entry(4)), new HashSet<>(trail.since(entry(2).at())));
        assertEquals(
                Set.of(entry(3), entry(4)),
                new HashSet<>(trail.since(entry(2).at().plusNanos(1_000))));
    }
}
