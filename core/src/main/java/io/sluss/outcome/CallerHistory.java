package io.sluss.outcome;

import io.sluss.contact.ContactId;
import io.sluss.contact.ReasonId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * When and about what a caller has been here.
 *
 * @param visits the latest first
 */
public record CallerHistory(List<Visit> visits) {
    /** Nobody we know. */
    public static final CallerHistory NONE = new CallerHistory(List.of());

    /** Copies the visits. */
    public CallerHistory {
        visits = List.copyOf(visits);
    }

    /**
     * One contact.
     *
     * @param contact which
     * @param at when
     * @param reason about what
     * @param services the e-services that were presented
     */
    public record Visit(ContactId contact, Instant at, ReasonId reason, Set<String> services) {
        /** Copies the services. */
        public Visit {
            services = Set.copyOf(services);
        }
    }
}
