package io.sluss.promise;

import io.sluss.contact.Hidden;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what waits in an outbox, each event at least once, with growing pauses while nobody listens. Thread-safe. */
public final class OutboxRelay {
    /** While an event is told, no other node tells it for so long. */
    public static final Duration LEASE = Duration.ofMinutes(1);

    /** The first pause after a failure; each further one is twice as long, up to {@link #LONGEST_PAUSE}. */
    public static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    /** No pause is longer. */
    public static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    /** An event that nobody took for so long is dropped, and that is logged. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 50;
    private static final int MOST_DOUBLINGS = 20;

    private final EventOutbox outbox;
    private final HandOver handOver;
    private volatile Instant awayUntil = Instant.MIN;

    /**
     * A relay.
     *
     * @param outbox what waits
     * @param handOver who is told
     */
    public OutboxRelay(EventOutbox outbox, HandOver handOver) {
        this.outbox = outbox;
        this.handOver = handOver;
    }

    /**
     * Tells what is due, the earliest first and a batch at the most, and stops at the first that is not received: the
     * receiver is away, and is left alone for {@link #FIRST_PAUSE}. What was not told then waits until its lease runs out.
     */
    public void relay(Instant now) {
        if (handOver == HandOver.NONE || now.isBefore(awayUntil)) {
            return;
        }
        for (EventOutbox.Leased leased : outbox.lease(now, now.plus(LEASE), BATCH)) {
            if (!told(leased, now)) {
                awayUntil = now.plus(FIRST_PAUSE);
                return;
            }
        }
    }

    private boolean told(EventOutbox.Leased leased, Instant now) {
        OutboxEvent event = leased.event();
        try {
            handOver.tell(event);
        } catch (Throwable e) { // host code
            Throwable hidden = Hidden.passingOn(e);
            if (event.at().plus(KEPT).isBefore(now)) {
                LOG.error(
                        "An event of type {} was received by nobody in {} and is dropped", event.type(), KEPT, hidden);
                outbox.done(event.id());
                return true;
            }
            LOG.warn("An event of type {} was not received; it is told again", event.type(), hidden);
            outbox.retry(event.id(), now.plus(pause(leased.attempts())));
            return false;
        }
        outbox.done(event.id());
        return true;
    }

    /** The pause after so many earlier attempts. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
