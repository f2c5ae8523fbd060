package io.sluss;

import io.sluss.criteria.LocalCalendar;
import io.sluss.criteria.TimeWindow;
import io.sluss.matching.Channel;
import io.sluss.matching.OpeningHours;
import io.sluss.matching.SlotPlan;
import io.sluss.promise.CallbackTimes;
import io.sluss.rules.RegionRules;
import io.sluss.rules.RuleSet;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The times of callbacks by the live rules. All regions have the same, so that a region that was removed has them too; and
 * where the rules have callbacks no longer, what was promised is kept in {@link #WITHOUT_CHANNEL}. Thread-safe.
 */
final class RulesTimes implements CallbackTimes {
    /** Office hours on weekdays, for callbacks that were promised before the rules had none. */
    static final SlotPlan WITHOUT_CHANNEL =
            new SlotPlan(officeHours(), Duration.ofMinutes(30), 5, Duration.ZERO, Duration.ofDays(5));

    private final RulesInForce rules;

    RulesTimes(RulesInForce rules) {
        this.rules = rules;
    }

    private static OpeningHours officeHours() {
        Map<DayOfWeek, List<TimeWindow>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(new TimeWindow(9 * 60, 16 * 60)));
        }
        return OpeningHours.of(week, List.of(), List.of(), Map.of());
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
    public SlotPlan plan(String resource) {
        Channel.Callback callback = live().matching().callback();
        return callback == null ? WITHOUT_CHANNEL : callback.planOf(resource);
    }

    @Override
    public LocalCalendar calendar() {
        return live().calendar();
    }
}
