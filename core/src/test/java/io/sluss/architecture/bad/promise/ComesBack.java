package io.sluss.architecture.bad.promise;

import io.sluss.architecture.bad.outcome.GoesThere;

/** Planted. */
public final class ComesBack {
    GoesThere back() {
        return new GoesThere();
    }
}
