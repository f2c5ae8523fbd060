package io.sluss;

import io.sluss.criteria.LocalCalendar;
import io.sluss.matching.Channel;
import io.sluss.matching.Matching;
import io.sluss.matching.SlotPlan;
import io.sluss.promise.CallbackTimes;
import io.sluss.rules.RuleSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The times of callbacks by the live rules. Thread-safe. */
final class RulesTimes implements CallbackTimes {
    private final RulesInForce rules;

    RulesTimes(RulesInForce rules) {
        this.rules = rules;
    }

    private RuleSet live() {
        return rules.now().live();
    }

    @Override
    public Set<String> resources() {
        Set<String> resources = new LinkedHashSet<>();
        resources.add(ChannelWatch.resourceName(Channel.Callback.ID, Matching.WHOLE_SERVICE));
        live().regions()
                .forEach(region -> resources.add(ChannelWatch.resourceName(
                        Channel.Callback.ID, region.region().value())));
        return resources;
    }

    @Override
    public @Nullable SlotPlan plan(String resource) {
        Channel.Callback callback = live().matching().callback();
        return callback == null || !resources().contains(resource) ? null : callback.plan();
    }

    @Override
    public LocalCalendar calendar() {
        return live().calendar();
    }
}
