package io.sluss.ivr.call;

import io.sluss.Sluss;
import io.sluss.contact.Hidden;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front of the call flow for a platform's adapter: the sealed state of a call and what the caller did go in, the next
 * step and its sealed state come out. Whatever goes wrong inside, the step is a person. Thread-safe; keeps nothing of a
 * call but its last replies.
 */
public final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    /** A state older than this belongs to no call that goes on. */
    private static final Duration LONGEST_CALL = Duration.ofHours(2);

    private static final int REPLIES_KEPT = 10_000;

    /** No platform asks again after so long. */
    private static final Duration REPLY_LIFE = Duration.ofMinutes(10);

    private final CallFlow flow;
    private final CallSeal seal;
    private final InstantSource clock;
    private final RecentReplies replies;

    /**
     * Calls served by a Sluss.
     *
     * @param sluss decides and counts
     * @param clock tells the time
     * @param secret seals the state of calls; the same on every node that serves them
     * @param fallbackQueue where a call goes when not even its queue is known
     */
    public Calls(Sluss sluss, InstantSource clock, byte[] secret, String fallbackQueue) {
        this.flow = new CallFlow(new Desk(sluss, clock), fallbackQueue);
        this.seal = new CallSeal(secret);
        this.clock = clock;
        this.replies = new RecentReplies(REPLIES_KEPT, REPLY_LIFE, clock);
    }

    /**
     * The next step.
     *
     * @param call the sealed state of the call, or null when it begins
     * @param input what the caller did
     */
    public Reply answer(@Nullable String call, CallInput input) {
        if (call == null) {
            return arriving(input);
        }
        CallState state = seal.open(call);
        if (state == null || isTooOld(state)) {
            CallState lost = flow.arriving(input);
            boolean gone = input.event() == CallInput.Event.HANG_UP;
            return guarded(lost, () -> sealed(gone ? flow.begin(lost, input) : flow.lost(lost, input)));
        }
        return guarded(state, () -> replies.once(call, input, () -> sealed(flow.next(state, input))));
    }

    private Reply arriving(CallInput input) {
        CallState arriving = flow.arriving(input);
        Supplier<Reply> begun = () -> sealed(flow.begin(arriving, input));
        String callId = input.dialled().callId();
        boolean known = callId != null && !callId.isBlank();
        return guarded(arriving, known ? () -> replies.once("new " + callId, input, begun) : begun);
    }

    private boolean isTooOld(CallState state) {
        Instant at = state.arrival().at();
        Instant now = clock.instant();
        return at.isAfter(now.plus(LONGEST_CALL)) || at.isBefore(now.minus(LONGEST_CALL));
    }

    private Reply sealed(Turn turn) {
        return new Reply(seal.seal(turn.state()), turn.step());
    }

    private Reply guarded(CallState state, Supplier<Reply> made) {
        try {
            return made.get();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("A step of a call failed; the caller goes to the fallback queue", Hidden.of(e));
            return sealed(flow.fallback(state));
        }
    }
}
