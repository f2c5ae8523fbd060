package io.sluss.promise;

import java.util.Collection;
import java.util.List;

/**
 * Says on which shard of a {@link ShardRouter} a resource lies. Must be pure: the same resource always lies on the same
 * shard, on every node. What one offer can choose between, and what its promise can be moved to, must lie together: two
 * shards do not keep the same offer from being accepted on both at the same moment.
 */
@FunctionalInterface
public interface ShardRouting {
    /** The name of the shard of a resource such as {@code callback/syd} or {@code booking/malmo}. */
    String shardOf(String resource);

    /**
     * Callbacks by their region, with all skills of it, and all bookings together, since one offer lets the caller choose
     * among offices. Each region ranks the shards by a hash of both names: another shard draws to itself what it ranks
     * first in, and nothing else moves.
     *
     * @param shards the names, which must stay the same for good, in any order
     * @throws IllegalArgumentException if there is none
     */
    static ShardRouting byRegion(Collection<String> shards) {
        List<String> names = List.copyOf(shards);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("there is no shard");
        }
        return resource ->
                Rendezvous.ranked(names, Rendezvous.together(resource)).get(0);
    }
}
