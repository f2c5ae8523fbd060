package io.sluss.benchmarks;

import io.sluss.criteria.Criterion.Answer;
import io.sluss.criteria.DecisionTable;
import io.sluss.criteria.DecisionTable.Row;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One look for the first rule that holds, over 100,000 distinct contacts one after the other. Before anything is measured,
 * whoever is asked has to give the answers that going through the criteria one by one gives.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionTableBenchmark {
    /** Who is asked. */
    public enum Who {
        /** {@link HashMapGet}. */
        HASH_MAP_GET,
        /** {@link SlussTable}. */
        SLUSS,
        /** {@link HandWritten}. */
        HAND_WRITTEN,
        /** {@link EasyRules}. */
        EASY_RULES,
        /** {@link DroolsDmn}. */
        DROOLS_DMN,
        /** {@link CamundaDmn}. */
        CAMUNDA_DMN;

        Contender compiled(List<PlainRule> rules) {
            return switch (this) {
                case HASH_MAP_GET -> new HashMapGet(rules);
                case SLUSS -> new SlussTable(rules);
                case HAND_WRITTEN -> new HandWritten(rules);
                case EASY_RULES -> new EasyRules(rules);
                case DROOLS_DMN -> new DroolsDmn(rules);
                case CAMUNDA_DMN -> new CamundaDmn(rules);
            };
        }
    }

    private static final long SEED = 114_14;
    private static final int CONTACTS = 100_000;
    private static final int CHECKED = 100;

    /** Who is asked. */
    @Param
    public Who who = Who.SLUSS;

    /** How many rules there are. */
    @Param({"12", "120", "1200", "12000"})
    public int rules;

    private TableContact[] contacts = {};
    private Contender contender = contact -> -1;
    private int next;

    /** Makes the table and the contacts, and checks the answers. */
    @Setup
    public void prepare() {
        RandomRules table = new RandomRules(rules, SEED);
        DecisionTable<Integer> judge = SlussTable.table(table.rules());
        contacts = new RandomContacts(table, judge, SEED).contacts(CONTACTS);
        contender = who.compiled(table.rules());
        for (int i = 0; i < CHECKED; i++) {
            TableContact contact = contacts[i];
            int right = oneByOne(judge.rows(), contact);
            int answer = contender.firstMatch(contact);
            if (answer != right) {
                throw new IllegalStateException(
                        who + " finds rule " + answer + ", not " + right + ", for contact " + i + " of " + rules);
            }
        }
    }

    private static int oneByOne(List<Row<Integer>> rows, TableContact contact) {
        for (Row<Integer> row : rows) {
            if (row.criteria().stream().allMatch(criterion -> criterion.ask(contact.facts()) == Answer.YES)) {
                return row.result();
            }
        }
        return -1;
    }

    /** One look. */
    @Benchmark
    public int firstMatch() {
        TableContact contact = contacts[next];
        next = next + 1 < CONTACTS ? next + 1 : 0;
        return contender.firstMatch(contact);
    }
}
