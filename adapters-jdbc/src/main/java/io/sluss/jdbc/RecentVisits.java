package io.sluss.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.contact.ReasonId;
import io.sluss.outcome.CallerHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who was here lately, in this process's memory and bounded, so that a decision need not ask the database. Whatever is
 * put in twice, late or in another order comes to the same. Thread-safe.
 */
final class RecentVisits {
    /** So many callers are remembered. */
    static final int MOST_CALLERS = 100_000;

    /** So many visits of each, the latest. */
    static final int MOST_VISITS = 20;

    private static final int MOST_UNLINKED = 10_000;

    private static final Comparator<VisitRow> LATEST_FIRST =
            Comparator.comparing(VisitRow::at).thenComparing(VisitRow::number).reversed();

    private final Cache<String, List<VisitRow>> callers;

    /** What was read before a contact was unlinked, and is put in after, must not link it again. */
    private final Cache<String, Boolean> unlinked;

    RecentVisits(Duration life) {
        callers = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterWrite(life)
                .executor(Runnable::run)
                .build();
        unlinked = Caffeine.newBuilder()
                .maximumSize(MOST_UNLINKED)
                .executor(Runnable::run)
                .build();
    }

    void put(Collection<VisitRow> visits) {
        for (VisitRow visit : visits) {
            if (unlinked.getIfPresent(visit.contact()) == null) {
                callers.asMap().merge(visit.caller(), List.of(visit), (before, fresh) -> with(before, fresh.get(0)));
            }
        }
    }

    private static List<VisitRow> with(List<VisitRow> before, VisitRow fresh) {
        List<VisitRow> all = new ArrayList<>(before.size() + 1);
        for (VisitRow visit : before) {
            if (!visit.contact().equals(fresh.contact())) {
                all.add(visit);
            } else if (visit.number() > fresh.number()) {
                return before;
            }
        }
        all.add(fresh);
        all.sort(LATEST_FIRST);
        return List.copyOf(all.subList(0, Math.min(MOST_VISITS, all.size())));
    }

    /** Nothing links these contacts to anybody any more. */
    void unlink(Collection<String> contacts) {
        Set<String> fresh = new HashSet<>();
        for (String contact : contacts) {
            if (unlinked.asMap().put(contact, true) == null) {
                fresh.add(contact);
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        callers.asMap().forEach((caller, visits) -> {
            if (visits.stream().anyMatch(visit -> fresh.contains(visit.contact()))) {
                callers.asMap().computeIfPresent(caller, (same, now) -> without(now, fresh));
            }
        });
    }

    private static List<VisitRow> without(List<VisitRow> visits, Set<String> contacts) {
        return visits.stream()
                .filter(visit -> !contacts.contains(visit.contact()))
                .toList();
    }

    void forget(CallerKey caller) {
        callers.invalidateAll(caller.values());
    }

    CallerHistory since(CallerKey caller, Instant since) {
        Map<String, VisitRow> visits = new HashMap<>();
        for (String hash : caller.values()) {
            List<VisitRow> theirs = callers.getIfPresent(hash);
            if (theirs != null) {
                theirs.forEach(visit -> visits.put(visit.contact(), visit));
            }
        }
        if (visits.isEmpty()) {
            return CallerHistory.NONE;
        }
        List<CallerHistory.Visit> found = new ArrayList<>(visits.size());
        visits.values().stream()
                .filter(visit -> visit.reason() != null && !visit.at().isBefore(since))
                .sorted(LATEST_FIRST)
                .forEach(visit -> found.add(told(visit)));
        return new CallerHistory(found);
    }

    private static CallerHistory.Visit told(VisitRow visit) {
        ReasonId reason = new ReasonId(String.valueOf(visit.reason()));
        return new CallerHistory.Visit(new ContactId(visit.contact()), visit.at(), reason, visit.eachService());
    }
}
