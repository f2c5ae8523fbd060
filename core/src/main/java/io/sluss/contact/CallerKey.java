package io.sluss.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who called, as a keyed hash that cannot be turned back into a number without the key. While keys are changed there is
 * one value under each live key, the current key's first. Immutable.
 */
public final class CallerKey {
    private final List<String> values;

    CallerKey(List<String> values) {
        this.values = List.copyOf(values);
    }

    /**
     * As it was stored, or as a pseudonym in its place.
     *
     * @param values at least one
     */
    public static CallerKey stored(List<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a caller without a hash");
        }
        return new CallerKey(values);
    }

    /** The hash under the current key, prefixed with the key's id. */
    public String value() {
        return values.get(0);
    }

    /** The hashes under every live key, the current one first. */
    public List<String> values() {
        return values;
    }

    /** Whether a stored hash is this caller's, under whichever key. */
    public boolean isOneOf(@Nullable String stored) {
        return stored != null && values.contains(stored);
    }

    @Override
    public String toString() {
        return "CallerKey[hidden]";
    }
}
