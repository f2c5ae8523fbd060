package io.sluss.outcome;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Settlement.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An {@link OfferLedger} in memory, bounded. A contact's row is changed under its own monitor, held for a few
 * assignments. When a row is pushed out before its offers are settled, each is counted as lost; from then on nobody can
 * tell of a contact without a row whether its offers were settled before, so a report about one is not counted: nothing
 * counts twice.
 */
final class InMemoryLedger implements OfferLedger {
    private record Expiry(Instant at, ContactId contact) {}

    private final Cache<ContactId, ContactLife> rows;
    private final CallerIndex callers;
    private final PriorityBlockingQueue<Expiry> expiries =
            new PriorityBlockingQueue<>(64, Comparator.comparing(Expiry::at));
    private final Queue<LedgerEvent> lost = new ConcurrentLinkedQueue<>();
    private volatile boolean lostAny;

    InMemoryLedger(int mostContacts, Duration life) {
        this.callers = new CallerIndex(mostContacts, life);
        this.rows = Caffeine.newBuilder()
                .maximumSize(mostContacts)
                .expireAfterWrite(life)
                .executor(Runnable::run)
                .evictionListener(this::evicted)
                .build();
    }

    private void evicted(@Nullable ContactId contact, @Nullable ContactLife row, RemovalCause cause) {
        if (row != null && cause == RemovalCause.SIZE) {
            lostAny = true;
            lost.addAll(row.lost());
        }
    }

    @Override
    public List<LedgerEvent> append(List<LedgerEvent> events) {
        List<LedgerEvent> happened = new ArrayList<>(events.size());
        ContactId contact = null;
        ContactLife row = null;
        for (LedgerEvent event : events) {
            if (row == null || !event.contact().equals(contact)) { // the events of one decision follow each other
                contact = event.contact();
                row = row(event);
            }
            CallerKey before = row.caller();
            List<LedgerEvent> news = row.append(event);
            for (int i = 0; i < news.size(); i++) {
                happened.add(news.get(i));
            }
            if (!news.isEmpty()) {
                remember(event, row, before);
            }
        }
        drainLost(happened);
        return happened;
    }

    private void remember(LedgerEvent event, ContactLife row, @Nullable CallerKey before) {
        if (event.kind() == LedgerEvent.Kind.PRESENTED || event.kind() == LedgerEvent.Kind.OFFERED) {
            Instant until = row.openUntil(event.subject());
            if (until != null) {
                expiries.add(new Expiry(until, event.contact()));
            }
        }
        CallerKey caller = row.caller();
        if (caller == null && before != null) {
            callers.unlink(before, event.contact());
        } else if (caller != null && before == null) {
            for (ContactId forgotten : callers.add(caller, event.contact())) {
                ContactLife unlinked = rows.getIfPresent(forgotten);
                if (unlinked != null) {
                    unlinked.unlink(); // or nobody could ever erase the link
                }
            }
        }
    }

    private ContactLife row(LedgerEvent event) {
        return rows.get(event.contact(), ContactLife::keeping);
    }

    private void drainLost(List<LedgerEvent> into) {
        for (LedgerEvent event = lost.poll(); event != null; event = lost.poll()) {
            into.add(event);
        }
    }

    @Override
    public Received settle(LedgerEvent report) {
        ContactLife existing = rows.getIfPresent(report.contact());
        if (existing == null && lostAny) {
            return new Received(Settlement.of(Status.LOST), List.of());
        }
        return row(report).settle(report);
    }

    @Override
    public @Nullable Outcome outcomeOf(ContactId contact, OfferId offer) {
        ContactLife row = rows.getIfPresent(contact);
        return row == null ? null : row.outcomeOf(offer.text());
    }

    @Override
    public List<LedgerEvent> expire(Instant now) {
        List<LedgerEvent> happened = new ArrayList<>();
        for (Expiry due = expiries.peek(); due != null && !due.at().isAfter(now); due = expiries.peek()) {
            if (expiries.remove(due)) {
                ContactLife row = rows.getIfPresent(due.contact());
                if (row != null) {
                    happened.addAll(row.expire(now));
                }
            }
        }
        drainLost(happened);
        return happened;
    }

    @Override
    public CallerHistory history(CallerKey caller, Instant since) {
        List<CallerHistory.Visit> visits = new ArrayList<>();
        for (ContactId contact : callers.of(caller)) {
            ContactLife row = rows.getIfPresent(contact);
            CallerHistory.Visit visit = row == null || row.caller() == null ? null : row.visit();
            if (visit != null && !visit.at().isBefore(since)) {
                visits.add(visit);
            }
        }
        return visits.isEmpty() ? CallerHistory.NONE : new CallerHistory(visits);
    }

    @Override
    public void forget(CallerKey caller) {
        rows.invalidateAll(callers.of(caller));
        callers.forget(caller);
    }

    @Override
    public List<LedgerEvent> linkedTo(CallerKey caller) {
        List<LedgerEvent> linked = new ArrayList<>();
        for (ContactId contact : callers.of(caller)) {
            ContactLife row = rows.getIfPresent(contact);
            if (row != null) {
                linked.addAll(row.events());
            }
        }
        return linked;
    }

    /** A contact's events, and when it arrived. */
    private record Told(Instant arrived, String contact, List<LedgerEvent> events) {}

    @Override
    public void read(Instant from, Instant to, Consumer<LedgerEvent> each) {
        List<Told> found = new ArrayList<>();
        for (ContactLife row : rows.asMap().values()) {
            List<LedgerEvent> events = row.events();
            Instant arrived = arrived(events);
            if (arrived != null && !arrived.isBefore(from) && arrived.isBefore(to)) {
                found.add(new Told(arrived, events.get(0).contact().text(), events));
            }
        }
        found.sort(Comparator.comparing(Told::arrived).thenComparing(Told::contact));
        for (Told told : found) {
            for (LedgerEvent event : told.events()) {
                each.accept(namesOneThatIsLinked(event) ? event : event.unlinked());
            }
        }
    }

    private static @Nullable Instant arrived(List<LedgerEvent> events) {
        for (LedgerEvent event : events) {
            if (event.kind() == LedgerEvent.Kind.CONTACT) {
                return event.at();
            }
        }
        return events.isEmpty() ? null : events.get(0).at();
    }

    /** Whoever came back is not to be told by a contact that nothing may link to them any more. */
    private boolean namesOneThatIsLinked(LedgerEvent event) {
        if (event.kind() != LedgerEvent.Kind.RECONTACT
                || event.subject().equals(event.contact().text())) {
            return true;
        }
        ContactLife earlier = rows.getIfPresent(new ContactId(event.subject()));
        return earlier != null && !earlier.isUnlinked();
    }

    @Override
    public boolean answersFromMemory() {
        return true;
    }
}
