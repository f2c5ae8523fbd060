package io.sluss.web.planted;

import io.sluss.ivr.planted.OtherAdapter;

/** Breaks a rule on purpose: it uses another adapter. */
public final class UsesOtherAdapter {
    private final OtherAdapter other = new OtherAdapter();

    @Override
    public String toString() {
        return other.toString();
    }
}
