package io.sluss.architecture.bad.outcome;

import io.micrometer.core.instrument.MeterRegistry;

/** Planted. */
final class KnowsMicrometer {
    int count(MeterRegistry registry) {
        return registry.getMeters().size();
    }
}
