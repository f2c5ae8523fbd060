package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.assertOnlyAPerson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Region;
import io.sluss.contact.Seeds;
import io.sluss.matching.OnlyPeople;
import io.sluss.matching.OnlyPeople.Scope;
import io.sluss.outcome.AuditTrail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Issue 4, build item 5: "only people now", ordered on one node, holds on the others. */
@ExtendWith(Quiet.class)
class SharedOnlyPeopleTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String BY = "duty-7";

    private final Trail trail = new Trail();
    private final Desk a = node();
    private final Desk b = node();

    /** A trail that can be away. */
    private static final class Trail implements AuditTrail {
        private final AuditTrail inner = AuditTrail.inMemory(1_000);
        private boolean away;
        private boolean losesAnswers;

        private AuditTrail there() {
            if (away) {
                throw new IllegalStateException("away on purpose");
            }
            return inner;
        }

        @Override
        public void add(Entry entry) {
            there().add(entry);
            if (losesAnswers) {
                throw new IllegalStateException("written, but nobody is told");
            }
        }

        @Override
        public List<Entry> latest() {
            return there().latest();
        }

        @Override
        public List<Entry> since(Instant moment) {
            return there().since(moment);
        }
    }

    private Desk node() {
        return Desk.with(TestRules.usual(), builder -> builder.audit(trail));
    }

    private static OnlyPeople on(Desk node, Scope scope, Duration length) {
        return node.sluss.onlyPeople(scope, node.clock.instant().plus(length), BY, "why");
    }

    private static boolean off(Desk node, Scope scope) {
        return node.sluss.endOnlyPeople(scope, BY, "over");
    }

    private static boolean offersMore(Desk node) {
        return node.says(BIKE).bestOffer().isPresent();
    }

    @Test
    void an_order_holds_on_the_other_node_when_it_maintains_and_is_ended_from_there() {
        OnlyPeople order = on(a, Scope.ALL, HOUR);
        assertTrue(offersMore(b));
        b.sluss.maintain();
        assertOnlyAPerson(b.says(BIKE), "ordered elsewhere");
        assertEquals(List.of(order), b.sluss.onlyPeopleNow());
        assertTrue(off(b, Scope.ALL));
        a.sluss.maintain();
        assertTrue(offersMore(a));
        assertTrue(offersMore(b));
    }

    @Test
    void an_order_can_be_ended_on_a_node_that_has_not_maintained_since() {
        on(a, Scope.ALL, HOUR);
        assertTrue(off(b, Scope.ALL));
        a.sluss.maintain();
        assertTrue(offersMore(a));
    }

    @Test
    void an_order_outlives_the_node_that_took_it() {
        OnlyPeople order = on(a, Scope.ALL, OnlyPeople.LONGEST);
        a.sluss.close();
        Desk later = node();
        later.clock.advance(OnlyPeople.LONGEST.minusMillis(1));
        later.sluss.maintain();
        assertEquals(List.of(order), later.sluss.onlyPeopleNow());
        later.clock.advance(Duration.ofMillis(1));
        later.sluss.maintain();
        assertEquals(List.of(), later.sluss.onlyPeopleNow());
    }

    @Test
    void while_the_trail_is_away_what_is_known_holds_until_its_end_and_new_orders_hold_here() {
        on(a, Scope.ALL, HOUR);
        b.sluss.maintain();
        trail.away = true;
        Scope south = new Scope(null, new Region("syd"), null);
        OnlyPeople here = on(b, south, HOUR.multipliedBy(2));
        b.clock.advance(HOUR.minusMillis(1));
        b.sluss.maintain();
        assertEquals(2, b.sluss.onlyPeopleNow().size());
        b.clock.advance(Duration.ofMillis(1));
        b.sluss.maintain();
        assertEquals(List.of(here), b.sluss.onlyPeopleNow());

        a.clock.advance(HOUR);
        a.sluss.maintain();
        assertEquals(List.of(), a.sluss.onlyPeopleNow());
        trail.away = false;
        b.sluss.maintain();
        a.sluss.maintain();
        assertEquals(List.of(here), a.sluss.onlyPeopleNow(), "it was written when the trail was back");
        assertEquals(2, trail.latest().size());
    }

    @Test
    void an_entry_whose_answer_was_lost_is_written_once() {
        trail.losesAnswers = true;
        on(a, Scope.ALL, HOUR);
        a.sluss.maintain();
        trail.losesAnswers = false;
        a.sluss.maintain();
        assertEquals(1, trail.latest().size());
        assertEquals(1, a.sluss.onlyPeopleNow().size());
    }

    @Test
    void an_order_counts_as_given_after_the_one_it_ends_though_the_clock_of_its_node_is_behind() {
        a.clock.advance(Duration.ofSeconds(5));
        on(a, Scope.ALL, HOUR);
        assertTrue(off(b, Scope.ALL));
        a.sluss.maintain();
        assertTrue(offersMore(a));
        on(b, Scope.ALL, HOUR);
        a.sluss.maintain();
        assertOnlyAPerson(a.says(BIKE), "ordered anew");
    }

    /** Whatever is ordered where, and whenever the trail is away: in the end all nodes know the same orders. */
    @Test
    void nodes_agree_in_the_end() {
        List<Scope> scopes = List.of(
                Scope.ALL, new Scope(null, new Region("syd"), null), new Scope(null, new Region("nord"), "callback"));
        Seeds.each(20, random -> {
            Trail shared = new Trail();
            List<Desk> nodes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                nodes.add(Desk.with(TestRules.usual(), builder -> builder.audit(shared)));
            }
            for (int i = 0; i < 60; i++) {
                shared.away = random.nextInt(4) == 0;
                Desk node = Seeds.oneOf(random, nodes);
                switch (random.nextInt(4)) {
                    case 0 -> on(node, Seeds.oneOf(random, scopes), Duration.ofMinutes(1 + random.nextInt(60)));
                    case 1 -> off(node, Seeds.oneOf(random, scopes));
                    case 2 -> node.sluss.maintain();
                    default -> {
                        Duration passed = Duration.ofMinutes(random.nextInt(5));
                        nodes.forEach(each -> each.clock.advance(passed));
                    }
                }
            }
            shared.away = false;
            nodes.forEach(node -> node.sluss.maintain());
            nodes.forEach(node -> node.sluss.maintain());
            for (Desk node : nodes) {
                assertEquals(nodes.get(0).sluss.onlyPeopleNow(), node.sluss.onlyPeopleNow());
            }
        });
    }
}
