package io.sluss;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contacts that may still go on, bounded in number and time. Thread-safe. */
final class OpenContacts {
    private final Cache<ContactId, OpenContact> contacts;

    OpenContacts(int most, Duration life) {
        contacts = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(life)
                .executor(Runnable::run)
                .build();
    }

    void add(OpenContact contact) {
        contacts.put(contact.id(), contact);
    }

    @Nullable
    OpenContact find(ContactId id) {
        return contacts.getIfPresent(id);
    }

    /** Forgets who called, in every contact of a caller; and what else was told there. */
    void forget(CallerKey caller) {
        for (OpenContact contact : List.copyOf(contacts.asMap().values())) {
            CallerKey theirs = contact.caller();
            if (theirs != null && Objects.equals(theirs.value(), caller.value())) {
                contacts.invalidate(contact.id());
            }
        }
    }
}
