package io.sluss.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluss.rules.RuleSetStore.InForce;
import io.sluss.rules.RuleSetStore.Text;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryRuleSetStoreTest extends RuleSetStoreContract {
    @Override
    protected RuleSetStore store() {
        return RuleSetStore.inMemory(10);
    }

    @Test
    void the_oldest_text_that_is_not_in_force_makes_room() {
        RuleSetStore store = RuleSetStore.inMemory(2);
        Instant at = Instant.EPOCH;
        List<String> versions = List.of("aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc");
        for (int i = 0; i < 3; i++) {
            String version = versions.get(i);
            store.change(
                    new InForce(i + 1, version, null, List.of(), at, "node"),
                    List.of(new Text(version, "text", at, "node")));
        }
        assertEquals(List.of("cccccccccccc", "bbbbbbbbbbbb"), store.versions());
    }

    @Test
    void it_keeps_what_is_live_and_what_is_tried_out_at_least() {
        assertThrows(IllegalArgumentException.class, () -> RuleSetStore.inMemory(1));
    }
}
