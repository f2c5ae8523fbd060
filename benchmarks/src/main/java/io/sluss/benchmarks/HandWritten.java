package io.sluss.benchmarks;

import io.sluss.benchmarks.PlainRule.Between;
import io.sluss.benchmarks.PlainRule.Condition;
import io.sluss.benchmarks.PlainRule.OneOf;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one would write without a library: one rule after the other, each asking what it must, the names first. */
final class HandWritten implements Contender {
    private final HandWrittenRule[] rules;

    HandWritten(List<PlainRule> rules) {
        this.rules = rules.stream().map(HandWrittenRule::new).toArray(HandWrittenRule[]::new);
    }

    @Override
    public int firstMatch(TableContact contact) {
        for (HandWrittenRule rule : rules) {
            if (rule.holds(contact)) {
                return rule.number;
            }
        }
        return -1;
    }

    private static final class HandWrittenRule {
        private final int number;
        private final @Nullable Set<String> reasons;
        private final @Nullable Set<String> places;
        private final @Nullable Set<String> regions;
        private final @Nullable Set<String> languages;
        private final @Nullable Set<String> origins;
        private final @Nullable Set<String> weekdays;
        private final @Nullable Between minutes;
        private final @Nullable Between days;
        private final @Nullable Between waits;

        HandWrittenRule(PlainRule rule) {
            this.number = rule.number();
            this.reasons = texts(rule, Input.REASON);
            this.places = texts(rule, Input.PLACE);
            this.regions = texts(rule, Input.REGION);
            this.languages = texts(rule, Input.LANGUAGE);
            this.origins = texts(rule, Input.ORIGIN);
            this.weekdays = texts(rule, Input.WEEKDAY);
            this.minutes = range(rule, Input.MINUTE);
            this.days = range(rule, Input.DAY);
            this.waits = range(rule, Input.WAITING);
        }

        private static @Nullable Set<String> texts(PlainRule rule, Input input) {
            Condition condition = rule.conditions().get(input);
            return condition instanceof OneOf wanted ? Set.copyOf(wanted.texts()) : null;
        }

        private static @Nullable Between range(PlainRule rule, Input input) {
            return rule.conditions().get(input) instanceof Between wanted ? wanted : null;
        }

        boolean holds(TableContact contact) {
            return isIn(reasons, contact.reason())
                    && isIn(places, contact.place())
                    && isIn(regions, contact.region())
                    && isIn(languages, contact.language())
                    && isIn(origins, contact.origin())
                    && isIn(weekdays, contact.weekday())
                    && isIn(minutes, contact.minute())
                    && isIn(days, contact.day())
                    && isIn(waits, contact.waiting());
        }

        private static boolean isIn(@Nullable Set<String> wanted, String text) {
            return wanted == null || wanted.contains(text);
        }

        private static boolean isIn(@Nullable Between wanted, int number) {
            return wanted == null || wanted.contains(number);
        }
    }
}
