package io.sluss.whatif;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Values that are kept once and go by their number, from 0 in the order they were first seen. Thread-safe. */
final class Interned<T> {
    private final Map<T, Integer> numbers = new ConcurrentHashMap<>();
    private volatile @Nullable Object[] values = new Object[16];

    int numberOf(T value) {
        Integer known = numbers.get(value);
        return known != null ? known : add(value);
    }

    private synchronized int add(T value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        @Nullable Object[] room = number < values.length ? values : Arrays.copyOf(values, number * 2);
        room[number] = value;
        values = room; // seen by whoever learns the number
        numbers.put(value, number);
        return number;
    }

    @SuppressWarnings("unchecked") // only add puts anything there
    T value(int number) {
        return (T) Objects.requireNonNull(values[number]);
    }

    int size() {
        return numbers.size();
    }
}
