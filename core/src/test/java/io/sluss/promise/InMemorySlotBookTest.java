package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InMemorySlotBookTest extends SlotBookContract {
    @Override
    protected SlotBook book() {
        return SlotBook.inMemory();
    }

    @Test
    void it_answers_from_memory() {
        assertTrue(book().answersFromMemory());
    }
}
