package io.sluss.jdbc;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.outcome.CallerHistory;
import io.sluss.outcome.ContactLife;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.OfferLedger.Received;
import io.sluss.outcome.Settlement.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A contact whose row is locked: what was stored of it, and what is to be stored now. Not thread-safe. */
final class ContactChange {
    private final ContactLife life;
    private final boolean fresh;
    private final boolean wasUnlinked;
    private final List<ContactLife.Open> wasOpen;
    private final CallerHistory.@Nullable Visit visitBefore;
    private final Set<String> often = new HashSet<>();
    private final List<EventRow> added = new ArrayList<>();
    private @Nullable Instant linkedAt;
    private int next;

    ContactChange(ContactId contact, List<EventRow> stored, boolean fresh, boolean unlinked) {
        life = ContactLife.of(contact, stored.stream().map(EventRow::event).toList());
        if (unlinked) {
            life.unlink();
        }
        this.fresh = fresh;
        wasUnlinked = unlinked;
        wasOpen = life.open();
        visitBefore = life.visit();
        next = stored.size();
        for (EventRow row : stored) {
            if (EventRow.mayHappenOften(row.event().kind())) {
                often.add(row.key());
            }
        }
    }

    /** Takes an event in; gives what happened for the first time and what followed from it. */
    List<LedgerEvent> append(LedgerEvent event) {
        if (event.outcome() != null) {
            return settle(event).events();
        }
        if (EventRow.mayHappenOften(event.kind())
                && !often.add(EventRow.counted(0, event).key())) {
            return List.of(); // this very one was handed over before
        }
        return kept(life.append(event));
    }

    Received settle(LedgerEvent report) {
        Received received = life.settle(report);
        if (received.settlement().status() == Status.SETTLED
                && received.events().isEmpty()) {
            added.add(EventRow.unseen(next++, report));
        }
        kept(received.events());
        return received;
    }

    List<LedgerEvent> expire(Instant now) {
        return kept(life.expire(now));
    }

    private List<LedgerEvent> kept(List<LedgerEvent> happened) {
        for (LedgerEvent event : happened) {
            added.add(EventRow.counted(next++, event));
            if (event.caller() != null) {
                linkedAt = event.at();
            }
        }
        return happened;
    }

    /** What is to be stored of what happened. */
    List<EventRow> added() {
        return added;
    }

    /** The offers that are open now and were not, or expire at another time. */
    List<ContactLife.Open> opened() {
        List<ContactLife.Open> opened = new ArrayList<>(life.open());
        opened.removeAll(wasOpen);
        return opened;
    }

    /** Those of before that are not open any more, or expire at another time. */
    List<ContactLife.Open> closed() {
        List<ContactLife.Open> closed = new ArrayList<>(wasOpen);
        closed.removeAll(life.open());
        return closed;
    }

    /** When it arrived, where that has become known only now, after it had been heard of; or null. */
    @Nullable
    Instant arrivedLate() {
        if (!fresh) {
            for (EventRow row : added) {
                if (row.event().kind() == LedgerEvent.Kind.CONTACT) {
                    return row.event().at();
                }
            }
        }
        return null;
    }

    /** Whether from now on nothing may link the contact to its caller. */
    boolean isNewlyUnlinked() {
        return life.isUnlinked() && !wasUnlinked;
    }

    /** The visit, under each of the caller's hashes, when it has become known only now who called. */
    List<VisitRow> newVisits(String contact) {
        CallerKey caller = life.caller();
        Instant at = linkedAt;
        if (caller == null || at == null) {
            return List.of();
        }
        CallerHistory.Visit visit = life.visit();
        return caller.values().stream()
                .distinct()
                .map(hash -> VisitRow.of(hash, contact, at, visit))
                .toList();
    }

    /** What a visit has come to be about, when that has changed of a contact whose caller may be known from before. */
    @Nullable
    VisitRow changedVisit(String contact) {
        CallerHistory.Visit visit = life.visit();
        boolean changed = visit != null && linkedAt == null && !Objects.equals(visit, visitBefore);
        return changed && visit != null && !life.isUnlinked() ? VisitRow.of("", contact, visit.at(), visit) : null;
    }
}
