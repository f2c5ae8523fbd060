package io.sluss.uptake;

import io.sluss.contact.ContactId;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.Labels;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.WrapUp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the ledger tells of one contact. {@link ContactRecords} makes it of the contact's events. Immutable.
 *
 * @param contact which
 * @param arrivedAt when it arrived
 * @param labels what its last step counted under, with the arm of the first step that had something to offer (which is
 *     the arm it was drawn for), or PASSED_THROUGH where none had
 * @param propensity how likely that arm was, over 0 and at most 1; null where nothing is known
 * @param degraded whether a decision failed or was late before any step had something to offer, so that nothing tells
 *     what would have been offered
 * @param caller who called, as a number that is the same for the same caller among the records made together; null where
 *     that is not known or may not be
 * @param eligible the channels, other than a person, that were offered, or would have been to one that is held out
 * @param suppressed what was left out, and why, once each
 * @param offers its offers, in the order in which they were first heard of
 * @param promises its callbacks and bookings
 * @param queueing its time in the queue
 * @param ending what the agent told at the end; null while nothing was
 * @param cameBack whether the caller came back about the same reason within its window
 * @param cameBackAfter the contact that it follows on; null where it follows on none or that is not known
 */
public record ContactRecord(
        ContactId contact,
        Instant arrivedAt,
        Labels labels,
        @Nullable Double propensity,
        boolean degraded,
        @Nullable Long caller,
        List<Way> eligible,
        List<LeftOut> suppressed,
        List<Put> offers,
        List<Promised> promises,
        Queueing queueing,
        @Nullable Ending ending,
        boolean cameBack,
        @Nullable ContactId cameBackAfter) {
    /** Copies the lists. */
    public ContactRecord {
        eligible = List.copyOf(eligible);
        suppressed = List.copyOf(suppressed);
        offers = List.copyOf(offers);
        promises = List.copyOf(promises);
    }

    /** Its arm. */
    public Arm arm() {
        Arm drawn = labels.arm();
        return drawn == null ? Arm.PASSED_THROUGH : drawn;
    }

    /** The offer, other than a person, that was accepted last, if one was. */
    public Optional<Put> accepted() {
        Put accepted = null;
        for (Put offer : offers) {
            boolean later = accepted == null || !offer.settled().isBefore(accepted.settled());
            if (offer.outcome() == Outcome.ACCEPTED && offer.way().kind() != ChannelKind.LIVE_AGENT && later) {
                accepted = offer;
            }
        }
        return Optional.ofNullable(accepted);
    }

    /** Whether a person spoke with the caller: at once, or in a callback or booking that was kept. */
    public boolean isLive() {
        return queueing.answeredAt() != null || promises.stream().anyMatch(Promised::kept);
    }

    /**
     * What a comparison has to know of it.
     *
     * @param queue where it would wait for a person, as a switchback draws by it, or null
     * @param perCompletion how long staff are busy with completing what a caller began, which no event tells
     */
    public MeasuredContact measured(@Nullable String queue, Duration perCompletion) {
        boolean completedByStaff =
                offers.stream().anyMatch(offer -> offer.followed().containsKey(Outcome.COMPLETED_BY_STAFF));
        return new MeasuredContact(
                caller == null ? contact.text() : "caller " + caller,
                queue,
                arm(),
                degraded,
                arrivedAt,
                isLive(),
                ending == null ? null : ending.told().handling(),
                completedByStaff ? perCompletion : Duration.ZERO,
                queueing.waited());
    }

    /**
     * A channel.
     *
     * @param kind its kind
     * @param name its name in the rules
     */
    public record Way(ChannelKind kind, String name) {}

    /**
     * A channel that was left out.
     *
     * @param way which
     * @param why from the closed list of {@link io.sluss.matching.Suppressed.Why}, as a label
     */
    public record LeftOut(Way way, String why) {}

    /**
     * An offer and what became of it.
     *
     * @param id its id
     * @param way its channel
     * @param offeredAt when it was made; null where that was lost
     * @param presentedAt when it was put to the person; null while it was not
     * @param outcome what it came to; null while it is open
     * @param settledAt when; null while it is open
     * @param declineReason why somebody said no, as a label; null where they did not, or did not say
     * @param followed what followed after ACCEPTED, and when
     * @param lost whether its record was pushed out of memory before it was settled
     */
    public record Put(
            String id,
            Way way,
            @Nullable Instant offeredAt,
            @Nullable Instant presentedAt,
            @Nullable Outcome outcome,
            @Nullable Instant settledAt,
            @Nullable String declineReason,
            Map<Outcome, Instant> followed,
            boolean lost) {
        /** Copies what followed. */
        public Put {
            followed = Map.copyOf(followed);
        }

        Instant settled() {
            return settledAt == null ? Instant.MIN : settledAt;
        }
    }

    /**
     * A callback or booking.
     *
     * @param id its id
     * @param kind its kind
     * @param state the last that was told of it, from the list in {@link SlussMeter#PROMISES}
     * @param at when
     * @param kept whether it was kept, late or not
     * @param broken whether it was broken, even if it was kept since
     */
    public record Promised(String id, ChannelKind kind, String state, Instant at, boolean kept, boolean broken) {}

    /**
     * The time in the queue. What did not happen is null.
     *
     * @param queuedAt when it was put in the queue
     * @param announced the wait that was announced then
     * @param answeredAt when a person spoke
     * @param waited from the arrival until then
     * @param afterPromise whether that was in a callback or booking
     * @param abandonedAt when the caller left the queue
     * @param gaveUpAfter from the arrival until then
     */
    public record Queueing(
            @Nullable Instant queuedAt,
            @Nullable Duration announced,
            @Nullable Instant answeredAt,
            @Nullable Duration waited,
            boolean afterPromise,
            @Nullable Instant abandonedAt,
            @Nullable Duration gaveUpAfter) {
        /** Nothing happened. */
        static final Queueing NOTHING = new Queueing(null, null, null, null, false, null, null);
    }

    /**
     * What the agent told at the end.
     *
     * @param at when
     * @param reason what it truly was about; what Sluss took it for where the agent did not tell
     * @param urgency how urgent it truly was; null where the agent did not tell
     * @param told the rest
     */
    public record Ending(
            Instant at, @Nullable ReasonId reason, @Nullable Urgency urgency, WrapUp told) {}
}
