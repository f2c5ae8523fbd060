package io.sluss.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluss.matching.OnlyPeople;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
    private static AuditTrail.Entry entry(int number) {
        Instant at = Instant.ofEpochSecond(number);
        return new AuditTrail.Entry(
                at,
                AuditTrail.Action.ONLY_PEOPLE_ON,
                OnlyPeople.Scope.ALL,
                at.plusSeconds(60),
                "duty",
                "why " + number);
    }

    @Test
    void the_latest_entries_are_kept_the_last_first() {
        AuditTrail trail = AuditTrail.inMemory(3);
        for (int i = 0; i < 5; i++) {
            trail.add(entry(i));
        }
        assertEquals(java.util.List.of(entry(4), entry(3), entry(2)), trail.latest());
    }

    @Test
    void it_keeps_one_entry_at_least() {
        assertThrows(IllegalArgumentException.class, () -> AuditTrail.inMemory(0));
    }
}
