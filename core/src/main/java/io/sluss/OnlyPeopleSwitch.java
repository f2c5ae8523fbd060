package io.sluss;

import io.sluss.contact.Hidden;
import io.sluss.contact.Region;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.InvalidOrderException;
import io.sluss.matching.OnlyPeople;
import io.sluss.outcome.AuditTrail;
import io.sluss.outcome.AuditTrail.Action;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The duty manager's switches: one per scope, in force from the next decision on, whatever rules are. Thread-safe;
 * reading takes no lock. An order that has ended is one whose time has passed.
 */
final class OnlyPeopleSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(OnlyPeopleSwitch.class);

    private final AuditTrail audit;
    private final InstantSource clock;
    private volatile List<OnlyPeople> orders = List.of();

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
        Instant now = clock.instant();
        OnlyPeople order = new OnlyPeople(scope, now, until, by, why);
        put(scope, order, now);
        told(new AuditTrail.Entry(now, Action.ONLY_PEOPLE_ON, scope, until, by, why));
        return order;
    }

    /** Switches off; false when it was not on. */
    boolean off(OnlyPeople.Scope scope, String by, String why) {
        OnlyPeople.checkSigned(by, why);
        Instant now = clock.instant();
        OnlyPeople ended = put(scope, null, now);
        if (ended == null) {
            return false;
        }
        told(new AuditTrail.Entry(now, Action.ONLY_PEOPLE_OFF, scope, ended.until(), by, why));
        return true;
    }

    /** Puts an order, or none, in the place of the one with this scope, and gives that one if it still held. */
    private synchronized @Nullable OnlyPeople put(OnlyPeople.Scope scope, @Nullable OnlyPeople order, Instant now) {
        OnlyPeople before = null;
        List<OnlyPeople> next = new ArrayList<>();
        for (OnlyPeople each : at(now)) {
            if (each.scope().equals(scope)) {
                before = each;
            } else {
                next.add(each);
            }
        }
        if (order != null) {
            next.add(order);
        }
        orders = List.copyOf(next);
        return before;
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
    private void told(AuditTrail.Entry entry) {
        OnlyPeople.Scope scope = entry.scope();
        LOG.info(
                "{}: service {}, region {}, channel {}, until {}",
                entry.action() == Action.ONLY_PEOPLE_ON ? "Only people serve now" : "Other channels serve again",
                orAll(scope.service()),
                scope.region() == null ? "all" : scope.region().value(),
                orAll(scope.channel()),
                entry.until());
        try {
            audit.add(entry);
        } catch (RuntimeException e) {
            LOG.error(
                    "The audit trail failed; an order that only people serve was given and is not in it", Hidden.of(e));
        }
    }

    private static String orAll(@Nullable String name) {
        return name == null ? "all" : name;
    }
}
