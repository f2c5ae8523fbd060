package io.sluss.benchmarks.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small run of {@code benchmarks.jar chaos}: three processes, each killed once or not, and PostgreSQL killed twice. */
class ChaosTest {
    @Test
    void noPlaceIsGivenTwiceAndNothingAcknowledgedIsLostThoughProcessesAndTheDatabaseAreKilled() throws Exception {
        long seed = Long.getLong("sluss.seed", 20_261_122L);
        StringWriter told = new StringWriter();
        List<String> wrong = Chaos.run(12_000, 3, 12, 2, seed, new PrintWriter(told));
        assertEquals(List.of(), wrong, () -> "-Dsluss.seed=" + seed + "\n" + told);
    }
}
