package io.sluss;

import io.sluss.RulesInForce.Numbered;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import io.sluss.rules.RuleSetStore;
import io.sluss.rules.RuleSetStore.InForce;
import io.sluss.rules.RuleSetStore.Tried;
import io.sluss.rules.RuleSets;
import io.sluss.rules.Trial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules that a store shares between nodes, compiled. Whatever the store throws is passed on. Thread-safe, and holds
 * no state but the store's.
 */
final class SharedRules {
    /** The store's rules cannot be compiled here: a newer Sluss wrote them, or the text is not what it was. */
    static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String what, Throwable why) {
            super(what, why);
        }
    }

    private final RuleSetStore store;
    private final String node;
    private final InstantSource clock;

    SharedRules(RuleSetStore store, String node, InstantSource clock) {
        this.store = store;
        this.node = node;
        this.clock = clock;
    }

    /** The number of the last change. */
    long sequence() {
        return store.sequence();
    }

    /**
     * The rules that are in force by the store, or {@code known} itself when these are. The first time, a node whose live
     * rules the store has never had puts them in force for all.
     *
     * @throws UnreadableException if they cannot be compiled here
     */
    Numbered following(Numbered known) {
        while (store.sequence() != known.sequence()) {
            Optional<InForce> inForce = store.inForce();
            boolean joins = known.sequence() == RulesInForce.NOT_SHARED;
            Numbered shared =
                    inForce.isPresent() ? compiled(known.rules(), inForce.get()) : new Numbered(0, known.rules());
            if (!joins || store.text(known.rules().live().version()).isPresent()) {
                return shared;
            }
            Optional<Numbered> deployed =
                    changed(shared, shared.rules().reloaded(known.rules().live()));
            if (deployed.isPresent()) {
                return deployed.get();
            }
        }
        return known;
    }

    /** Puts rules in force for all nodes; empty when another node was first. The same again changes nothing. */
    Optional<Numbered> changed(Numbered before, RuleSets next) {
        Instant now = clock.instant();
        InForce then = inForce(before.sequence() + 1, next, now);
        if (before.sequence() > 0 && then.isSameAs(inForce(before.sequence(), before.rules(), now))) {
            return Optional.of(before);
        }
        List<RuleSetStore.Text> texts = new ArrayList<>();
        texts.add(text(next.live(), now));
        next.trial().ifPresent(trial -> texts.add(text(trial.candidate(), now)));
        return store.change(then, texts) ? Optional.of(new Numbered(then.sequence(), next)) : Optional.empty();
    }

    private RuleSetStore.Text text(RuleSet rules, Instant now) {
        return new RuleSetStore.Text(rules.version(), rules.source(), now, node);
    }

    private InForce inForce(long sequence, RuleSets rules, Instant now) {
        Tried tried = rules.trial()
                .map(trial -> new Tried(trial.candidate().version(), trial.share(), trial.salt()))
                .orElse(null);
        return new InForce(sequence, rules.live().version(), tried, rules.withdrawn(), now, node);
    }

    private Numbered compiled(RuleSets known, InForce inForce) {
        RuleSet live = compiled(known.kept(), inForce.live());
        List<RuleSet> all = new ArrayList<>(known.kept());
        all.add(0, live);
        Tried tried = inForce.trial();
        Trial trial = tried == null ? null : new Trial(compiled(all, tried.version()), tried.share(), tried.salt());
        return new Numbered(inForce.sequence(), known.following(live, trial, inForce.withdrawn()));
    }

    private RuleSet compiled(List<RuleSet> known, String version) {
        for (RuleSet each : known) {
            if (each.version().equals(version)) {
                return each;
            }
        }
        RuleSetStore.Text text = store.text(version)
                .orElseThrow(() -> new IllegalStateException("the store has no text of version " + version));
        RuleSet compiled;
        try {
            compiled = RuleSetFile.parse(version, text.source(), known);
        } catch (RuntimeException e) {
            throw new UnreadableException(
                    "Version " + version + " of the shared rules, by " + text.by() + ", cannot be read here", e);
        }
        if (!compiled.version().equals(version)) {
            throw new UnreadableException(
                    "The text of version " + version + " of the shared rules makes " + compiled.version(),
                    new IllegalStateException("the text was changed"));
        }
        return compiled;
    }
}
