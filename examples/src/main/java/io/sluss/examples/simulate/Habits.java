package io.sluss.examples.simulate;

import io.sluss.contact.Origin;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.DeclineReason;
import java.time.Duration;
import java.util.Random;

/** What people do: all of it made up, and by chance. Not thread-safe. */
final class Habits {
    /** What becomes of an offer when it is put to somebody. */
    enum Reply {
        TAKES,
        DECLINES,
        SAYS_NOTHING,
        HANGS_UP
    }

    private static final Duration PATIENCE = Duration.ofMinutes(14);
    private static final double HANGS_UP = 0.02;
    private static final double SAYS_NOTHING = 0.03;

    private final Random random;

    Habits(Random random) {
        this.random = random;
    }

    boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    int anyOf(int many) {
        return random.nextInt(many);
    }

    Reply replyTo(ChannelKind kind, Call call, boolean longWait) {
        double drawn = random.nextDouble();
        if (drawn < HANGS_UP) {
            return Reply.HANGS_UP;
        }
        if (drawn < HANGS_UP + SAYS_NOTHING) {
            return Reply.SAYS_NOTHING;
        }
        return happens(wish(kind, call) * (longWait ? 1.35 : 1)) ? Reply.TAKES : Reply.DECLINES;
    }

    private static double wish(ChannelKind kind, Call call) {
        double usual = switch (kind) {
            case E_SERVICE -> call.origin() == Origin.PHONE ? 0.34 : 0.58;
            case CALLBACK -> 0.30;
            case BOOKING -> call.reason().value().equals("passport-and-id") ? 0.48 : 0.16;
            case LIVE_AGENT -> 1;
        };
        return usual * (call.language().equals("en") ? 0.8 : 1) / (call.time() + 1);
    }

    DeclineReason whyNot(ChannelKind kind) {
        double drawn = random.nextDouble();
        if (kind == ChannelKind.E_SERVICE && drawn < 0.18) {
            return DeclineReason.NO_E_ID;
        }
        if (drawn < 0.60) {
            return DeclineReason.PREFERS_PERSON;
        }
        return drawn < 0.72 ? DeclineReason.DID_NOT_KNOW : drawn < 0.84 ? DeclineReason.COULD_NOT : DeclineReason.OTHER;
    }

    /** How long somebody stays in the queue: exponential, as Erlang-A has it. */
    Duration patience() {
        return exponential(PATIENCE);
    }

    Duration exponential(Duration mean) {
        return Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * mean.toMillis()));
    }

    /** How long an agent spends: log-normal around a mean, as call centres measure it. */
    Duration handling(int meanMinutes) {
        double sigma = 0.55;
        double factor = Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
        long seconds = Math.round(meanMinutes * 60 * factor);
        return Duration.ofSeconds(Math.min(Math.max(seconds, 30), 4 * 3600));
    }

    Duration between(Duration least, Duration most) {
        return least.plusMillis((long) (random.nextDouble() * most.minus(least).toMillis()));
    }
}
