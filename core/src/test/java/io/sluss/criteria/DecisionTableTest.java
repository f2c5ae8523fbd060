package io.sluss.criteria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluss.contact.Seeds;
import io.sluss.criteria.Criterion.Answer;
import io.sluss.criteria.DecisionTable.Row;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DecisionTableTest {
    private static final List<String> REASONS = List.of("a", "b", "c");
    private static final List<String> REGIONS = List.of("syd", "nord");

    @Test
    void the_first_rule_whose_criteria_all_hold_wins_and_gates_take_the_unknown_as_holding() {
        Seeds.each(2_000, random -> {
            List<Row<Integer>> rows = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                List<Criterion> criteria = new ArrayList<>();
                for (int n = random.nextInt(4); n > 0; n--) {
                    criteria.add(criterion(random));
                }
                rows.add(new Row<>("rule " + i, criteria, i));
            }
            Facts facts = facts(random);
            DecisionTable<Integer> table = DecisionTable.of(rows);
            assertEquals(naiveFirst(rows, facts), table.firstMatch(facts));
            assertEquals(naiveUnfavourable(rows, facts), table.unfavourableMatches(facts));
        });
    }

    private static Row<Integer> naiveFirst(List<Row<Integer>> rows, Facts facts) {
        return rows.stream()
                .filter(row -> row.criteria().stream().allMatch(c -> c.ask(facts) == Answer.YES))
                .findFirst()
                .orElse(null);
    }

    private static List<Row<Integer>> naiveUnfavourable(List<Row<Integer>> rows, Facts facts) {
        return rows.stream()
                .filter(row -> row.criteria().stream().noneMatch(c -> c.ask(facts) == Answer.NO))
                .toList();
    }

    private static Criterion criterion(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Criterion.ReasonIs(Set.of(new io.sluss.contact.ReasonId(Seeds.oneOf(random, REASONS))));
            case 1 -> new Criterion.RegionIs(Set.of(new io.sluss.contact.Region(Seeds.oneOf(random, REGIONS))));
            case 2 -> new Criterion.WeekdayIs(Set.of(DayOfWeek.of(1 + random.nextInt(7))));
            case 3 -> new Criterion.ExpectedWaitIs(Duration.ofMinutes(random.nextInt(20)), null);
            case 4 -> new Criterion.FactIs(Seeds.oneOf(random, List.of(Criterion.Fact.values())), random.nextBoolean());
            default -> new Criterion.LanguageIs(Set.of(Seeds.oneOf(random, List.of("sv", "en"))));
        };
    }

    private static Facts facts(RandomGenerator random) {
        return SomeFacts.call(b -> {
                    if (random.nextBoolean()) {
                        b.language(Seeds.oneOf(random, List.of("sv", "en", "fi")));
                    }
                    if (random.nextBoolean()) {
                        b.expectedWait(Duration.ofMinutes(random.nextInt(30)));
                    }
                    List<String> signals = new ArrayList<>();
                    for (String signal : List.of("threat", "no-threat", "injured", "suspect-unknown", "adult")) {
                        if (random.nextInt(3) == 0) {
                            signals.add(signal);
                        }
                    }
                    return b.signals(signals);
                })
                .in(random.nextBoolean() ? Seeds.oneOf(random, REGIONS) : null)
                .about(random.nextBoolean() ? Seeds.oneOf(random, REASONS) : null)
                .facts();
    }

    @Test
    void a_rule_without_criteria_always_holds_and_an_empty_table_has_no_answer() {
        Row<String> any = new Row<>("any", List.of(), "x");
        assertEquals(any, DecisionTable.of(List.of(any)).firstMatch(SomeFacts.nothingKnown()));
        assertNull(DecisionTable.of(List.of()).firstMatch(SomeFacts.nothingKnown()));
        assertEquals(List.of(), DecisionTable.of(List.of()).unfavourableMatches(SomeFacts.nothingKnown()));
    }

    @Test
    void a_table_does_not_follow_the_lists_it_was_made_of() {
        List<Criterion> criteria = new ArrayList<>();
        List<Row<String>> rows = new ArrayList<>(List.of(new Row<>("any", criteria, "x")));
        DecisionTable<String> table = DecisionTable.of(rows);
        criteria.add(new Criterion.HolidayIs(true));
        rows.clear();
        assertEquals(1, table.rows().size());
        assertEquals(List.of(), table.rows().get(0).criteria());
        assertThrows(UnsupportedOperationException.class, () -> table.rows().clear());
    }
}
