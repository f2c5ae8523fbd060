package io.sluss;

import io.sluss.contact.CallerKeys;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Hidden;
import io.sluss.outcome.Journal;
import io.sluss.outcome.OfferLedger;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseStore;
import java.util.List;
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
            for (Promise promise : store.of(caller)) {
                store.remove(promise.id());
                giveBack(promise);
            }
            contacts.forget(caller);
            ledger.forget(caller);
        });
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
                            store.of(caller).stream().map(Promise::withoutCode).toList();
                    return new Sluss.LinkedData(ledger.linkedTo(caller), theirs);
                })
                .orElse(new Sluss.LinkedData(List.of(), List.of()));
    }
}
