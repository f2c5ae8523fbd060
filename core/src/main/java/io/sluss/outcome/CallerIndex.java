package io.sluss.outcome;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which contacts a caller made, under every live key; the latest few. Bounded. Thread-safe. */
final class CallerIndex {
    private static final int LATEST = 20;

    private final Cache<String, List<ContactId>> contacts;

    CallerIndex(int mostCallers, Duration life) {
        contacts = Caffeine.newBuilder()
                .maximumSize(mostCallers)
                .expireAfterWrite(life)
                .executor(Runnable::run)
                .build();
    }

    /** Adds a contact; gives those that are no longer found by their caller. */
    Set<ContactId> add(CallerKey caller, ContactId contact) {
        Set<ContactId> left = new HashSet<>(0);
        for (String value : caller.values()) {
            contacts.asMap().compute(value, (key, before) -> {
                Set<ContactId> latest = new LinkedHashSet<>(before == null ? List.of() : before);
                latest.add(contact);
                List<ContactId> all = new ArrayList<>(latest);
                int from = Math.max(0, all.size() - LATEST);
                left.addAll(all.subList(0, from));
                return List.copyOf(all.subList(from, all.size()));
            });
        }
        return left;
    }

    void unlink(CallerKey caller, ContactId contact) {
        for (String value : caller.values()) {
            contacts.asMap().computeIfPresent(value, (key, before) -> {
                List<ContactId> left =
                        before.stream().filter(each -> !each.equals(contact)).toList();
                return left.isEmpty() ? null : left;
            });
        }
    }

    /** The caller's contacts, the latest first. */
    List<ContactId> of(CallerKey caller) {
        Set<ContactId> all = new LinkedHashSet<>();
        for (String value : caller.values()) {
            List<ContactId> theirs = contacts.getIfPresent(value);
            if (theirs != null) {
                for (int i = theirs.size() - 1; i >= 0; i--) {
                    all.add(theirs.get(i));
                }
            }
        }
        return List.copyOf(all);
    }

    void forget(CallerKey caller) {
        contacts.invalidateAll(caller.values());
    }
}
