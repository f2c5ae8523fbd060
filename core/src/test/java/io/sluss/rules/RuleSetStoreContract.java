package io.sluss.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.rules.RuleSetStore.InForce;
import io.sluss.rules.RuleSetStore.Text;
import io.sluss.rules.RuleSetStore.Tried;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link RuleSetStore} keeps: changes come one after the other, and what is in force can be read. */
public abstract class RuleSetStoreContract {
    private static final Instant NOON = Instant.parse("2027-03-02T11:00:00Z");
    private static final String A = "aaaaaaaaaaaa";
    private static final String B = "bbbbbbbbbbbb";
    private static final String C = "cccccccccccc";

    private RuleSetStore store;

    /** An empty store, which keeps three texts at least. */
    protected abstract RuleSetStore store();

    @BeforeEach
    void emptyStore() {
        store = store();
    }

    private static Text text(String version) {
        return new Text(version, "# regler på tre språk: åäö 日本 \uD83D\uDE80\r\n" + version + "\n", NOON, "node-1");
    }

    private static InForce inForce(long sequence, String live, @Nullable Tried trial, String... withdrawn) {
        return new InForce(sequence, live, trial, List.of(withdrawn), NOON.plusSeconds(sequence), "node-2");
    }

    @Test
    void an_empty_store_has_made_no_change() {
        assertEquals(0, store.sequence());
        assertEquals(Optional.empty(), store.inForce());
        assertEquals(Optional.empty(), store.text(A));
        assertEquals(List.of(), store.versions());
    }

    @Test
    void what_is_in_force_is_read_as_it_was_put_there() {
        InForce first = inForce(1, A, null);
        assertTrue(store.change(first, List.of(text(A))));
        assertEquals(1, store.sequence());
        assertEquals(Optional.of(first), store.inForce());

        InForce second = inForce(2, A, new Tried(B, 0.1 + 0.2, "vår-2027"), C, "dddddddddddd");
        assertTrue(store.change(second, List.of(text(A), text(B))));
        assertEquals(2, store.sequence());
        assertEquals(Optional.of(second), store.inForce());

        InForce third = inForce(3, B, null, C);
        assertTrue(store.change(third, List.of()), "the text is there already");
        assertEquals(Optional.of(third), store.inForce());
    }

    @Test
    void texts_are_kept_as_they_were_first_taken_in() {
        store.change(inForce(1, A, null), List.of(text(A)));
        store.change(inForce(2, B, null), List.of(text(B)));
        store.change(inForce(3, A, null), List.of(new Text(A, text(A).source(), NOON.plusSeconds(60), "node-3")));
        assertEquals(Optional.of(text(A)), store.text(A));
        assertEquals(Optional.of(text(B)), store.text(B), "an earlier one can still be read");
        assertEquals(List.of(B, A), store.versions());
    }

    @Test
    void a_change_that_does_not_follow_on_the_last_one_changes_nothing() {
        assertFalse(store.change(inForce(2, A, null), List.of(text(A))));
        assertFalse(store.change(inForce(0, A, null), List.of(text(A))));
        assertEquals(List.of(), store.versions());
        InForce first = inForce(1, A, null);
        store.change(first, List.of(text(A)));
        assertFalse(store.change(inForce(1, B, null), List.of(text(B))));
        assertFalse(store.change(inForce(3, B, null), List.of(text(B))));
        assertEquals(Optional.of(first), store.inForce());
        assertEquals(List.of(A), store.versions());
    }

    @Test
    void what_has_no_text_is_not_put_in_force() {
        store.change(inForce(1, A, null), List.of(text(A)));
        assertThrows(IllegalArgumentException.class, () -> store.change(inForce(2, B, null), List.of(text(C))));
        assertThrows(
                IllegalArgumentException.class,
                () -> store.change(inForce(2, A, new Tried(B, 0.5, "s")), List.of(text(A))));
        assertEquals(1, store.sequence());
        assertEquals(List.of(A), store.versions());
    }

    @Test
    void of_many_who_change_at_once_one_does() throws Exception {
        int writers = 8;
        store.change(inForce(1, A, null), List.of(text(A)));
        ExecutorService executor = Executors.newFixedThreadPool(writers);
        try {
            CyclicBarrier start = new CyclicBarrier(writers);
            List<Future<Boolean>> changes = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                String version = "00000000000" + i;
                Callable<Boolean> change = () -> {
                    start.await();
                    return store.change(inForce(2, version, null), List.of(text(version)));
                };
                changes.add(executor.submit(change));
            }
            List<String> made = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                if (changes.get(i).get()) {
                    made.add("00000000000" + i);
                }
            }
            assertEquals(1, made.size(), made.toString());
            assertEquals(made.get(0), store.inForce().orElseThrow().live());
            assertEquals(List.of(made.get(0), A), store.versions(), "those who lost left nothing");
        } finally {
            executor.shutdownNow();
        }
    }
}
