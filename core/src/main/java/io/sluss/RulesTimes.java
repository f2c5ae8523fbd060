package io.sluss;

import io.sluss.criteria.LocalCalendar;
import io.sluss.matching.Channel;
import io.sluss.matching.SlotPlan;
import io.sluss.promise.CallbackTimes;
import io.sluss.rules.RegionRules;
import io.sluss.rules.RuleSet;
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
        Channel.Callback callback = live().matching().callback();
        return callback == null
                ? Set.of()
                : Set.copyOf(callback.resources(
                        live().regions().stream().map(RegionRules::region).toList()));
    }

    @Override
    public @Nullable SlotPlan plan(String resource) {
        Channel.Callback callback = live().matching().callback();
        return callback == null || !resources().contains(resource) ? null : callback.planOf(resource);
    }

    @Override
    public LocalCalendar calendar() {
        return live().calendar();
    }
}
