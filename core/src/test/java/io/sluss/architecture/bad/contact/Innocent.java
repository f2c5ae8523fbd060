package io.sluss.architecture.bad.contact;

import org.jspecify.annotations.Nullable;

/** Breaks nothing. */
public final class Innocent {
    private final @Nullable String value;

    public Innocent(@Nullable String value) {
        this.value = value;
    }

    public @Nullable String value() {
        return value;
    }
}
