package io.sluss;

import io.sluss.contact.Hidden;
import io.sluss.outcome.Journal;
import io.sluss.outcome.LedgerEvent;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSets;
import io.sluss.rules.Trial;
import io.sluss.uptake.UptakeRecorder;
import io.sluss.uptake.UptakeRecorder.InForce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every recorder what happened. A recorder that fails is logged once and never stands in the way. */
final class Recording implements Journal.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    private final List<UptakeRecorder> recorders;
    private volatile @Nullable InForce told;
    private final Set<UptakeRecorder> failed = ConcurrentHashMap.newKeySet();

    Recording(List<UptakeRecorder> own, List<UptakeRecorder> others) {
        List<UptakeRecorder> all = new ArrayList<>(own);
        all.addAll(others);
        this.recorders = List.copyOf(all);
    }

    private void tell(Consumer<UptakeRecorder> what) {
        for (UptakeRecorder recorder : recorders) {
            try {
                what.accept(recorder);
            } catch (Throwable e) { // measuring never stands in a caller's way
                ignored(recorder, e);
            }
        }
    }

    private void ignored(UptakeRecorder recorder, Throwable e) {
        if (failed.add(recorder)) {
            LOG.warn("{} failed and is ignored", recorder.getClass().getName(), Hidden.passingOn(e));
        }
    }

    @Override
    public void happened(LedgerEvent event) {
        for (UptakeRecorder recorder : recorders) { // as tell() does, but this is told of several times a decision
            try {
                recorder.record(event);
            } catch (Throwable e) { // measuring never stands in a caller's way
                ignored(recorder, e);
            }
        }
    }

    @Override
    public void flushed(int events) {
        tell(recorder -> recorder.journal(UptakeRecorder.JournalState.FLUSHED, events));
    }

    @Override
    public void dropped() {
        tell(recorder -> recorder.journal(UptakeRecorder.JournalState.DROPPED, 1));
    }

    @Override
    public void retried(int events) {
        tell(recorder -> recorder.journal(UptakeRecorder.JournalState.RETRIED, events));
    }

    void decided(Duration took, @Nullable String degraded) {
        tell(recorder -> recorder.decided(took, degraded));
    }

    /** Tells of the rules as they are at a moment, unless nothing of it has changed since it was told. */
    void rules(RuleSets inForce, Instant now) {
        RuleSet live = inForce.live();
        RuleSet candidate = inForce.trial().map(Trial::candidate).orElse(null);
        double share = heldOut(live, now);
        boolean oneForAll = candidate == null || heldOut(candidate, now) == share;
        InForce is = new InForce(
                live.version(), candidate == null ? null : candidate.version(), oneForAll ? share : Double.NaN);
        if (!is.equals(told)) {
            told = is;
            tell(recorder -> recorder.rules(is));
        }
    }

    private static double heldOut(RuleSet rules, Instant now) {
        return rules.holdout().shareOn(rules.calendar().local(now).toLocalDate());
    }
}
