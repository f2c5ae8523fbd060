package io.sluss.criteria;

import io.sluss.contact.Contact;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.criteria.Criterion.Fact;
import io.sluss.criteria.Question.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of an index by each field that any of them asks about. Immutable. */
final class Dimensions {
    private record FactDimension(Fact fact, ChoiceDimension entries) {}

    private final int count;
    private final @Nullable NameDimension reasons;
    private final @Nullable NameDimension regions;
    private final @Nullable NameDimension places;
    private final @Nullable NameDimension languages;
    private final @Nullable ChoiceDimension origins;
    private final @Nullable ChoiceDimension weekdays;
    private final @Nullable ChoiceDimension holidays;
    private final @Nullable ChoiceDimension repeats;
    private final @Nullable RangeDimension times;
    private final @Nullable RangeDimension dates;
    private final @Nullable RangeDimension waits;
    private final FactDimension[] facts;
    private final @Nullable SignalDimension signals;
    private final @Nullable WordDimension words;

    Dimensions(
            Map<Field, NameDimension> names,
            Map<Field, ChoiceDimension> choices,
            Map<Field, RangeDimension> ranges,
            @Nullable SignalDimension signals,
            @Nullable WordDimension words) {
        this.count = names.size() + choices.size() + ranges.size();
        this.reasons = names.get(Field.REASON);
        this.regions = names.get(Field.REGION);
        this.places = names.get(Field.PLACE);
        this.languages = names.get(Field.LANGUAGE);
        this.origins = choices.get(Field.ORIGIN);
        this.weekdays = choices.get(Field.WEEKDAY);
        this.holidays = choices.get(Field.HOLIDAY);
        this.repeats = choices.get(Field.REPEAT_CONTACT);
        this.times = ranges.get(Field.TIME);
        this.dates = ranges.get(Field.DATE);
        this.waits = ranges.get(Field.EXPECTED_WAIT);
        List<FactDimension> found = new ArrayList<>();
        for (Fact fact : Fact.values()) {
            ChoiceDimension entries = choices.get(Field.of(fact));
            if (entries != null) {
                found.add(new FactDimension(fact, entries));
            }
        }
        this.facts = found.toArray(FactDimension[]::new);
        this.signals = signals;
        this.words = words;
    }

    /**
     * For each field that has one value the number of its set: the entries that hold as far as it goes. At least one set.
     *
     * @param unknownHolds whether an entry that asks about what is not known is in the set
     */
    int[] sets(Facts known, boolean unknownHolds) {
        int[] sets = new int[Math.max(1, count)]; // EntrySets.ALL, if nothing is asked
        int at = 0;
        Contact contact = known.contact();
        if (reasons != null) {
            ReasonId reason = known.reason();
            sets[at++] = named(reasons, reason == null ? null : reason.value(), unknownHolds);
        }
        if (regions != null) {
            Region region = known.region();
            sets[at++] = named(regions, region == null ? null : region.value(), unknownHolds);
        }
        if (places != null) {
            sets[at++] = named(places, known.place(), unknownHolds);
        }
        if (languages != null) {
            sets[at++] = named(languages, contact.language(), unknownHolds);
        }
        if (origins != null) {
            sets[at++] = origins.set(FieldValues.choice(contact.origin()));
        }
        if (times != null) {
            sets[at++] = times.set(FieldValues.number(known.local().toLocalTime()));
        }
        if (dates != null) {
            sets[at++] = dates.set(FieldValues.number(known.local().toLocalDate()));
        }
        if (weekdays != null) {
            sets[at++] = weekdays.set(known.local().getDayOfWeek().getValue());
        }
        if (holidays != null) {
            sets[at++] = holidays.set(FieldValues.choice(known.holiday()));
        }
        if (waits != null) {
            Duration wait = contact.expectedWait();
            sets[at++] = wait == null ? unknown(waits.notAsking(), unknownHolds) : waits.set(FieldValues.number(wait));
        }
        if (repeats != null) {
            sets[at++] = chosen(repeats, repeated(known), unknownHolds);
        }
        for (FactDimension fact : facts) {
            sets[at++] = chosen(fact.entries, fact.fact.holds(contact), unknownHolds);
        }
        return sets;
    }

    private static @Nullable Boolean repeated(Facts known) {
        ReasonId reason = known.reason();
        if (reason == null || !known.situation().historyKnown()) {
            return null;
        }
        return known.situation().recentReasons().contains(reason);
    }

    private static int named(NameDimension entries, @Nullable String name, boolean unknownHolds) {
        return name == null ? unknown(entries.notAsking(), unknownHolds) : entries.set(name);
    }

    private static int chosen(ChoiceDimension entries, @Nullable Boolean holds, boolean unknownHolds) {
        return holds == null ? unknown(entries.notAsking(), unknownHolds) : entries.set(FieldValues.choice(holds));
    }

    private static int unknown(int notAsking, boolean unknownHolds) {
        return unknownHolds ? EntrySets.ALL : notAsking;
    }

    /**
     * The words of the set that remains as far as signals and words go, which can have many values at once; null if none
     * asks about either. Not to be changed.
     */
    long @Nullable [] several(Contact contact) {
        long[] bySignals = signals == null ? null : signals.left(contact.signals());
        long[] byWords = words == null ? null : words.left(contact);
        if (bySignals == null || byWords == null) {
            return bySignals == null ? byWords : bySignals;
        }
        long[] both = bySignals.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] &= byWords[i];
        }
        return both;
    }
}
