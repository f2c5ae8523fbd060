package io.sluss;

import io.sluss.contact.Hidden;
import io.sluss.rules.RuleSets;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules as they are now: one value, which a decision reads once and a change puts another in the place of.
 * Thread-safe; reading takes no lock.
 */
final class RulesInForce {
    /** Before the rules are those of a store that is shared with other nodes. */
    static final long NOT_SHARED = -1;

    private static final Logger LOG = LoggerFactory.getLogger(RulesInForce.class);

    /** The rules with the number of the change that put them in force, as {@code RuleSetStore} counts. */
    record Numbered(long sequence, RuleSets rules) {}

    private volatile Numbered now;
    private final ChannelWatch channels;
    private final Recording recording;
    private final InstantSource clock;

    RulesInForce(RuleSets first, ChannelWatch channels, Recording recording, InstantSource clock) {
        this.now = new Numbered(NOT_SHARED, first);
        this.channels = channels;
        this.recording = recording;
        this.clock = clock;
        tell();
    }

    RuleSets now() {
        return now.rules();
    }

    Numbered numbered() {
        return now;
    }

    /** Changes them between two decisions, and gives those before. Whatever the change throws leaves them as they are. */
    RuleSets change(UnaryOperator<RuleSets> how) {
        RuleSets before = put(how);
        tell();
        return before;
    }

    private synchronized RuleSets put(UnaryOperator<RuleSets> how) {
        Numbered before = now;
        now = new Numbered(before.sequence(), how.apply(before.rules()));
        return before.rules();
    }

    /** Puts others in force between two decisions; false when those that they follow on are not in force any more. */
    boolean replace(Numbered before, Numbered next) {
        boolean replaced = put(before, next);
        if (replaced) {
            tell();
        }
        return replaced;
    }

    private synchronized boolean put(Numbered before, Numbered next) {
        if (!now.equals(before)) {
            return false;
        }
        now = next;
        return true;
    }

    /** Asks about channels that only the new rules have, and has the last change be the one that is told last. */
    private void tell() {
        RuleSets told;
        do {
            told = now();
            recording.rules(told, clock.instant());
            refresh(told);
        } while (told != now());
    }

    /** Tells what has changed of them by time alone, such as a hold-out that has ended. */
    void tellAgain() {
        RuleSets told;
        do {
            told = now();
            recording.rules(told, clock.instant());
        } while (told != now());
    }

    private void refresh(RuleSets rules) {
        try {
            channels.refresh(rules);
        } catch (Throwable e) { // the store's code; it is asked again by maintenance
            LOG.warn("Channels could not be asked after a change of rules; it is tried again", Hidden.passingOn(e));
        }
    }
}
