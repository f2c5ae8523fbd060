package io.sluss;

import io.sluss.RulesInForce.Numbered;
import io.sluss.contact.Hidden;
import io.sluss.rules.RuleSetStore;
import io.sluss.rules.RuleSetStoreException;
import io.sluss.rules.RuleSets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the rules in force; where there is a store, for all nodes or for none, and follows what other nodes change.
 * Thread-safe; compiles and asks the store without a lock.
 */
final class RuleChanges {
    private static final Logger LOG = LoggerFactory.getLogger(RuleChanges.class);

    /** So often a change is tried while other nodes make theirs. */
    private static final int ATTEMPTS = 10;

    private final RulesInForce rules;
    private final @Nullable SharedRules shared;
    private final Consumer<String> takeBack;
    private final Queue<String> toTakeBack = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean following = new AtomicBoolean();
    private volatile boolean failing;
    private volatile long refused = RulesInForce.NOT_SHARED;

    /**
     * Begins with the rules in force, and with those of the store when it is first asked.
     *
     * @param takeBack takes back what was offered under a version
     */
    RuleChanges(
            RulesInForce rules,
            @Nullable RuleSetStore store,
            String node,
            InstantSource clock,
            Consumer<String> takeBack) {
        this.rules = rules;
        this.shared = store == null ? null : new SharedRules(store, node, clock);
        this.takeBack = takeBack;
    }

    /**
     * Makes a change, and gives the rules before it.
     *
     * @throws RuleSetStoreException if the store fails, or holds rules that this node cannot read
     */
    RuleSets change(UnaryOperator<RuleSets> how) {
        if (shared == null) {
            return rules.change(how);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Numbered before = upToDate(shared);
            RuleSets wanted = how.apply(before.rules());
            Optional<Numbered> next = ask(() -> shared.changed(before, wanted));
            if (next.isPresent()) {
                rules.replace(before, next.get()); // unless maintenance was quicker to see it in the store
                return before.rules();
            }
        }
        throw new RuleSetStoreException("other nodes changed the rules " + ATTEMPTS + " times meanwhile; try again");
    }

    private Numbered upToDate(SharedRules store) {
        Numbered now = rules.numbered();
        while (true) {
            Numbered known = now;
            Numbered next = ask(() -> store.following(known));
            if (next.equals(known)) {
                return known;
            }
            followed(known, next);
            now = rules.numbered();
        }
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (SharedRules.UnreadableException e) {
            throw new RuleSetStoreException(e.getMessage() + "; change the rules on a node that can", e);
        } catch (RuntimeException e) {
            throw new RuleSetStoreException(
                    "the store of rules failed; version " + rules.now().live().version() + " stays in force", e);
        }
    }

    /** Puts what the store holds in force, if that has changed. Never throws: what fails is tried again. */
    void follow() {
        if (shared == null || !following.compareAndSet(false, true)) {
            return;
        }
        try {
            follow(shared);
            takeBack();
            if (failing) {
                LOG.info("The store of rules answers again; {} is in force", rules.now());
            }
            failing = false;
        } catch (Throwable e) { // a scheduler would never call again
            if (!failing) {
                LOG.warn(
                        "The store of rules failed; {} stays in force, and it is tried again",
                        rules.now(),
                        Hidden.passingOn(e));
            }
            failing = true;
        } finally {
            following.set(false);
        }
    }

    private void follow(SharedRules store) {
        Numbered known = rules.numbered();
        long last = store.sequence();
        if (last == known.sequence() || last == refused) {
            return; // it would take seconds each time
        }
        try {
            Numbered next = store.following(known);
            if (!next.equals(known)) {
                followed(known, next);
            }
        } catch (SharedRules.UnreadableException e) {
            refused = last;
            LOG.error("{}; {} stays in force on this node", e.getMessage(), rules.now(), e);
        }
    }

    private void followed(Numbered known, Numbered next) {
        if (!rules.replace(known, next)) {
            return; // another thread was first
        }
        LOG.info(
                "Rules shared by all nodes are in force here: {}, change {}; before them version {}",
                next.rules(),
                next.sequence(),
                known.rules().live().version());
        next.rules().withdrawn().stream()
                .filter(version -> !known.rules().isWithdrawn(version))
                .forEach(toTakeBack::add);
    }

    /** What was taken back elsewhere, so that one that fails is tried again. */
    private void takeBack() {
        for (String version = toTakeBack.peek(); version != null; version = toTakeBack.peek()) {
            takeBack.accept(version);
            toTakeBack.remove(version);
        }
    }
}
