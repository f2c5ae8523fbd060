package io.sluss.criteria;

import io.sluss.criteria.DecisionTable.Row;
import io.sluss.criteria.Question.Chosen;
import io.sluss.criteria.Question.Field;
import io.sluss.criteria.Question.InRange;
import io.sluss.criteria.Question.Named;
import io.sluss.criteria.Question.Signals;
import io.sluss.criteria.Question.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the index of a table. A rule becomes an entry of the index; if it asks for a few values of a field of which many
 * are asked for, it becomes an entry for each of these values, and that field leads to them. Used once, by one thread.
 */
final class TableCompiler<T> {
    /**
     * How large what is made may become.
     *
     * @param ledFrom in a table of fewer rules no value leads anywhere: all rules are gone through as fast
     * @param fewestLed a field leads to at least so many rules
     * @param mostWords the sets of one field take so many words at the most; then values share sets
     */
    record Limits(int ledFrom, int fewestLed, int mostWords) {
        /** For a table of any size: at most 8 MB for each field. */
        static final Limits DEFAULT = new Limits(512, 128, 1 << 20);
    }

    private static final int FEWEST_SETS = 2;
    private static final int MOST_ENTRIES_OF_A_RULE = 4;
    private static final double LARGEST_PART = 0.26;

    /** A rule, or a copy of it for one value of the field that leads to it. */
    private record Entry(int rule, @Nullable Field leading, String value, Map<Field, Question> questions) {}

    private final List<Row<T>> rows;
    private final Limits limits;
    private final List<Map<Field, Question>> questions = new ArrayList<>();
    private final Set<Integer> unsure = new HashSet<>();

    private TableCompiler(List<Row<T>> rows, Limits limits) {
        this.rows = rows;
        this.limits = limits;
        for (Row<T> row : rows) {
            Map<Field, Question> asked = new EnumMap<>(Field.class);
            for (Criterion criterion : row.criteria()) {
                Question question = Question.of(criterion);
                // a second question about one field is left to the rule itself
                if (question == null || asked.putIfAbsent(question.field(), question) != null) {
                    unsure.add(questions.size());
                }
            }
            questions.add(asked);
        }
    }

    static <T> TableIndex<T> compile(List<Row<T>> rows) {
        return compile(rows, Limits.DEFAULT);
    }

    static <T> TableIndex<T> compile(List<Row<T>> rows, Limits limits) {
        return new TableCompiler<>(rows, limits).index();
    }

    private TableIndex<T> index() {
        List<Entry> entries = entries();
        EntrySets sets = new EntrySets(entries.size());
        int most = Math.max(FEWEST_SETS, limits.mostWords / sets.length());
        Map<Field, NameDimension> names = new EnumMap<>(Field.class);
        Map<Field, ChoiceDimension> choices = new EnumMap<>(Field.class);
        Map<Field, RangeDimension> ranges = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            Map<Integer, Named> named = asking(entries, field, Named.class);
            Map<Integer, Chosen> chosen = asking(entries, field, Chosen.class);
            Map<Integer, InRange> inRange = asking(entries, field, InRange.class);
            if (!named.isEmpty()) {
                NameDimension dimension = new NameDimension(sets, named, ledBy(entries, field), most);
                names.put(field, dimension);
                askAgain(entries, named.keySet(), dimension.coarse());
            } else if (!chosen.isEmpty()) {
                choices.put(field, new ChoiceDimension(sets, chosen, ledBy(entries, field)));
            } else if (!inRange.isEmpty()) {
                RangeDimension dimension = new RangeDimension(sets, inRange, most);
                ranges.put(field, dimension);
                askAgain(entries, inRange.keySet(), dimension.coarse());
            }
        }
        Map<Integer, Signals> signals = asking(entries, Field.SIGNALS, Signals.class);
        Map<Integer, Words> words = asking(entries, Field.WORDS, Words.class);
        Dimensions dimensions = new Dimensions(
                names,
                choices,
                ranges,
                signals.isEmpty() ? null : new SignalDimension(sets, signals),
                words.isEmpty() ? null : new WordDimension(sets, words));
        int[] ruleAt = entries.stream().mapToInt(Entry::rule).toArray();
        long led = entries.stream().filter(entry -> entry.leading != null).count();
        return new TableIndex<>(rows, sets, dimensions, ruleAt, (int) led, unsure);
    }

    private void askAgain(List<Entry> entries, Set<Integer> asking, boolean coarse) {
        if (coarse) {
            asking.forEach(entry -> unsure.add(entries.get(entry).rule));
        }
    }

    /** Those that a field leads to first, side by side for each value; the others after them, in the order of the rules. */
    private List<Entry> entries() {
        List<@Nullable Question> leading = leading();
        List<Entry> entries = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            int rule = row;
            Map<Field, Question> asked = questions.get(rule);
            Question question = leading.get(rule);
            if (question == null) {
                entries.add(new Entry(rule, null, "", asked));
                continue;
            }
            question.apart().forEach((value, alone) -> {
                Map<Field, Question> copy = new EnumMap<>(asked);
                copy.put(question.field(), alone);
                entries.add(new Entry(rule, question.field(), value, copy));
            });
        }
        entries.sort(Comparator.comparing(Entry::leading, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Entry::value)
                .thenComparingInt(Entry::rule));
        return entries;
    }

    /** For each rule the question whose field leads to it, or null. */
    private List<@Nullable Question> leading() {
        List<@Nullable Question> leading = new ArrayList<>();
        Map<Field, Integer> led = new EnumMap<>(Field.class);
        Map<Field, Integer> values = rows.size() < limits.ledFrom ? Map.of() : valuesAskedFor();
        for (Map<Field, Question> asked : questions) {
            Question narrowest = narrowest(asked, values);
            leading.add(narrowest);
            if (narrowest != null) {
                led.merge(narrowest.field(), 1, Integer::sum);
            }
        }
        leading.replaceAll(one -> one == null || led.getOrDefault(one.field(), 0) < limits.fewestLed ? null : one);
        return leading;
    }

    private Map<Field, Integer> valuesAskedFor() {
        Map<Field, Set<String>> values = new EnumMap<>(Field.class);
        questions.forEach(
                asked -> asked.forEach((field, question) -> values.computeIfAbsent(field, f -> new HashSet<>())
                        .addAll(question.apart().keySet())));
        Map<Field, Integer> counts = new EnumMap<>(Field.class);
        values.forEach((field, those) -> counts.put(field, those.size()));
        return counts;
    }

    /** The question for the smallest part of what is asked for about its field, if that part is small. */
    private static @Nullable Question narrowest(Map<Field, Question> asked, Map<Field, Integer> values) {
        Question narrowest = null;
        double smallest = LARGEST_PART;
        for (Question question : asked.values()) {
            double part = (double) question.values() / Math.max(1, values.getOrDefault(question.field(), 0));
            if (question.values() > 0 && question.values() <= MOST_ENTRIES_OF_A_RULE && part < smallest) {
                narrowest = question;
                smallest = part;
            }
        }
        return narrowest;
    }

    /** By entry, what it asks about the field if it is a question of this type. */
    private static <Q> Map<Integer, Q> asking(List<Entry> entries, Field field, Class<Q> type) {
        Map<Integer, Q> asking = new TreeMap<>();
        for (int entry = 0; entry < entries.size(); entry++) {
            Question question = entries.get(entry).questions.get(field);
            if (type.isInstance(question)) {
                asking.put(entry, type.cast(question));
            }
        }
        return asking;
    }

    private static Set<Integer> ledBy(List<Entry> entries, Field field) {
        Set<Integer> led = new HashSet<>();
        for (int entry = 0; entry < entries.size(); entry++) {
            if (entries.get(entry).leading == field) {
                led.add(entry);
            }
        }
        return led;
    }
}
