package io.sluss.uptake;

import io.sluss.contact.ContactId;
import io.sluss.contact.ReasonId;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.Outcome;
import io.sluss.uptake.ContactRecord.Put;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was accepted spared a contact with a person. The first that applies, from the top, is what counts; the
 * offer is the e-service that was accepted last, or else the callback or booking.
 */
public enum Deflection {
    /** Nothing but a person was accepted, or nothing at all. */
    NONE,
    /** A callback or booking was accepted, and no e-service: staff do the work at another time, and nothing is spared. */
    MOVED,
    /**
     * An e-service was accepted, and it did not spare a person: the caller came back about the same reason within its
     * window; or a person answered in the same contact after the acceptance; or staff completed it; or it failed, and was
     * not completed after.
     */
    FALSE,
    /**
     * An e-service was accepted and completed, not by staff, and the window of the reason, counted from the arrival, is
     * over without the caller having come back. Only where the caller is known: of one who is not, nobody can tell.
     */
    CONFIRMED,
    /**
     * An e-service was accepted, and nothing speaks against it; but it is not known to be completed, or the window is not
     * over, or the caller is not known. Silence is not success.
     */
    POTENTIAL;

    /** Tells of each of some contacts how it is. Immutable and thread-safe. */
    public static final class Judge {
        private final Set<ContactId> followedOn;
        private final Function<ReasonId, Duration> windows;
        private final Instant until;

        /**
         * Judges by what is known of all contacts.
         *
         * @param contacts all contacts that may follow on those that are judged
         * @param windows the re-contact window of a reason
         * @param until the moment up to which contacts are known
         */
        public Judge(Collection<ContactRecord> contacts, Function<ReasonId, Duration> windows, Instant until) {
            this.windows = windows;
            this.until = until;
            Set<ContactId> named = new HashSet<>();
            for (ContactRecord contact : contacts) {
                if (contact.cameBackAfter() != null) {
                    named.add(contact.cameBackAfter());
                }
            }
            this.followedOn = Set.copyOf(named);
        }

        /** How a contact is. */
        public Deflection of(ContactRecord contact) {
            Put taken = null;
            boolean moved = false;
            for (Put offer : contact.offers()) {
                if (offer.outcome() == Outcome.ACCEPTED) {
                    ChannelKind kind = offer.way().kind();
                    moved |= kind == ChannelKind.CALLBACK || kind == ChannelKind.BOOKING;
                    if (kind == ChannelKind.E_SERVICE
                            && (taken == null || !offer.settled().isBefore(taken.settled()))) {
                        taken = offer;
                    }
                }
            }
            if (taken == null) {
                return moved ? MOVED : NONE;
            }
            if (isFalse(contact, taken)) {
                return FALSE;
            }
            boolean completed = taken.followed().containsKey(Outcome.COMPLETED);
            return completed && contact.caller() != null && isWindowOver(contact) ? CONFIRMED : POTENTIAL;
        }

        private boolean isFalse(ContactRecord contact, Put taken) {
            Instant answered = contact.queueing().answeredAt();
            Instant failed = taken.followed().get(Outcome.FAILED);
            Instant completed = taken.followed().get(Outcome.COMPLETED);
            return followedOn.contains(contact.contact())
                    || (answered != null && !answered.isBefore(taken.settled()))
                    || taken.followed().containsKey(Outcome.COMPLETED_BY_STAFF)
                    || (failed != null && !isAfter(completed, failed));
        }

        private static boolean isAfter(@Nullable Instant one, Instant other) {
            return one != null && one.isAfter(other);
        }

        private boolean isWindowOver(ContactRecord contact) {
            ReasonId reason = contact.labels().reason();
            return reason != null
                    && !contact.arrivedAt().plus(windows.apply(reason)).isAfter(until);
        }

        /** How many of some contacts are how. */
        public Map<Deflection, Long> count(Collection<ContactRecord> contacts) {
            Map<Deflection, Long> counts = new EnumMap<>(Deflection.class);
            for (Deflection each : values()) {
                counts.put(each, 0L);
            }
            for (ContactRecord contact : contacts) {
                counts.merge(of(contact), 1L, Math::addExact);
            }
            return Map.copyOf(counts);
        }
    }
}
