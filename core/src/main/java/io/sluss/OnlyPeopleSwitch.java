package io.sluss;

import io.sluss.contact.Hidden;
import io.sluss.contact.Region;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.InvalidOrderException;
import io.sluss.matching.OnlyPeople;
import io.sluss.outcome.AuditTrail;
import io.sluss.outcome.AuditTrail.Action;
import io.sluss.outcome.AuditTrail.Entry;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The duty manager's switches: one per scope, in force from the next decision on, whatever rules are. Nodes share them by
 * the audit trail: of the entries of a scope the last one counts, whoever wrote it. Thread-safe; reading takes no lock.
 * An order that has ended is one whose time has passed.
 */
final class OnlyPeopleSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(OnlyPeopleSwitch.class);

    /** So many entries wait for a trail that fails. */
    static final int MOST_UNWRITTEN = 1_000;

    /** The last of a scope: those of a tie are ordered so that every node takes the same, and rather people. */
    private static final Comparator<Entry> LAST = Comparator.comparing(Entry::at)
            .thenComparing(entry -> entry.action() == Action.ONLY_PEOPLE_ON)
            .thenComparing(Entry::until)
            .thenComparing(Entry::by)
            .thenComparing(Entry::why);

    private final AuditTrail audit;
    private final InstantSource clock;
    private final Queue<Entry> unwritten = new ConcurrentLinkedQueue<>();
    private volatile Map<OnlyPeople.Scope, Entry> last = Map.of();
    private volatile List<OnlyPeople> orders = List.of();
    private volatile boolean failing;

    OnlyPeopleSwitch(AuditTrail audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** The orders that hold now, the earliest first. */
    List<OnlyPeople> now() {
        return at(clock.instant());
    }

    /** The orders that hold at a moment, the earliest first. */
    List<OnlyPeople> at(Instant now) {
        List<OnlyPeople> all = orders;
        return all.isEmpty()
                ? all
                : all.stream().filter(order -> order.holdsAt(now)).toList();
    }

    /** Whether one of these orders covers a channel. */
    static boolean covers(List<OnlyPeople> orders, String service, @Nullable Region region, String kind, String name) {
        for (OnlyPeople order : orders) {
            if (order.scope().covers(service, region, kind, name)) {
                return true;
            }
        }
        return false;
    }

    /** Switches on, in the place of an order with the same scope. */
    OnlyPeople on(OnlyPeople.Scope scope, Instant until, String by, String why, RuleSets rules) {
        check(scope, rules);
        OnlyPeople order = new OnlyPeople(scope, after(scope), until, by, why);
        told(new Entry(order.since(), Action.ONLY_PEOPLE_ON, scope, until, by, why));
        return order;
    }

    /** Switches off; false when it was not on. */
    boolean off(OnlyPeople.Scope scope, String by, String why) {
        OnlyPeople.checkSigned(by, why);
        refresh(); // it may have been switched on elsewhere a moment ago
        for (OnlyPeople order : now()) {
            if (order.scope().equals(scope)) {
                told(new Entry(after(scope), Action.ONLY_PEOPLE_OFF, scope, order.until(), by, why));
                return true;
            }
        }
        return false;
    }

    /** Now, or right after the last order of the scope if another node's clock is ahead of this one's. */
    private Instant after(OnlyPeople.Scope scope) {
        Instant now = clock.instant();
        Entry before = last.get(scope);
        return before == null || before.at().isBefore(now) ? now : before.at().plus(1, ChronoUnit.MICROS);
    }

    /**
     * Takes in what other nodes ordered, and writes what could not be written. Never throws: while the trail fails, what
     * is known holds until it ends.
     */
    void refresh() {
        try {
            write();
            take(audit.since(clock.instant().minus(OnlyPeople.LONGEST)));
            if (failing) {
                LOG.info("The audit trail answers again; all orders are in it");
            }
            failing = false;
        } catch (Throwable e) { // a scheduler would never call again
            failed(e);
        }
    }

    private void write() {
        for (Entry entry = unwritten.peek(); entry != null; entry = unwritten.peek()) {
            audit.add(entry);
            unwritten.remove(entry);
        }
    }

    private void failed(Throwable e) {
        if (!failing) {
            LOG.error(
                    "The audit trail failed; orders that only people serve hold on this node and are not shared until it answers",
                    Hidden.passingOn(e));
        }
        failing = true;
    }

    /** An entry is never taken away, so whatever was known and whatever is told make up what holds. */
    private synchronized void take(Collection<Entry> entries) {
        Instant longAgo = clock.instant().minus(OnlyPeople.LONGEST);
        Map<OnlyPeople.Scope, Entry> lasts = new HashMap<>();
        Stream.concat(last.values().stream(), entries.stream())
                .filter(entry -> entry.at().isAfter(longAgo))
                .forEach(entry -> lasts.merge(entry.scope(), entry, BinaryOperator.maxBy(LAST)));
        last = Map.copyOf(lasts);
        orders = lasts.values().stream()
                .filter(OnlyPeopleSwitch::isOrder)
                .sorted(LAST)
                .map(on -> new OnlyPeople(on.scope(), on.at(), on.until(), on.by(), on.why()))
                .toList();
    }

    private static boolean isOrder(Entry entry) {
        return entry.action() == Action.ONLY_PEOPLE_ON
                && entry.until().isAfter(entry.at())
                && !entry.until().isAfter(entry.at().plus(OnlyPeople.LONGEST));
    }

    /** A slip would leave callers with what was to be switched off. */
    private static void check(OnlyPeople.Scope scope, RuleSets rules) {
        RuleSet live = rules.live();
        if (scope.service() != null && !scope.service().equals(live.service())) {
            throw new InvalidOrderException("service", "is not " + live.service());
        }
        Set<String> regions = new TreeSet<>();
        Set<String> channels = new TreeSet<>();
        for (RuleSet kept : rules.kept()) {
            kept.regions().forEach(region -> regions.add(region.region().value()));
            for (Channel channel : kept.channels()) {
                channels.add(channel.kind().label());
                channels.add(channel.id());
            }
        }
        channels.remove(ChannelKind.LIVE_AGENT.label());
        if (scope.region() != null && !regions.contains(scope.region().value())) {
            throw new InvalidOrderException("region", "is none of " + String.join(", ", regions));
        }
        if (scope.channel() != null && !channels.contains(scope.channel())) {
            throw new InvalidOrderException("channel", "is none of " + String.join(", ", channels));
        }
    }

    /** Who and why are for the audit alone: a log goes further than those who may know. */
    private void told(Entry entry) {
        OnlyPeople.Scope scope = entry.scope();
        LOG.info(
                "{}: service {}, region {}, channel {}, until {}",
                entry.action() == Action.ONLY_PEOPLE_ON ? "Only people serve now" : "Other channels serve again",
                orAll(scope.service()),
                scope.region() == null ? "all" : scope.region().value(),
                orAll(scope.channel()),
                entry.until());
        take(List.of(entry));
        if (unwritten.size() < MOST_UNWRITTEN) {
            unwritten.add(entry);
        } else {
            LOG.error("The audit trail has failed for {} orders; one is not kept for it", MOST_UNWRITTEN);
        }
        try {
            write();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private static String orAll(@Nullable String name) {
        return name == null ? "all" : name;
    }
}
