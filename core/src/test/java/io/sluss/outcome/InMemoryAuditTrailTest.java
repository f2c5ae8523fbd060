package io.sluss.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryAuditTrailTest extends AuditTrailContract {
    @Override
    protected AuditTrail trail() {
        return AuditTrail.inMemory(100);
    }

    @Test
    void the_latest_entries_are_kept_the_last_first() {
        AuditTrail trail = AuditTrail.inMemory(3);
        for (int i = 0; i < 5; i++) {
            trail.add(entry(i));
        }
        assertEquals(List.of(entry(4), entry(3), entry(2)), trail.latest());
    }

    @Test
    void it_keeps_one_entry_at_least() {
        assertThrows(IllegalArgumentException.class, () -> AuditTrail.inMemory(0));
    }
}
