package io.sluss.architecture.bad.criteria;

import io.sluss.architecture.bad.matching.Changes;

/** Planted. */
final class ImportsLater {
    private final Changes[] later = {};

    int count() {
        return later.length;
    }
}
