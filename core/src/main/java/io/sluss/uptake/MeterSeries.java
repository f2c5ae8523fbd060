package io.sluss.uptake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;

/** Counters by their tags: never more than {@link SlussMeter#mostSeries()} of a meter. Thread-safe. */
final class MeterSeries {
    /** A counter: what it counts, and the values of its tags in their order. */
    private record Series(SlussMeter meter, List<String> values) {}

    private final BiFunction<SlussMeter, List<String>, DoubleConsumer> register;
    private final Map<Series, DoubleConsumer> counters = new ConcurrentHashMap<>();
    private final Map<SlussMeter, AtomicInteger> taken = new EnumMap<>(SlussMeter.class);

    /** @param register begins a counter with the values of its tags, and gives what counts it up */
    MeterSeries(BiFunction<SlussMeter, List<String>, DoubleConsumer> register) {
        this.register = register;
        for (SlussMeter meter : SlussMeter.values()) {
            taken.put(meter, new AtomicInteger());
        }
    }

    /** Shows every combination of known values of a meter whose tags are closed lists, with 0. */
    void fromZero(SlussMeter meter) {
        List<List<String>> combinations = List.of(List.of());
        for (String tag : meter.tags()) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> before : combinations) {
                for (String value : MeterTags.known(meter, tag)) {
                    List<String> with = new ArrayList<>(before);
                    with.add(value);
                    longer.add(with);
                }
            }
            combinations = longer;
        }
        combinations.forEach(values -> counter(new Series(meter, List.copyOf(values))));
    }

    /** Counts up by so many. */
    void count(SlussMeter meter, double many, String... values) {
        Series series = new Series(meter, List.of(values));
        DoubleConsumer counter = counters.get(series);
        if (counter == null) {
            counter = counter(series);
        }
        counter.accept(many);
    }

    private DoubleConsumer counter(Series asked) {
        Series series = checked(asked);
        DoubleConsumer counter = counters.get(series);
        if (counter != null) {
            return counter;
        }
        AtomicInteger places = Objects.requireNonNull(taken.get(series.meter()));
        boolean room = places.getAndUpdate(n -> n < SlussMeter.FULL ? n + 1 : n) < SlussMeter.FULL;
        return counters.computeIfAbsent(room ? series : folded(series), s -> register.apply(s.meter(), s.values()));
    }

    /** What is in no closed list becomes {@code other}, whoever sends it. */
    private static Series checked(Series series) {
        List<String> values = new ArrayList<>(series.values());
        for (int i = 0; i < values.size(); i++) {
            List<String> known =
                    MeterTags.known(series.meter(), series.meter().tags().get(i));
            if (!known.isEmpty()
                    && !known.contains(values.get(i))
                    && !values.get(i).equals(MeterTags.UNKNOWN)) {
                values.set(i, MeterTags.OTHER);
            }
        }
        return new Series(series.meter(), List.copyOf(values));
    }

    private static Series folded(Series series) {
        List<String> values = new ArrayList<>(series.values());
        for (int i = 0; i < values.size(); i++) {
            if (MeterTags.isFolded(series.meter().tags().get(i))) {
                values.set(i, MeterTags.OTHER);
            }
        }
        return new Series(series.meter(), List.copyOf(values));
    }

    /** Names from a rules file: the first so many keep theirs, any other is {@code other}. Thread-safe. */
    static final class Names {
        private final AtomicInteger room;
        private final Set<String> known = ConcurrentHashMap.newKeySet();

        Names(int most) {
            this.room = new AtomicInteger(most);
        }

        String bounded(String name) {
            if (known.contains(name)) {
                return name;
            }
            if (room.getAndUpdate(left -> left > 0 ? left - 1 : 0) == 0) {
                return known.contains(name) ? name : MeterTags.OTHER;
            }
            if (!known.add(name)) {
                room.incrementAndGet(); // another thread was quicker
            }
            return name;
        }
    }
}
