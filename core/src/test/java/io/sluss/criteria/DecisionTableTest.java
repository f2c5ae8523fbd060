package io.sluss.criteria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Seeds;
import io.sluss.criteria.Criterion.Answer;
import io.sluss.criteria.DecisionTable.Row;
import io.sluss.criteria.TableCompiler.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The compiled table answers as one that goes through its rules from the first to the last. */
class DecisionTableTest {
    /** Values lead to rules and share sets even in a small table. */
    private static final Limits TIGHT = new Limits(0, 2, 64);

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

    @Test
    void ten_thousand_random_tables_answer_as_naive_ones_do() {
        AtomicInteger found = new AtomicInteger();
        AtomicInteger missed = new AtomicInteger();
        Seeds.each(10_000, random -> {
            int rules = 1 + random.nextInt(random.nextInt(8) == 0 ? 200 : 20);
            RandomTable some = new RandomTable(random, rules, 1 + random.nextInt(12));
            DecisionTable<Integer> table = DecisionTable.of(some.rows());
            TableIndex<Integer> tight = TableCompiler.compile(table.rows(), TIGHT);
            for (int contact = 0; contact < 4; contact++) {
                Facts facts = some.facts();
                Row<Integer> first = naiveFirst(table.rows(), facts);
                List<Row<Integer>> all = naiveUnfavourable(table.rows(), facts);
                assertSame(first, table.firstMatch(facts));
                assertSame(first, tight.first(facts));
                assertEquals(all, table.unfavourableMatches(facts));
                assertEquals(all, tight.allUnfavourable(facts));
                (first == null ? missed : found).incrementAndGet();
            }
        });
        if (Long.getLong("sluss.seed") == null) {
            assertTrue(found.get() > 5_000 && missed.get() > 5_000, found + " found, " + missed + " missed");
        }
    }

    @Test
    void large_random_tables_answer_as_naive_ones_do() {
        Seeds.each(6, random -> {
            RandomTable large = new RandomTable(random, 2_000 + random.nextInt(2_000), 300);
            DecisionTable<Integer> table = DecisionTable.of(large.rows());
            TableIndex<Integer> tight = TableCompiler.compile(table.rows(), new Limits(0, 2, 4_000));
            for (int contact = 0; contact < 200; contact++) {
                Facts facts = large.facts();
                Row<Integer> first = naiveFirst(table.rows(), facts);
                assertSame(first, table.firstMatch(facts));
                assertSame(first, tight.first(facts));
                assertEquals(naiveUnfavourable(table.rows(), facts), table.unfavourableMatches(facts));
            }
        });
    }

    @Test
    void in_a_large_table_of_narrow_rules_each_contact_finds_its_own() {
        Seeds.each(3, random -> {
            List<Row<Integer>> rows = new ArrayList<>();
            for (int rule = 0; rule < 3_000; rule++) {
                rows.add(new Row<>("rule " + rule, narrow(rule, random), rule));
            }
            DecisionTable<Integer> table = DecisionTable.of(rows);
            for (int contact = 0; contact < 500; contact++) {
                Facts facts = SomeFacts.call(b -> b.expectedWait(Duration.ofSeconds(random.nextInt(3_600))))
                        .about("r" + random.nextInt(160))
                        .near("p" + random.nextInt(310))
                        .facts();
                assertSame(naiveFirst(rows, facts), table.firstMatch(facts));
            }
        });
    }

    private static List<Criterion> narrow(int rule, RandomGenerator random) {
        Duration least = Duration.ofSeconds(random.nextInt(3_000));
        Criterion wait = new Criterion.ExpectedWaitIs(least, least.plusSeconds(random.nextInt(1_200)));
        return rule % 2 == 0
                ? List.of(
                        wait, new Criterion.PlaceIs(Set.of("p" + random.nextInt(300), "p" + random.nextInt(300) + "x")))
                : List.of(new Criterion.ReasonIs(Set.of(new ReasonId("r" + random.nextInt(150)))), wait);
    }

    @Test
    void a_field_may_be_asked_about_twice() {
        Row<String> both = new Row<>(
                "both",
                List.of(
                        new Criterion.PlaceIs(Set.of("lund", "malmö")),
                        new Criterion.PlaceIs(Set.of("malmö", "ystad"))),
                "x");
        DecisionTable<String> table = DecisionTable.of(List.of(both));
        assertSame(both, table.firstMatch(SomeFacts.NOTHING_KNOWN.near("malmö").facts()));
        assertNull(table.firstMatch(SomeFacts.NOTHING_KNOWN.near("lund").facts()));
        assertEquals(
                List.of(),
                table.unfavourableMatches(SomeFacts.NOTHING_KNOWN.near("ystad").facts()));
        assertEquals(List.of(both), table.unfavourableMatches(SomeFacts.nothingKnown()));
    }

    @Test
    void names_of_the_same_hash_are_told_apart() {
        assertEquals("AaAa".hashCode(), "BBBB".hashCode());
        Row<String> one = new Row<>("one", List.of(new Criterion.PlaceIs(Set.of("AaAa"))), "x");
        Row<String> other = new Row<>("other", List.of(new Criterion.PlaceIs(Set.of("BBBB"))), "x");
        DecisionTable<String> table = DecisionTable.of(List.of(one, other));
        assertSame(one, table.firstMatch(SomeFacts.NOTHING_KNOWN.near("AaAa").facts()));
        assertSame(other, table.firstMatch(SomeFacts.NOTHING_KNOWN.near("BBBB").facts()));
        assertNull(table.firstMatch(SomeFacts.NOTHING_KNOWN.near("AaBB").facts()));
    }

    @Test
    void a_rule_without_criteria_always_holds_and_an_empty_table_has_no_answer() {
        Row<String> any = new Row<>("any", List.of(), "x");
        assertEquals(any, DecisionTable.of(List.of(any)).firstMatch(SomeFacts.nothingKnown()));
        assertEquals(List.of(any), DecisionTable.of(List.of(any)).unfavourableMatches(SomeFacts.nothingKnown()));
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
