package io.sluss.uptake;

import io.sluss.promise.PromiseNews;
import java.util.Collection;

/**
 * What became of callbacks and bookings, each counted once: as broken, once it was, even if it was kept on a later day.
 * Immutable.
 *
 * @param made how many were promised
 * @param kept of those, kept in time
 * @param late of those, kept on their day but after their slot had ended
 * @param broken of those, not kept on their day
 */
public record PromiseTally(long made, long kept, long late, long broken) {
    /** Counts the promises of some contacts. */
    public static PromiseTally of(Collection<ContactRecord> contacts) {
        long made = 0;
        long kept = 0;
        long late = 0;
        long broken = 0;
        for (ContactRecord contact : contacts) {
            for (ContactRecord.Promised promise : contact.promises()) {
                made++;
                boolean wasLate = promise.state().equals(PromiseNews.LATE);
                if (promise.broken()) {
                    broken++;
                } else if (promise.kept()) {
                    late += wasLate ? 1 : 0;
                    kept += wasLate ? 0 : 1;
                }
            }
        }
        return new PromiseTally(made, kept, late, broken);
    }

    /** Cancelled, replaced, or still to come. */
    public long other() {
        return made - kept - late - broken;
    }
}
