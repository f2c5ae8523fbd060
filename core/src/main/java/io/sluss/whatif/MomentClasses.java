package io.sluss.whatif;

import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.Situation;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.Facts;
import io.sluss.criteria.TimeWindow;
import io.sluss.matching.Channel;
import io.sluss.matching.OpeningHours;
import io.sluss.rules.RuleSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The moments that rules tell apart. A day is cut where a rule's time begins or ends, something opens or closes, a slot is
 * no longer ahead, or the clock is changed; between two cuts one moment stands for all, and criteria, opening hours and
 * slots are asked of it themselves. Days are cut when contacts of them are met. Filled by one thread at a time.
 */
final class MomentClasses {
    /** Half minutes of a day. */
    private static final int DAY = 2 * TimeWindow.DAY;

    private static final int MOST = 1 << 16;
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int HALF_MINUTE = 30;
    private static final Contact ANYBODY = Contact.from(Origin.PHONE).build();

    private final RuleSet rules;
    private final FreeSlots slots;
    private final List<Criterion> asked;
    private final List<OpeningHours> hours;
    private final List<FreeSlots.Times> callbacks = new ArrayList<>();
    private final List<FreeSlots.Times> bookings = new ArrayList<>();
    private final boolean exact;
    private final Interned<List<Object>> signatures = new Interned<>();
    private final Map<Integer, char[]> days = new HashMap<>();
    private boolean told;
    private int first;
    private char[] @Nullable [] table = new char[0][];

    MomentClasses(RuleSet rules, Collection<Criterion> criteria, FreeSlots slots) {
        this.rules = rules;
        this.slots = slots;
        this.asked = new ArrayList<>(new LinkedHashSet<>(
                criteria.stream().filter(MomentClasses::asksTheTime).toList()));
        asked.add(new Criterion.DateIs(null, rules.holdout().until()));
        Set<OpeningHours> opening = new LinkedHashSet<>();
        opening.add(rules.matching().liveAgent().hours());
        rules.matching().services().forEach(service -> opening.add(service.hours()));
        this.hours = List.copyOf(opening);
        Channel.Callback callback = rules.matching().callback();
        if (callback != null) {
            callbacks.add(slots.timesOf(callback.plan()));
        }
        Channel.Booking booking = rules.matching().booking();
        if (booking != null) {
            Set<FreeSlots.Times> offices = new LinkedHashSet<>();
            booking.offices().values().forEach(office -> offices.add(slots.timesOf(office.plan())));
            bookings.addAll(offices);
        }
        this.exact = callbacks.stream().allMatch(MomentClasses::isOfMinutes)
                && bookings.stream().allMatch(MomentClasses::isOfMinutes);
    }

    /** Whether a criterion is answered by the moment alone. */
    static boolean asksTheTime(Criterion criterion) {
        return criterion instanceof Criterion.TimeIs
                || criterion instanceof Criterion.WeekdayIs
                || criterion instanceof Criterion.HolidayIs
                || criterion instanceof Criterion.DateIs;
    }

    private static boolean isOfMinutes(FreeSlots.Times times) {
        return times.plan().slot().toSeconds() % 60 == 0
                && times.plan().leadTime().toSeconds() % 60 == 0
                && times.plan().horizon().toSeconds() % 60 == 0;
    }

    /** Cuts the days that these contacts came on and that are not cut yet. */
    void prepare(RecordedContacts contacts) {
        BitSet seen = new BitSet();
        for (int i = 0; i < contacts.size(); i++) {
            seen.set(contacts.moment(i) / DAY);
        }
        int[] missing = seen.stream().filter(day -> !days.containsKey(day)).toArray();
        if (missing.length == 0) {
            return;
        }
        char[][] cut = new char[missing.length][];
        IntStream.range(0, missing.length).parallel().forEach(at -> cut[at] = cut(missing[at]));
        for (int at = 0; at < missing.length; at++) {
            days.put(missing[at], cut[at]);
        }
        int last = days.keySet().stream().mapToInt(day -> day).max().orElse(0);
        int begin = days.keySet().stream().mapToInt(day -> day).min().orElse(0);
        char[] @Nullable [] all = new char[last - begin + 1][];
        days.forEach((day, classes) -> all[day - begin] = classes);
        told = exact && signatures.size() < MOST;
        first = begin;
        table = all;
    }

    /** The class of a moment of a day that was prepared; less than 0 if there are too many to tell. */
    int of(int moment) {
        char found = Objects.requireNonNull(table[moment / DAY - first])[moment % DAY];
        return told ? found : -1;
    }

    private char[] cut(int day) {
        int start = day * DAY;
        BitSet cuts = cuts(start);
        char[] classes = new char[DAY];
        char found = 0;
        for (int at = 0; at < DAY; at++) {
            if (cuts.get(at)) {
                found = (char) signatures.numberOf(signature(start + at));
            }
            classes[at] = found;
        }
        return classes;
    }

    private BitSet cuts(int start) {
        BitSet cuts = new BitSet(DAY);
        cuts.set(0);
        Instant begin = RecordedContacts.instant(start);
        ZoneRules zone = rules.calendar().zone().getRules();
        LocalDate date = rules.calendar().local(begin).toLocalDate();
        BitSet minutes = minutes(date);
        for (int at = 0; at < DAY; at += 2) {
            Instant moment = RecordedContacts.instant(start + at);
            long local = moment.getEpochSecond() + zone.getOffset(moment).getTotalSeconds();
            if (minutes.get((int) Math.floorMod(local / 60, (long) TimeWindow.DAY))) {
                cuts.set(at);
            }
        }
        ZoneOffsetTransition change = zone.nextTransition(begin.minusSeconds(2L * SECONDS_PER_HOUR));
        if (change != null) {
            long length = Math.abs(change.getDuration().toSeconds());
            for (long around = -length; around <= length; around += length) {
                mark(cuts, change.getInstant().plusSeconds(around), start);
            }
        }
        callbacks.forEach(times -> markSlots(times, start, cuts, false));
        bookings.forEach(times -> markSlots(times, start, cuts, bookings.size() > 1));
        return cuts;
    }

    /** The local minutes at which something begins or ends on a date or the days around it. */
    private BitSet minutes(LocalDate date) {
        BitSet minutes = new BitSet(TimeWindow.DAY);
        minutes.set(0);
        for (Criterion criterion : asked) {
            if (criterion instanceof Criterion.TimeIs times) {
                times.windows().forEach(window -> mark(minutes, window));
            }
        }
        for (OpeningHours opening : hours) {
            for (int around = -1; around <= 1; around++) {
                opening.windowsOn(date.plusDays(around), rules.calendar()).forEach(window -> mark(minutes, window));
            }
        }
        return minutes;
    }

    private static void mark(BitSet minutes, TimeWindow window) {
        minutes.set(window.start());
        minutes.set(window.end() % TimeWindow.DAY);
    }

    private static void mark(BitSet cuts, Instant moment, int start) {
        long at = Math.floorDiv(moment.getEpochSecond(), (long) HALF_MINUTE) - start;
        if (at >= 0 && at < DAY) {
            cuts.set((int) at);
        }
    }

    /** A slot can be had until its lead time begins, on the minute, and from after its horizon does. */
    private void markSlots(FreeSlots.Times times, int start, BitSet cuts, boolean each) {
        BitSet free = new BitSet(DAY);
        long lead = times.plan().leadTime().toSeconds();
        long horizon = times.plan().horizon().toSeconds();
        LocalDate firstDate = rules.calendar()
                .local(RecordedContacts.instant(start).plusSeconds(lead))
                .toLocalDate();
        for (int ahead = 0; ahead <= 1; ahead++) {
            for (Instant slot : times.startsOn(firstDate.plusDays(ahead))) {
                long from = (slot.getEpochSecond() - horizon) / HALF_MINUTE + 1 - start;
                long after = (slot.getEpochSecond() - lead) / HALF_MINUTE + 1 - start;
                if (after > 0 && from < DAY && after > from) {
                    free.set((int) Math.max(0, from), (int) Math.min(DAY, after));
                }
                if (each && after > 0 && after < DAY) {
                    cuts.set((int) after);
                }
                if (each && from > 0 && from < DAY) {
                    cuts.set((int) from);
                }
            }
        }
        for (int at = 1; at < DAY; at++) {
            if (free.get(at) != free.get(at - 1)) {
                cuts.set(at);
            }
        }
    }

    /** Everything that rules can find out of a moment. */
    private List<Object> signature(int moment) {
        Instant at = RecordedContacts.instant(moment);
        Facts facts = rules.facts(ANYBODY, Situation.firstContact(at, slots));
        ZonedDateTime local = facts.local();
        BitSet held = new BitSet();
        int bit = 0;
        for (Criterion criterion : asked) {
            held.set(bit++, criterion.ask(facts) == Criterion.Answer.YES);
        }
        for (OpeningHours opening : hours) {
            held.set(bit++, opening.isOpen(local, rules.calendar()));
        }
        for (FreeSlots.Times times : callbacks) {
            held.set(bit++, times.next(at) != null);
        }
        return List.of(held, ranks(at));
    }

    /** Which of the offices has the earliest slot, which the next, and which none. */
    private List<Integer> ranks(Instant at) {
        List<@Nullable Instant> next = new ArrayList<>();
        bookings.forEach(times -> next.add(times.next(at)));
        List<Integer> ranks = new ArrayList<>();
        for (Instant own : next) {
            int rank = -1;
            if (own != null) {
                rank = (int) next.stream()
                        .filter(other -> other != null && other.isBefore(own))
                        .count();
            }
            ranks.add(rank);
        }
        return ranks;
    }
}
