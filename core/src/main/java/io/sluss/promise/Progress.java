package io.sluss.promise;

import io.sluss.promise.Promise.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a promise has come. Immutable; each change is the next revision, by which a store tells that nobody was quicker.
 *
 * @param state whether it is to be kept
 * @param revision how often it was changed, from 0
 * @param dueAt when the next thing is to be done about it: its slot's start, or when it is tried again
 * @param attempts the calls that did not reach the person, in order
 * @param carriedOver how often it was carried over to another day
 * @param broken whether it was not kept when it should have been; it stays so if it is kept later
 * @param lease who is about to call, or null
 */
public record Progress(
        State state,
        int revision,
        Instant dueAt,
        List<Attempt> attempts,
        int carriedOver,
        boolean broken,
        @Nullable Lease lease) {
    /** Copies the attempts. */
    public Progress {
        attempts = List.copyOf(attempts);
    }

    /**
     * A call that did not reach the person.
     *
     * @param at when it was over
     * @param result what it came to
     */
    public record Attempt(Instant at, CallResult result) {}

    /**
     * Somebody's right to call, until it runs out.
     *
     * @param holder who has it; another each time
     * @param until when it runs out, exclusive
     */
    public record Lease(String holder, Instant until) {
        /** Whether it holds at a moment. */
        public boolean holdsAt(Instant now) {
            return now.isBefore(until);
        }
    }

    /** A promise that was just made. */
    public static Progress made(Instant dueAt) {
        return new Progress(State.MADE, 0, dueAt, List.of(), 0, false, null);
    }

    /** Whether somebody has the right to call at a moment. */
    public boolean isLeasedAt(Instant now) {
        return lease != null && lease.holdsAt(now);
    }

    /** The same, leased. */
    public Progress leased(Lease to) {
        return new Progress(state, revision + 1, dueAt, attempts, carriedOver, broken, to);
    }

    /** The same, tried once more without reaching anybody, to be tried again at {@code next}. */
    public Progress triedAgain(Attempt attempt, Instant next) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return new Progress(state, revision + 1, next, all, carriedOver, broken, null);
    }

    /** The same on another day: it was not kept when it should have been. */
    public Progress onAnotherDay() {
        return new Progress(state, revision, dueAt, attempts, carriedOver + 1, true, null);
    }

    /** The same, due at another time. */
    Progress dueAgain(Instant at) {
        return new Progress(state, revision + 1, at, attempts, carriedOver, broken, null);
    }

    /** The same, over. */
    Progress ended(State how) {
        return new Progress(how, revision + 1, dueAt, attempts, carriedOver, broken || how == State.BROKEN, null);
    }

    /** The same but for what else was changed. */
    Progress changed() {
        return new Progress(state, revision + 1, dueAt, attempts, carriedOver, broken, lease);
    }
}
