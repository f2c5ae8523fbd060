package io.sluss.benchmarks;

import io.sluss.benchmarks.PlainRule.Between;
import io.sluss.benchmarks.PlainRule.Condition;
import io.sluss.benchmarks.PlainRule.OneOf;
import io.sluss.contact.Origin;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Seeded tables of rules as an owner of very many would have them. Each asks 2 to 5 of the nine inputs, a third of all
 * conditions are ranges, and every rule is about certain reasons or places, or else the first few would answer for all.
 * Half of the rules are made from an earlier one by moving one condition a little, so that the two overlap.
 */
final class RandomRules {
    private static final int PLACES = 290;
    private static final int REGIONS = 21;
    private static final int LANGUAGES = 8;
    private static final int QUARTERS = 24 * 4;
    static final int DAYS = 365;
    static final int LONGEST_WAIT = 2 * 60 * 60;

    /** Gives a third of all conditions, since every rule has one that is none. */
    private static final double SHARE_OF_RANGES = 0.46;

    private final RandomGenerator random;
    private final Map<Input, List<String>> texts = new EnumMap<>(Input.class);
    private final List<PlainRule> rules = new ArrayList<>();

    RandomRules(int size, long seed) {
        this.random = new Random(seed);
        texts.put(Input.ORIGIN, Stream.of(Origin.values()).map(Origin::label).toList());
        texts.put(Input.REASON, numbered("reason-", 20 + size / 20));
        texts.put(Input.REGION, numbered("region-", REGIONS));
        texts.put(Input.PLACE, numbered("place ", PLACES));
        texts.put(
                Input.LANGUAGE,
                IntStream.range(0, LANGUAGES)
                        .mapToObj(i -> "x" + (char) ('a' + i))
                        .toList());
        texts.put(
                Input.WEEKDAY,
                Stream.of(DayOfWeek.values()).map(DayOfWeek::name).toList());
        while (rules.size() < size) {
            boolean fresh = rules.isEmpty() || random.nextBoolean();
            rules.add(new PlainRule(
                    rules.size(), fresh ? fresh() : overlapping(oneOf(rules).conditions())));
        }
    }

    private static List<String> numbered(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).toList();
    }

    List<PlainRule> rules() {
        return rules;
    }

    /** The texts that an input can have. */
    List<String> texts(Input input) {
        return texts.getOrDefault(input, List.of());
    }

    private Map<Input, Condition> fresh() {
        int count = 2 + random.nextInt(4);
        Map<Input, Condition> conditions = new EnumMap<>(Input.class);
        add(conditions, random.nextBoolean() ? Input.REASON : Input.PLACE);
        List<Input> inputs = List.of(Input.values());
        while (conditions.size() < count) {
            boolean range = random.nextDouble() < SHARE_OF_RANGES;
            add(
                    conditions,
                    oneOf(inputs.stream()
                            .filter(input -> input.isRange() == range)
                            .toList()));
        }
        return conditions;
    }

    private void add(Map<Input, Condition> conditions, Input input) {
        conditions.putIfAbsent(input, input.isRange() ? between(input) : some(texts(input)));
    }

    private OneOf some(List<String> of) {
        TreeSet<String> some = new TreeSet<>();
        for (int n = 1 + random.nextInt(of.size() > 50 ? 3 : 2); n > 0; n--) {
            some.add(oneOf(of));
        }
        return new OneOf(List.copyOf(some));
    }

    private Between between(Input input) {
        if (input == Input.MINUTE) {
            int from = random.nextInt(QUARTERS);
            return new Between(15 * from, 15 * ((from + 4 + random.nextInt(24)) % QUARTERS));
        } else if (input == Input.DAY) {
            int from = random.nextInt(DAYS - 60);
            return new Between(from, from + 14 + random.nextInt(90));
        }
        int from = 30 * random.nextInt(180);
        return new Between(from, from + 30 * (10 + random.nextInt(60)));
    }

    /** The same conditions but for one, which keeps something in common with what it was. */
    private Map<Input, Condition> overlapping(Map<Input, Condition> earlier) {
        Map<Input, Condition> conditions = new EnumMap<>(earlier);
        Input moved = oneOf(List.copyOf(earlier.keySet()));
        Condition was = earlier.get(moved);
        if (was instanceof OneOf texts) {
            TreeSet<String> other = new TreeSet<>(some(texts(moved)).texts());
            other.add(texts.texts().get(0));
            conditions.put(moved, new OneOf(List.copyOf(other)));
        } else if (was instanceof Between range && moved == Input.MINUTE) {
            conditions.put(
                    moved, new Between(range.from(), (range.from() + 30 + 15 * random.nextInt(30)) % (15 * QUARTERS)));
        } else if (was instanceof Between range) {
            int length = range.to() - range.from();
            conditions.put(moved, new Between(range.from(), range.from() + length / 2 + 1 + random.nextInt(length)));
        }
        return conditions;
    }

    private <T> T oneOf(List<T> these) {
        return these.get(random.nextInt(these.size()));
    }
}
