package io.sluss.architecture.bad.outcome;

import io.sluss.architecture.bad.promise.ComesBack;

/** Planted. */
public final class GoesThere {
    ComesBack there() {
        return new ComesBack();
    }
}
