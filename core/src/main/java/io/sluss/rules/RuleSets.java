package io.sluss.rules;

import io.sluss.matching.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every version of the rules that somebody may still be served by, as one value: the live one, the one that is tried out
 * on a share of callers, and a few earlier ones that contacts have begun under. A change makes another value, so whoever
 * reads it once sees no change half done. Immutable and thread-safe.
 */
public final class RuleSets {
    /** So many earlier live versions, and as many dropped candidates, are kept for contacts that began under them. */
    public static final int MOST_EARLIER = 8;

    /** So many withdrawn versions are remembered. */
    static final int MOST_WITHDRAWN = 1_000;

    private final RuleSet live;
    private final @Nullable Trial trial;
    private final List<RuleSet> replaced;
    private final List<RuleSet> dropped;
    private final Set<String> withdrawn;

    private RuleSets(
            RuleSet live, @Nullable Trial trial, List<RuleSet> replaced, List<RuleSet> dropped, Set<String> withdrawn) {
        this.live = live;
        this.trial = trial;
        this.replaced = replaced;
        this.dropped = dropped;
        this.withdrawn = withdrawn;
    }

    /** One version for everybody. */
    public static RuleSets of(RuleSet live) {
        return new RuleSets(live, null, List.of(), List.of(), Set.of());
    }

    /** The rules in force. */
    public RuleSet live() {
        return live;
    }

    /** The rules that are tried out, if any. */
    public Optional<Trial> trial() {
        return Optional.ofNullable(trial);
    }

    /** The rules for a contact that begins, drawn by its bucket: {@link io.sluss.contact.Situation#bucket()}. */
    public RuleSet drawnBy(String bucket) {
        return trial != null && trial.draws(bucket) ? trial.candidate() : live;
    }

    /** Whether anybody is drawn by lot at all: for rules that are tried out, or to be held out. */
    public boolean drawsLots() {
        return trial != null || live.holdout().share() > 0;
    }

    /** The rules of a version for a contact that began under it; the live ones once it is withdrawn or forgotten. */
    public RuleSet ofVersion(String version) {
        for (RuleSet kept : kept()) {
            if (kept.version().equals(version)) {
                return kept;
            }
        }
        return live;
    }

    /** Whether what was offered under a version is taken back. */
    public boolean isWithdrawn(String version) {
        return withdrawn.contains(version);
    }

    /** The versions that were withdrawn, the first one first. */
    public List<String> withdrawn() {
        return List.copyOf(withdrawn);
    }

    /** Every version somebody may still be served by, the live one first. */
    public List<RuleSet> kept() {
        List<RuleSet> all = new ArrayList<>();
        all.add(live);
        if (trial != null) {
            all.add(trial.candidate());
        }
        all.addAll(replaced);
        all.addAll(dropped);
        return all;
    }

    /**
     * The rules by which an offer of a channel is honoured: while they are tried out, the candidate's own; otherwise the
     * live ones. A candidate that was dropped still answers for a channel that only it had. Empty when the channel was
     * removed: when live rules had it and those now live have not.
     *
     * @param version the version that offered it
     * @param channel the channel's name
     */
    public Optional<RuleSet> honouring(String version, String channel) {
        return honouring(version, rules -> rules.channel(channel));
    }

    /** The same for an offer of which only the code of its channel is known. */
    public Optional<RuleSet> honouring(int channelCode) {
        return honouring("", rules -> rules.channelOfCode(channelCode));
    }

    private Optional<RuleSet> honouring(String version, Function<RuleSet, Optional<Channel>> look) {
        RuleSet candidate = trial == null ? null : trial.candidate();
        if (candidate != null && candidate.version().equals(version) && has(candidate, look)) {
            return Optional.of(candidate);
        }
        if (has(live, look)) {
            return Optional.of(live);
        }
        if (replaced.stream().anyMatch(earlier -> has(earlier, look))) {
            return Optional.empty();
        }
        return kept().stream().filter(rules -> has(rules, look)).findFirst();
    }

    private static boolean has(RuleSet rules, Function<RuleSet, Optional<Channel>> look) {
        return look.apply(rules).isPresent();
    }

    /**
     * With other rules in force. A trial goes on, unless these are the rules it tries out.
     *
     * @throws IllegalArgumentException if that version was withdrawn
     */
    public RuleSets reloaded(RuleSet next) {
        checkNotWithdrawn(next);
        Trial goesOn = trial == null || isSame(trial.candidate(), next) ? null : trial;
        return new RuleSets(next, goesOn, earlier(replaced, live, next), without(dropped, next), withdrawn);
    }

    /**
     * With rules tried out on a share of callers, instead of any that were before.
     *
     * @throws IllegalArgumentException if they are the live ones, of another service, or withdrawn
     */
    public RuleSets trying(Trial next) {
        RuleSet candidate = next.candidate();
        checkNotWithdrawn(candidate);
        if (isSame(candidate, live)) {
            throw new IllegalArgumentException("the candidate is version " + live.version() + ", which is live");
        }
        if (!candidate.service().equals(live.service())) {
            throw new IllegalArgumentException("the candidate is for the service " + candidate.service()
                    + ", the live rules are for " + live.service());
        }
        List<RuleSet> before = trial == null ? dropped : earlier(dropped, trial.candidate(), candidate);
        return new RuleSets(live, next, without(replaced, candidate), without(before, candidate), withdrawn);
    }

    /**
     * With the candidate in force for everybody.
     *
     * @throws IllegalStateException if none is tried out
     */
    public RuleSets promoted() {
        if (trial == null) {
            throw new IllegalStateException("no candidate is tried out");
        }
        return reloaded(trial.candidate());
    }

    /** Without a trial; contacts that began under the candidate go on under it. */
    public RuleSets withoutTrial() {
        return trial == null
                ? this
                : new RuleSets(live, null, replaced, earlier(dropped, trial.candidate(), live), withdrawn);
    }

    /**
     * Without a version, for good: nobody is served by it, and what it offered is taken back. A trial of it ends.
     *
     * @throws IllegalArgumentException if it is live, or no version
     */
    public RuleSets withdrawing(String version) {
        if (!version.matches("[0-9a-f]{12}")) {
            throw new IllegalArgumentException("a version is 12 hexadecimal digits, such as " + live.version());
        }
        if (version.equals(live.version())) {
            throw new IllegalArgumentException("version " + version + " is live; put others in force first");
        }
        Set<String> all = new LinkedHashSet<>(withdrawn);
        all.add(version);
        if (all.size() > MOST_WITHDRAWN) {
            all.remove(all.iterator().next());
        }
        Trial goesOn = trial == null || trial.candidate().version().equals(version) ? null : trial;
        return new RuleSets(live, goesOn, notOf(Set.of(version), replaced), notOf(Set.of(version), dropped), all);
    }

    /**
     * With what was put in force elsewhere, and checked there; contacts that began under the rules before go on.
     *
     * @param next the live rules
     * @param tried what is tried out, or null
     * @param all every version that was withdrawn
     */
    public RuleSets following(RuleSet next, @Nullable Trial tried, Collection<String> all) {
        List<RuleSet> earlierLive = earlier(replaced, live, next);
        List<RuleSet> earlierTried = trial == null ? without(dropped, next) : earlier(dropped, trial.candidate(), next);
        if (tried != null) {
            earlierLive = without(earlierLive, tried.candidate());
            earlierTried = without(earlierTried, tried.candidate());
        }
        Set<String> gone = new LinkedHashSet<>(all);
        return new RuleSets(next, tried, notOf(gone, earlierLive), notOf(gone, earlierTried), gone);
    }

    private void checkNotWithdrawn(RuleSet next) {
        if (isWithdrawn(next.version())) {
            throw new IllegalArgumentException("version " + next.version()
                    + " was withdrawn, which is for good; any change to the file makes another version");
        }
    }

    /** The earlier ones with one more, the latest first, but for those that are in force again. */
    private static List<RuleSet> earlier(List<RuleSet> before, RuleSet one, RuleSet inForce) {
        List<RuleSet> all = new ArrayList<>();
        all.add(one);
        all.addAll(without(before, one));
        return without(all, inForce).stream().limit(MOST_EARLIER).toList();
    }

    private static List<RuleSet> without(List<RuleSet> all, RuleSet one) {
        return all.stream().filter(each -> !isSame(each, one)).toList();
    }

    private static List<RuleSet> notOf(Set<String> versions, List<RuleSet> all) {
        return all.stream().filter(each -> !versions.contains(each.version())).toList();
    }

    private static boolean isSame(RuleSet one, RuleSet other) {
        return one.version().equals(other.version());
    }

    @Override
    public String toString() {
        return "RuleSets[live " + live + (trial == null ? "" : ", candidate " + trial.candidate()) + "]";
    }
}
