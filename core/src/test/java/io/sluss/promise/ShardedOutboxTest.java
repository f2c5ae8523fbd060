package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShardedOutboxTest extends EventOutboxContract {
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    private final Map<String, FailingStore> shards =
            Map.of("a", new FailingStore(), "b", new FailingStore(), "c", new FailingStore());
    private final EventOutbox outbox = ShardRouter.of(Map.of(
                    "a", shards.get("a").store(),
                    "b", shards.get("b").store(),
                    "c", shards.get("c").store()))
            .outbox();

    @Override
    protected EventOutbox outbox() {
        return ShardRouterTest.three().outbox();
    }

    private static OutboxEvent event(int i) {
        return new OutboxEvent("e" + i, "t", "contact-" + i, NOON.plusSeconds(i), Map.of());
    }

    private void put(int events) {
        List<OutboxEvent> all = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            all.add(event(i));
        }
        outbox.add(all);
    }

    private Set<String> leased(int most) {
        Set<String> ids = new HashSet<>();
        outbox.lease(NOON, NOON.plusSeconds(60), most)
                .forEach(each -> ids.add(each.event().id()));
        return ids;
    }

    private long at(String shard) {
        return shards.get(shard).real().outbox().size();
    }

    @Test
    void events_of_many_contacts_spread_and_all_are_leased_counted_and_done() {
        put(90);
        for (String shard : shards.keySet()) {
            assertTrue(at(shard) >= 10, () -> "shard " + shard + " has " + at(shard));
        }
        assertEquals(90, outbox.size());
        Set<String> all = leased(100);
        assertEquals(90, all.size());
        all.forEach(outbox::done);
        assertEquals(0, outbox.size());
    }

    @Test
    void a_shard_with_much_to_tell_does_not_keep_the_others_waiting() {
        List<OutboxEvent> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(event(i));
        }
        shards.get("a").real().outbox().add(many);
        shards.get("b").real().outbox().add(List.of(event(60)));
        shards.get("c").real().outbox().add(List.of(event(61)));
        Set<String> three = new HashSet<>();
        for (int turn = 0; turn < 3; turn++) {
            three.addAll(leased(2));
        }
        assertTrue(three.containsAll(Set.of("e60", "e61")), three::toString);
    }

    @Test
    void what_others_leased_is_done_and_put_off_too() {
        put(30);
        EventOutbox another = ShardRouter.of(Map.of(
                        "a", shards.get("a").store(),
                        "b", shards.get("b").store(),
                        "c", shards.get("c").store()))
                .outbox();
        for (String id : leased(30)) {
            if (id.equals("e7")) {
                another.retry(id, NOON.plusSeconds(5));
            } else {
                another.done(id);
            }
        }
        assertEquals(1, outbox.size());
        assertEquals(1, outbox.lease(NOON.plusSeconds(5), NOON, 9).get(0).attempts());
    }

    @Test
    void while_a_shard_is_away_the_others_take_in_and_tell() {
        put(30);
        long there = at("a");
        shards.get("a").goAway();
        put(60); // those that were there already are told again, under the same id
        Set<String> leased = leased(100);
        assertEquals(60, leased.size());
        leased.forEach(outbox::done);
        assertThrows(IllegalStateException.class, outbox::size);
        assertThrows(IllegalStateException.class, () -> outbox.done("not leased here"));
        shards.get("a").comeBack();
        assertEquals(there, outbox.size());
        assertEquals(there, leased(100).size());
    }

    @Test
    void when_all_are_away_that_is_said() {
        shards.values().forEach(FailingStore::goAway);
        assertThrows(IllegalStateException.class, () -> leased(1));
        assertThrows(IllegalStateException.class, () -> put(1));
    }
}
