package io.sluss.uptake;

import io.sluss.contact.ContactId;
import io.sluss.outcome.LedgerEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one record per contact of whatever ledger events it is given: by {@link io.sluss.outcome.OfferLedger#read}, by
 * {@link LedgerFile#read}, or one after another. Each contact's events must come in the order in which they happened;
 * contacts may be mixed. Keeps all of them in memory, about a kilobyte each, so it is made for a time and not for good.
 * Thread-safe.
 */
public final class ContactRecords implements UptakeRecorder {
    private static final Comparator<ContactRecord> BY_ARRIVAL = Comparator.comparing(ContactRecord::arrivedAt)
            .thenComparing(record -> record.contact().text());

    private final Map<ContactId, ContactBuilding> contacts = new LinkedHashMap<>();
    private final CallerNumbers callers = new CallerNumbers();

    /** Of no contact. */
    public ContactRecords() {}

    @Override
    public synchronized void record(LedgerEvent event) {
        contacts.computeIfAbsent(event.contact(), id -> new ContactBuilding()).add(event, callers.of(event.caller()));
    }

    /** What is known up to now of each contact of which the arrival is known, by their arrival. */
    public synchronized List<ContactRecord> records() {
        List<ContactRecord> records = new ArrayList<>(contacts.size());
        contacts.forEach((contact, building) -> {
            ContactRecord record = building.record(contact);
            if (record != null) {
                records.add(record);
            }
        });
        records.sort(BY_ARRIVAL);
        return records;
    }

    /** The same, of those who arrived in [from, to). */
    public List<ContactRecord> records(Instant from, Instant to) {
        return records().stream()
                .filter(each ->
                        !each.arrivedAt().isBefore(from) && each.arrivedAt().isBefore(to))
                .toList();
    }

    /** Of how many contacts the arrival is not known, as it was lost with a node: these have no record. */
    public synchronized long withoutArrival() {
        return contacts.entrySet().stream()
                .filter(each -> each.getValue().record(each.getKey()) == null)
                .count();
    }
}
