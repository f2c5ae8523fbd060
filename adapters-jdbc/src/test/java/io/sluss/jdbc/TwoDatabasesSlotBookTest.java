package io.sluss.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook;
import io.sluss.promise.SlotBookContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every slot book keeps, kept by two databases together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoDatabasesSlotBookTest extends SlotBookContract {
    private final TwoDatabases databases = new TwoDatabases();

    @AfterAll
    void close() {
        databases.close();
    }

    @Override
    protected SlotBook book() {
        return databases.store().slotBook();
    }

    @Override
    protected int rounds(int inMemory) {
        return Math.max(1, inMemory / 20);
    }

    @Test
    void the_free_places_of_both_are_told_together() {
        SlotBook both = book();
        Slot.Key office = slot("booking/malmo", 1);
        both.take(office, 2, "a", NOON.plus(HOLD), NOON);
        both.take(SLOT, 4, "a", NOON.plus(HOLD), NOON);
        assertEquals(
                List.of(1, 3),
                List.copyOf(both.free(List.of(office, SLOT), 4, NOON).values()));
    }
}
