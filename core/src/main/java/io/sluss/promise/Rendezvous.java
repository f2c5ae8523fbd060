package io.sluss.promise;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks names for a key, so that each name comes first for about as many keys, and one more or less changes the first of
 * as few keys as can be (highest random weight). The hash must never change: rows lie where it has put them.
 */
final class Rendezvous {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Rendezvous() {}

    static List<String> ranked(Collection<String> names, String key) {
        return names.stream()
                .sorted(Comparator.comparingLong((String name) -> weight(name, key))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** What of a resource is the same for all that one offer can choose between. */
    static String together(String resource) {
        int first = resource.indexOf('/');
        int second = resource.indexOf('/', first + 1);
        if (resource.startsWith("booking/")) {
            return "booking";
        }
        return first < 0 || second < 0 ? resource : resource.substring(0, second);
    }

    /** FNV-1a over both, and then mixed, since a last byte alone changes too few of its bits. */
    private static long weight(String name, String key) {
        long hash = FNV_OFFSET;
        for (byte each : (name + '\n' + key).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
