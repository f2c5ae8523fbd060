package io.sluss.benchmarks;

import io.sluss.benchmarks.PlainRule.Between;
import io.sluss.benchmarks.PlainRule.Condition;
import io.sluss.benchmarks.PlainRule.OneOf;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.DecisionTable.Row;
import io.sluss.criteria.TimeWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The decision table of Sluss. */
final class SlussTable implements Contender {
    private final DecisionTable<Integer> table;

    SlussTable(List<PlainRule> rules) {
        this.table = table(rules);
    }

    static DecisionTable<Integer> table(List<PlainRule> rules) {
        List<Row<Integer>> rows = new ArrayList<>();
        for (PlainRule rule : rules) {
            List<Criterion> criteria = new ArrayList<>();
            rule.conditions().forEach((input, condition) -> criteria.add(criterion(input, condition)));
            rows.add(new Row<>("rule " + rule.number(), criteria, rule.number()));
        }
        return DecisionTable.of(rows);
    }

    private static Criterion criterion(Input input, Condition condition) {
        if (condition instanceof Between range) {
            return switch (input) {
                case MINUTE ->
                    new Criterion.TimeIs(
                            List.of(new TimeWindow(range.from(), range.to() == 0 ? TimeWindow.DAY : range.to())));
                case DAY ->
                    new Criterion.DateIs(
                            RandomContacts.FIRST_DAY.plusDays(range.from()),
                            RandomContacts.FIRST_DAY.plusDays(range.to()));
                default ->
                    new Criterion.ExpectedWaitIs(Duration.ofSeconds(range.from()), Duration.ofSeconds(range.to()));
            };
        }
        OneOf wanted = (OneOf) condition;
        return switch (input) {
            case ORIGIN -> new Criterion.OriginIs(each(wanted, Origin::parse));
            case REASON -> new Criterion.ReasonIs(each(wanted, ReasonId::new));
            case REGION -> new Criterion.RegionIs(each(wanted, Region::new));
            case PLACE -> new Criterion.PlaceIs(each(wanted, name -> name));
            case LANGUAGE -> new Criterion.LanguageIs(each(wanted, name -> name));
            default -> new Criterion.WeekdayIs(each(wanted, DayOfWeek::valueOf));
        };
    }

    private static <T> Set<T> each(OneOf wanted, Function<String, T> value) {
        return wanted.texts().stream().map(value).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int firstMatch(TableContact contact) {
        Row<Integer> found = table.firstMatch(contact.facts());
        return found == null ? -1 : found.result();
    }
}
