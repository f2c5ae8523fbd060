package io.sluss.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.benchmarks.DecisionTableBenchmark.Who;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables are as issue 3 wants them, and everybody who is compared answers them alike. */
class RandomTablesTest {
    private static final int RULES = 60;

    private static TableContact[] contacts(RandomRules table, int count) {
        return new RandomContacts(table, SlussTable.table(table.rules()), 1).contacts(count);
    }

    @ParameterizedTest
    @EnumSource
    void everybody_finds_the_same_rules(Who who) {
        RandomRules table = new RandomRules(RULES, 1);
        Contender contender = who.compiled(table.rules());
        Contender plain = new HandWritten(table.rules());
        for (TableContact contact : contacts(table, 40)) {
            assertEquals(plain.firstMatch(contact), contender.firstMatch(contact));
        }
    }

    @Test
    void a_rule_has_two_to_five_conditions_and_a_third_of_them_are_ranges() {
        List<PlainRule> rules = new RandomRules(1_200, 1).rules();
        assertTrue(rules.stream()
                .allMatch(rule ->
                        rule.conditions().size() >= 2 && rule.conditions().size() <= 5));
        double all = rules.stream().mapToInt(rule -> rule.conditions().size()).sum();
        double ranges = rules.stream()
                .flatMap(rule -> rule.conditions().keySet().stream())
                .filter(Input::isRange)
                .count();
        assertEquals(1 / 3.0, ranges / all, 0.02);
    }

    @Test
    void a_tenth_of_the_contacts_finds_nothing_and_the_others_rules_of_every_position() {
        RandomRules table = new RandomRules(1_200, 1);
        Contender sluss = new SlussTable(table.rules());
        int[] tenths = new int[10];
        int none = 0;
        Set<TableContact> distinct = new HashSet<>();
        for (TableContact contact : contacts(table, 5_000)) {
            distinct.add(contact);
            int found = sluss.firstMatch(contact);
            if (found < 0) {
                none++;
            } else {
                tenths[found / 120]++;
            }
        }
        assertEquals(500, none);
        for (int tenth : tenths) {
            assertEquals(450, tenth, 100);
        }
        assertEquals(5_000, distinct.size());
    }
}
