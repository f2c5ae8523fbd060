package io.sluss.whatif;

import io.sluss.contact.ReasonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a change does to many contacts, added up collection by collection, so that none has to be kept. Contacts that cannot
 * be judged again are counted and left out of everything else. Filled by one thread.
 */
public final class Effect {
    /**
     * How many contacts about a reason there are, and how many of them get something else.
     *
     * @param contacts all of them
     * @param changed those that are as urgent otherwise, or offered otherwise
     */
    public record Count(long contacts, long changed) {
        private Count plus(Count other) {
            return new Count(contacts + other.contacts, changed + other.changed);
        }
    }

    /** Contacts that are decided alike today, and alike tomorrow. */
    private static final class Pair {
        private final Decided before;
        private final Decided after;
        private final boolean changes;
        private long contacts;

        Pair(Decided before, Decided after) {
            this.before = before;
            this.after = after;
            this.changes = !before.looksLike(after);
        }
    }

    /**
     * Makes other keys of keys, one of each, whose halves do not have the same bits: a hash of both would be the same for
     * many. It is 2^64 over the golden ratio (D. Knuth, The Art of Computer Programming 3, 6.4).
     */
    static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final WhatIf rules;
    private final Side today;
    private final Side tomorrow;
    private final Map<Long, Pair> pairs = new HashMap<>();
    private long contacts;
    private long unjudged;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /**
     * Nothing yet.
     *
     * @param rules what is compared
     * @param uptake how often people took what was offered
     * @param assumed what has to be said
     */
    public Effect(WhatIf rules, MeasuredUptake uptake, Assumptions assumed) {
        this.rules = rules;
        this.today = new Side(rules.today(), uptake, assumed);
        this.tomorrow = new Side(rules.tomorrow(), uptake, assumed);
    }

    /**
     * Decides contacts under both and adds what comes of it.
     *
     * @param onChange is told of each contact that gets something else, by its index
     * @return what was decided
     */
    public WhatIf.Compared add(RecordedContacts recorded, IntConsumer onChange) {
        WhatIf.Compared compared = rules.compare(recorded);
        for (int i = 0; i < recorded.size(); i++) {
            contacts++;
            if (!compared.isJudged(i)) {
                unjudged++;
            } else if (add(recorded, i, compared)) {
                onChange.accept(i);
            }
        }
        return compared;
    }

    private boolean add(RecordedContacts recorded, int i, WhatIf.Compared compared) {
        int before = compared.today().number(i);
        int after = compared.tomorrow().number(i);
        long key = ((long) before << Integer.SIZE | after) * SPREAD;
        Pair pair = pairs.get(key);
        if (pair == null) {
            pair = new Pair(Objects.requireNonNull(compared.today(i)), Objects.requireNonNull(compared.tomorrow(i)));
            pairs.put(key, pair);
        }
        pair.contacts++;
        Instant at = recorded.at(i);
        first = first == null || at.isBefore(first) ? at : first;
        last = last == null || at.isAfter(last) ? at : last;
        int hour = Side.hourOfWeek(today.rules().calendar().local(at));
        today.add(before, pair.before, recorded.origin(i), at, hour);
        tomorrow.add(after, pair.after, recorded.origin(i), at, hour);
        return pair.changes;
    }

    private long count(Predicate<Pair> which) {
        return pairs.values().stream()
                .filter(which)
                .mapToLong(pair -> pair.contacts)
                .sum();
    }

    /** What comes of the contacts today. */
    public Side today() {
        return today;
    }

    /** What would come of them tomorrow. */
    public Side tomorrow() {
        return tomorrow;
    }

    /** By the reason, empty for those without one: how many get something else. */
    public Map<Optional<ReasonId>, Count> byReason() {
        Map<Optional<ReasonId>, Count> byReason = new HashMap<>();
        for (Pair pair : pairs.values()) {
            ReasonId reason = pair.before.reason() != null ? pair.before.reason() : pair.after.reason();
            Count count = new Count(pair.contacts, pair.changes ? pair.contacts : 0);
            byReason.merge(Optional.ofNullable(reason), count, Count::plus);
        }
        return byReason;
    }

    /** All contacts. */
    public long contacts() {
        return contacts;
    }

    /** Those whose words are not there, so that nobody can judge them as tomorrow's rules would. */
    public long unjudged() {
        return unjudged;
    }

    /** Those that get something else tomorrow. */
    public long changed() {
        return count(pair -> pair.changes);
    }

    /** Those among them that are taken to be as urgent otherwise. */
    public long otherUrgency() {
        return count(pair -> pair.before.urgency() != pair.after.urgency());
    }

    /** Those that are offered something besides a person today. */
    public long offeredToday() {
        return count(pair -> pair.before.firstBesidesAPerson() != null);
    }

    /** Those that would be tomorrow. */
    public long offeredTomorrow() {
        return count(pair -> pair.after.firstBesidesAPerson() != null);
    }

    /** The local day of the first contact, or null when there is none. */
    public @Nullable LocalDate firstDay() {
        return first == null ? null : today.rules().calendar().local(first).toLocalDate();
    }

    /** The local day of the last contact, or null when there is none. */
    public @Nullable LocalDate lastDay() {
        return last == null ? null : today.rules().calendar().local(last).toLocalDate();
    }
}
