package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShardRoutingTest {
    private static final List<String> REGIONS =
            List.of("nord", "mitt", "stockholm", "ost", "vast", "syd", "bergslagen");
    private static final List<String> NAMES = List.of("north", "middle", "south");

    private final ShardRouting routing = ShardRouting.byRegion(NAMES);

    @Test
    void the_seven_police_regions_lie_on_all_of_two_and_of_three_shards() {
        for (int shards = 2; shards <= 3; shards++) {
            Set<String> used = new HashSet<>();
            ShardRouting some = ShardRouting.byRegion(NAMES.subList(0, shards));
            REGIONS.forEach(region -> used.add(some.shardOf("callback/" + region)));
            assertEquals(Set.copyOf(NAMES.subList(0, shards)), used);
        }
    }

    @Test
    void what_one_offer_can_choose_between_lies_together() {
        for (String region : REGIONS) {
            assertEquals(
                    routing.shardOf("callback/" + region), routing.shardOf("callback/" + region + "/english"), region);
        }
        Set<String> offices = new HashSet<>();
        for (int office = 0; office < 100; office++) {
            offices.add(routing.shardOf("booking/office-" + office));
        }
        assertEquals(1, offices.size());
    }

    @Test
    void where_a_resource_lies_never_changes_nor_depends_on_the_order_of_the_names() {
        ShardRouting reversed = ShardRouting.byRegion(List.of("south", "middle", "north"));
        StringBuilder lie = new StringBuilder();
        for (String region : REGIONS) {
            assertEquals(routing.shardOf("callback/" + region), reversed.shardOf("callback/" + region));
            lie.append(region)
                    .append(' ')
                    .append(routing.shardOf("callback/" + region))
                    .append('\n');
        }
        assertEquals("""
                nord middle
                mitt north
                stockholm south
                ost north
                vast north
                syd north
                bergslagen south
                """, lie.toString());
    }

    @Test
    void many_regions_are_spread_evenly_and_another_shard_takes_its_share_and_nothing_else_moves() {
        List<String> more = new ArrayList<>(NAMES);
        more.add("east");
        ShardRouting after = ShardRouting.byRegion(more);
        Map<String, Integer> counts = new HashMap<>();
        int moved = 0;
        for (int i = 0; i < 3_000; i++) {
            String resource = "callback/region-" + i;
            String before = routing.shardOf(resource);
            String now = after.shardOf(resource);
            counts.merge(before, 1, Integer::sum);
            if (!now.equals(before)) {
                assertEquals("east", now);
                moved++;
            }
        }
        counts.forEach((shard, count) -> assertTrue(count > 900 && count < 1_100, shard + " has " + count));
        assertTrue(moved > 650 && moved < 850, "a quarter moves: " + moved);
    }

    @Test
    void a_router_without_shards_and_a_routing_to_none_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> ShardRouting.byRegion(List.of()));
        assertThrows(IllegalArgumentException.class, () -> ShardRouter.of(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> ShardRouter.of(Map.of(), resource -> "a"));
        ShardRouter wrong = ShardRouter.of(Map.of("a", PromiseStore.inMemory(1)), resource -> "b");
        assertThrows(IllegalArgumentException.class, () -> wrong.leasedSince("callback/syd", Instant.EPOCH));
    }
}
