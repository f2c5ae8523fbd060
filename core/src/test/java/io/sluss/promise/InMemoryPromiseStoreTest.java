package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryPromiseStoreTest extends PromiseStoreContract {
    @Override
    protected PromiseStore store() {
        return PromiseStore.inMemory(1_000);
    }

    @Test
    void a_full_store_refuses_new_promises_drops_none_and_still_answers_for_those_it_has() {
        PromiseStore small = PromiseStore.inMemory(2);
        Promise first = add(small, promise("p1", "o1"));
        add(small, promise("p2", "o2"));
        assertThrows(IllegalStateException.class, () -> add(small, promise("p3", "o3")));
        assertEquals(first, add(small, promise("p4", "o1")), "made before, however full it is now");
        assertEquals(first, small.find(first.id()).orElseThrow());
        small.remove(first.id());
        assertEquals("p3", add(small, promise("p3", "o3")).id().text());
    }

    private static Promise add(PromiseStore store, Promise promise) {
        store.slotBook().take(promise.slot().key(), 9, promise.offer().text(), NOON.plus(HOLD), NOON);
        return store.add(promise, List.of(), NOON).orElseThrow();
    }
}
