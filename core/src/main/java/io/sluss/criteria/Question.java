package io.sluss.criteria;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.criteria.Criterion.Fact;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A criterion as an index takes it: which field of a contact it asks about, and for which of its values it holds. */
sealed interface Question {
    /** What is asked about. */
    enum Field {
        REASON,
        REGION,
        PLACE,
        LANGUAGE,
        ORIGIN,
        WEEKDAY,
        HOLIDAY,
        REPEAT_CONTACT,
        SUSPECT_KNOWN,
        EVIDENCE_PERISHABLE,
        HAPPENING_NOW,
        INJURED,
        THREAT,
        MINOR,
        TIME,
        DATE,
        EXPECTED_WAIT,
        SIGNALS,
        WORDS;

        static Field of(Fact fact) {
            return switch (fact) {
                case SUSPECT_KNOWN -> SUSPECT_KNOWN;
                case EVIDENCE_PERISHABLE -> EVIDENCE_PERISHABLE;
                case HAPPENING_NOW -> HAPPENING_NOW;
                case INJURED -> INJURED;
                case THREAT -> THREAT;
                case MINOR -> MINOR;
            };
        }
    }

    /** Numbers from {@code from} to before {@code to}. */
    record Range(long from, long to) {}

    /** Is the name one of these? */
    record Named(Field field, Set<String> wanted) implements Question {
        @Override
        public int values() {
            return wanted.size();
        }

        @Override
        public Map<String, Question> apart() {
            Map<String, Question> apart = new TreeMap<>();
            wanted.forEach(name -> apart.put(name, new Named(field, Set.of(name))));
            return apart;
        }
    }

    /** Is it one of these choices, as {@link FieldValues} numbers them? */
    record Chosen(Field field, BitSet wanted) implements Question {
        @Override
        public int values() {
            return wanted.cardinality();
        }

        @Override
        public Map<String, Question> apart() {
            Map<String, Question> apart = new TreeMap<>();
            wanted.stream().forEach(choice -> {
                BitSet one = new BitSet();
                one.set(choice);
                apart.put(Integer.toString(choice), new Chosen(field, one));
            });
            return apart;
        }
    }

    /** Does the number, as {@link FieldValues} has it, lie in one of these ranges? */
    record InRange(Field field, List<Range> wanted) implements Question {}

    /** Is one of these signals among the contact's? */
    record Signals(Set<String> wanted) implements Question {
        @Override
        public Field field() {
            return Field.SIGNALS;
        }
    }

    /** Is one of the phrases among the contact's words? */
    record Words(PhraseIndex<Boolean> wanted) implements Question {
        @Override
        public Field field() {
            return Field.WORDS;
        }
    }

    /** What it asks about. */
    Field field();

    /** How many values it holds for; 0 if they are not to be told apart. */
    default int values() {
        return 0;
    }

    /** By each of its values the question about that one alone; none if they are not to be told apart. */
    default Map<String, Question> apart() {
        return Map.of();
    }

    /** The question that {@code criterion} asks; null if an index cannot take it, so that the criterion itself is asked. */
    static @Nullable Question of(Criterion criterion) {
        if (criterion instanceof Criterion.ReasonIs asked) {
            return new Named(Field.REASON, names(asked.wanted(), ReasonId::value));
        } else if (criterion instanceof Criterion.RegionIs asked) {
            return new Named(Field.REGION, names(asked.wanted(), Region::value));
        } else if (criterion instanceof Criterion.PlaceIs asked) {
            return new Named(Field.PLACE, asked.wanted());
        } else if (criterion instanceof Criterion.LanguageIs asked) {
            return new Named(Field.LANGUAGE, asked.wanted());
        } else if (criterion instanceof Criterion.OriginIs asked) {
            return new Chosen(Field.ORIGIN, choices(asked.wanted(), FieldValues::choice));
        } else if (criterion instanceof Criterion.WeekdayIs asked) {
            return new Chosen(Field.WEEKDAY, choices(asked.wanted(), DayOfWeek::getValue));
        } else if (criterion instanceof Criterion.HolidayIs asked) {
            return yesOrNo(Field.HOLIDAY, asked.wanted());
        } else if (criterion instanceof Criterion.RepeatContactIs asked) {
            return yesOrNo(Field.REPEAT_CONTACT, asked.wanted());
        } else if (criterion instanceof Criterion.FactIs asked) {
            return yesOrNo(Field.of(asked.fact()), asked.wanted());
        } else if (criterion instanceof Criterion.TimeIs asked) {
            return new InRange(Field.TIME, ranges(asked.windows()));
        } else if (criterion instanceof Criterion.DateIs asked) {
            long from = asked.from() == null ? 0 : FieldValues.number(asked.from());
            long until = asked.until() == null ? Long.MAX_VALUE : FieldValues.number(asked.until());
            return new InRange(Field.DATE, List.of(new Range(from, until)));
        } else if (criterion instanceof Criterion.ExpectedWaitIs asked) {
            long least = asked.least() == null ? 0 : FieldValues.number(asked.least());
            long below = asked.below() == null ? Long.MAX_VALUE : FieldValues.number(asked.below());
            return new InRange(Field.EXPECTED_WAIT, List.of(new Range(least, below)));
        } else if (criterion instanceof Criterion.Signalled asked) {
            return new Signals(asked.wanted());
        }
        return criterion instanceof Criterion.Says asked ? new Words(asked.phrases()) : null;
    }

    private static <T> Set<String> names(Set<T> wanted, Function<T, String> name) {
        return wanted.stream().map(name).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> BitSet choices(Set<T> wanted, ToIntFunction<T> number) {
        BitSet choices = new BitSet();
        wanted.forEach(one -> choices.set(number.applyAsInt(one)));
        return choices;
    }

    private static Chosen yesOrNo(Field field, boolean wanted) {
        return new Chosen(field, choices(Set.of(wanted), FieldValues::choice));
    }

    private static List<Range> ranges(List<TimeWindow> windows) {
        List<Range> ranges = new ArrayList<>();
        for (TimeWindow window : windows) {
            if (window.overMidnight()) {
                ranges.add(new Range(0, window.end()));
                ranges.add(new Range(window.start(), TimeWindow.DAY));
            } else {
                ranges.add(new Range(window.start(), window.end()));
            }
        }
        return ranges;
    }
}
