package io.sluss.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Issue 5, Build 3: a power calculator. */
class PowerCommandTest {
    @Test
    void itSaysInHowManyDaysADifferenceShows() {
        Run run = Run.sluss("power", "--callers-per-day", "5000", "--share", "5%", "--difference", "2");
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out()
                        .startsWith("With 5 % held out you will see 2 points in 20 days: 99,219 callers, of whom 4,961 "
                                + "are held out."),
                run.out());
        String rows = run.out().replaceAll(" +", " ");
        assertTrue(rows.contains("10 % 11 days 1.22 points"), run.out());
        assertTrue(rows.contains("4 weeks 1.68 points"), run.out());
    }

    @Test
    void aMeanHasAUnitOfItsOwn() {
        Run run = Run.sluss(
                "power", "--callers-per-day=900", "--share=0.1", "--mean=7", "--deviation=9.5", "--difference=0.8");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("With 10 % held out you will see a difference of 0.8 in 14 days"), run.out());
    }

    @Test
    void whatCannotBeIsSaid() {
        for (String[] wrong : new String[][] {
            {"--difference", "2"},
            {"--callers-per-day", "100", "--difference", "0"},
            {"--callers-per-day", "100", "--difference", "61"},
            {"--callers-per-day", "0", "--difference", "2"},
            {"--callers-per-day", "100", "--difference", "2", "--share", "five"},
            {"--callers-per-day", "100", "--difference", "2", "--share", "100%"},
            {"--callers-per-day", "100", "--difference", "2", "--mean", "4"}
        }) {
            String[] args = new String[wrong.length + 1];
            args[0] = "power";
            System.arraycopy(wrong, 0, args, 1, wrong.length);
            Run run = Run.sluss(args);
            assertEquals(2, run.code(), String.join(" ", args));
            assertTrue(run.err().startsWith("sluss: "), run.err());
            assertTrue(!run.err().contains("this should not have happened"), run.err());
        }
    }
}
