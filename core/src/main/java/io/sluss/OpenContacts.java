package io.sluss;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluss.contact.CallerKey;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
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

    /** Remembers a new contact. */
    void add(OpenContact contact) {
        contacts.put(contact.id(), contact);
    }

    /** Goes on remembering a contact, unless it was forgotten meanwhile. */
    void keep(OpenContact contact) {
        contacts.asMap().computeIfPresent(contact.id(), (id, remembered) -> remembered);
    }

    /**
     * What is remembered of a contact; or, when nothing is, one that earlier steps may have raised to anything, so that
     * nothing but a person is offered to it from now on.
     */
    OpenContact reopened(ContactId id, Origin origin, Instant arrivedAt) {
        return contacts.get(
                id, forgotten -> new OpenContact(forgotten, Contact.from(origin).build(), arrivedAt, Urgency.UNKNOWN));
    }

    @Nullable
    OpenContact find(ContactId id) {
        return contacts.getIfPresent(id);
    }

    /** All of them, as they are now. */
    List<OpenContact> all() {
        return List.copyOf(contacts.asMap().values());
    }

    /** Forgets who called, in every contact of a caller; and what else was told there. */
    void forget(CallerKey caller) {
        for (OpenContact contact : all()) {
            CallerKey theirs = contact.caller();
            if (theirs != null && !Collections.disjoint(theirs.values(), caller.values())) {
                contacts.invalidate(contact.id());
            }
        }
    }
}
