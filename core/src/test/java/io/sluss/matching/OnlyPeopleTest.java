package io.sluss.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Region;
import io.sluss.matching.OnlyPeople.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnlyPeopleTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static final Region SYD = new Region("syd");
    private static final Region NORD = new Region("nord");

    private static OnlyPeople order(Duration length, String by, String why) {
        return new OnlyPeople(Scope.ALL, NOW, NOW.plus(length), by, why);
    }

    private static void assertRefused(String field, Duration length, String by, String why) {
        var refused = assertThrows(InvalidOrderException.class, () -> order(length, by, why));
        assertEquals(field, refused.field(), refused.getMessage());
        assertTrue(refused.getMessage().startsWith(field + " "), refused.getMessage());
    }

    @Test
    void it_ends_within_a_day_and_after_it_has_begun() {
        order(Duration.ofSeconds(1), "duty", "storm");
        order(Duration.ofHours(24), "duty", "storm");
        assertRefused("until", Duration.ZERO, "duty", "storm");
        assertRefused("until", Duration.ofSeconds(-1), "duty", "storm");
        assertRefused("until", Duration.ofHours(24).plusNanos(1), "duty", "storm");
    }

    @Test
    void it_is_signed_and_says_why_in_one_line() {
        Duration hour = Duration.ofHours(1);
        order(hour, "d".repeat(80), "w".repeat(200));
        for (String blank : List.of("", " ", "\u2003")) {
            assertRefused("by", hour, blank, "storm");
            assertRefused("why", hour, "duty", blank);
        }
        assertRefused("by", hour, "d".repeat(81), "storm");
        assertRefused("why", hour, "duty", "w".repeat(201));
        assertRefused("by", hour, "duty\nsomebody else", "storm");
        assertRefused("why", hour, "duty", "storm\r\n2026-03-10 INFO forged");
    }

    @Test
    void it_holds_up_to_but_not_at_its_end() {
        OnlyPeople order = order(Duration.ofHours(1), "duty", "storm");
        assertTrue(order.holdsAt(NOW));
        assertTrue(order.holdsAt(order.until().minusNanos(1)));
        assertFalse(order.holdsAt(order.until()));
    }

    @Test
    void what_is_open_means_all_of_them() {
        assertTrue(Scope.ALL.covers("police", SYD, "callback", "callback"));
        assertTrue(Scope.ALL.covers("police", null, "e-service", "report-theft"));
        assertTrue(new Scope("police", null, null).covers("police", SYD, "booking", "booking"));
        assertFalse(new Scope("police", null, null).covers("municipality", SYD, "booking", "booking"));
    }

    @Test
    void a_channel_is_meant_by_its_kind_or_its_name() {
        assertTrue(new Scope(null, null, "e-service").covers("s", SYD, "e-service", "report-theft"));
        assertTrue(new Scope(null, null, "report-theft").covers("s", SYD, "e-service", "report-theft"));
        assertFalse(new Scope(null, null, "report-loss").covers("s", SYD, "e-service", "report-theft"));
        assertFalse(new Scope(null, null, "callback").covers("s", SYD, "e-service", "report-theft"));
    }

    @Test
    void somebody_whose_region_is_not_known_may_be_in_it_and_is() {
        Scope syd = new Scope(null, SYD, null);
        assertTrue(syd.covers("s", SYD, "callback", "callback"));
        assertFalse(syd.covers("s", NORD, "callback", "callback"));
        assertTrue(syd.covers("s", null, "callback", "callback"));
    }
}
