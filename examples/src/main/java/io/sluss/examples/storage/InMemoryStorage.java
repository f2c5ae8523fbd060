package io.sluss.examples.storage;

import io.sluss.SlussBuilder;
import io.sluss.outcome.AuditTrail;
import io.sluss.rules.RuleSet;
import java.time.InstantSource;

/** What the builder does by itself, with a trail that the console can show. */
final class InMemoryStorage implements Storage {
    private final AuditTrail audit = AuditTrail.inMemory(SlussBuilder.DEFAULT_AUDIT_ENTRIES);

    @Override
    public AuditTrail audit() {
        return audit;
    }

    @Override
    public void giveTo(SlussBuilder builder, RuleSet rules, InstantSource clock) {
        builder.audit(audit);
    }

    @Override
    public void keepUp() {}

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public String description() {
        return "in memory: a restart loses open offers, promised callbacks and bookings, and all counts; --jdbc-url keeps"
                + " them";
    }

    @Override
    public void close() {}
}
