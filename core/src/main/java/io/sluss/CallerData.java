package io.sluss;

import io.sluss.contact.CallerKey;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Hidden;
import io.sluss.outcome.Journal;
import io.sluss.outcome.OfferLedger;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseId;
import io.sluss.promise.PromiseStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is linked to a caller, to be shown or erased. Thread-safe. */
final class CallerData {
    private static final Logger LOG = LoggerFactory.getLogger(CallerData.class);

    private final CallerKeys callers;
    private final OpenContacts contacts;
    private final Journal journal;
    private final OfferLedger ledger;
    private final PromiseStore store;

    CallerData(CallerKeys callers, OpenContacts contacts, Journal journal, OfferLedger ledger, PromiseStore store) {
        this.callers = callers;
        this.contacts = contacts;
        this.journal = journal;
        this.ledger = ledger;
        this.store = store;
    }

    void forget(CallerNumber number) {
        callers.keyOf(number).ifPresent(caller -> {
            journal.flush();
            for (Promise promise : linked(caller)) {
                store.remove(promise.id());
                giveBack(promise);
            }
            contacts.forget(caller);
            ledger.forget(caller);
        });
    }

    /** What was promised to a caller, and what would call their number whoever asked for it. */
    private Collection<Promise> linked(CallerKey caller) {
        Map<PromiseId, Promise> linked = new LinkedHashMap<>();
        store.of(caller).forEach(promise -> linked.put(promise.id(), promise));
        store.to(caller).forEach(promise -> linked.put(promise.id(), promise));
        return linked.values();
    }

    /** What is personal is erased first, and whether or not this works. */
    private void giveBack(Promise promise) {
        try {
            store.slotBook().release(promise.slot().key(), promise.offer().text());
        } catch (RuntimeException e) {
            LOG.warn("The slot book failed; the slot of a forgotten promise stays taken", Hidden.of(e));
        }
    }

    Sluss.LinkedData linkedTo(CallerNumber number) {
        return callers.keyOf(number)
                .map(caller -> {
                    journal.flush();
                    List<Promise> theirs =
                            linked(caller).stream().map(Promise::withoutCode).toList();
                    return new Sluss.LinkedData(ledger.linkedTo(caller), theirs);
                })
                .orElse(new Sluss.LinkedData(List.of(), List.of()));
    }
}
