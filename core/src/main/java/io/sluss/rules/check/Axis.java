package io.sluss.rules.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * One thing that rules ask of a contact, cut into the fewest values that they tell apart: a time of day that stands for
 * all times between two hours that rules name, a place that stands for all that none names. Immutable.
 *
 * @param name what examples call it
 * @param values its values, those that make a good example first
 */
record Axis(String name, List<Value> values) {
    /**
     * One value.
     *
     * @param label what examples call it; empty for what need not be said, such as a signal that is not there
     * @param set makes a contact have it
     */
    record Value(String label, Consumer<Sample> set) {}

    /** The values, to be added one by one. */
    static final class Builder {
        private final String name;
        private final List<Value> values = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        Builder value(String label, Consumer<Sample> set) {
            values.add(new Value(label, set));
            return this;
        }

        Axis build() {
            return new Axis(name, List.copyOf(values));
        }
    }

    static Builder named(String name) {
        return new Builder(name);
    }

    /** Something that is there, or is not: value 0 and value 1. */
    static Axis flag(String name, String label, Consumer<Sample> set) {
        return named(name).value("", sample -> {}).value(label, set).build();
    }

    int size() {
        return values.size();
    }

    BitSet all() {
        BitSet all = new BitSet(size());
        all.set(0, size());
        return all;
    }
}
