package io.sluss.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.RulesSource;
import io.sluss.rules.RuleSet;
import io.sluss.statistics.Comparison;
import io.sluss.statistics.Sample;
import io.sluss.uptake.Change;
import io.sluss.uptake.Lift;
import io.sluss.uptake.SampleRatio;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What offers changed is said in plain words, whichever way it went, and loudly when it cannot be trusted. */
class EffectChapterTest {
    private static final RuleSet RULES = RulesSource.of("municipality").load();
    private static final LocalDate DAY = LocalDate.of(2027, 1, 4);

    /** Means of 1,000 callers who were to be offered something and of 1,000 who were held out. */
    private static Optional<Change> change(double with, double without) {
        return Optional.of(new Change(new Comparison(new Sample(1_000, with, 0.25), new Sample(1_000, without, 0.25))));
    }

    private static List<Chapter> chapters(String language, Optional<Change> live, long heldOut) {
        Lift lift = new Lift(new Lift.Callers(1_000, heldOut, 0, 0, 0, 0, 0), live, Optional.empty(), Optional.empty());
        SampleRatio ratio = lift.callers().sampleRatio(0.5);
        Figures figures = new Figures();
        figures.add(Figure.count(Cell.TOTAL, Measure.CONTACTS, 2_000));
        new EffectFigures(figures).lift(lift, ratio);
        Measured measured = new Measured(figures, 20, 14, 14, List.of(), lift, ratio, null, List.of(), "a test");
        Period period = new Period(DAY, DAY.plusDays(1), ZoneId.of("Europe/Stockholm"));
        return Chapters.of(new Material(measured, period, List.of(), new Words(language, RULES)), null);
    }

    private static List<String> said(List<Chapter> chapters, String id, Chapter.Tone tone) {
        return chapters.stream()
                .filter(chapter -> chapter.id().equals(id))
                .flatMap(chapter -> chapter.parts().stream())
                .filter(part -> part instanceof Chapter.Sentence sentence && sentence.tone() == tone)
                .map(part -> ((Chapter.Sentence) part).text())
                .toList();
    }

    private static String effect(String language, double with, double without) {
        return String.join(" ", said(chapters(language, change(with, without), 1_000), "effect", Chapter.Tone.MAIN));
    }

    @Test
    void what_was_spared_is_said_with_where_it_lies() {
        assertEquals("Offers spared 0.20 live contacts per caller (95%: 0.16 to 0.24).", effect("en", 0.7, 0.9));
        assertEquals(
                "Erbjudandena sparade 0,20 samtal med en människa per person (95 %: 0,16 till 0,24).",
                effect("sv", 0.7, 0.9));
        assertTrue(said(chapters("en", change(0.7, 0.9), 1_000), "brief", Chapter.Tone.MAIN).stream()
                .anyMatch(text -> text.startsWith("Offers spared")));
    }

    @Test
    void a_negative_effect_is_said_to_be_one() {
        assertEquals(
                "OFFERS COST: 0.20 MORE live contacts per caller than without (95%: 0.16 to 0.24).",
                effect("en", 0.9, 0.7));
        assertTrue(effect("sv", 0.9, 0.7).startsWith("ERBJUDANDENA KOSTADE: 0,20 FLER"));
    }

    @Test
    void what_may_be_chance_is_not_called_an_effect() {
        assertTrue(effect("en", 0.79, 0.8).startsWith("It cannot be told whether offers changed"));
        assertTrue(effect("sv", 0.79, 0.8).contains("(sparat per person, 95 %: −0,03 till 0,05)"));
    }

    @Test
    void a_sample_ratio_that_is_off_shouts_and_keeps_the_effect_out_of_the_summary() {
        for (String language : Words.LANGUAGES) {
            List<Chapter> chapters = chapters(language, change(0.7, 0.9), 700);
            String shouted = String.join(" ", said(chapters, "effect", Chapter.Tone.WARNING));
            assertTrue(
                    shouted.contains(language.equals("sv") ? "LITA INTE PÅ NÅGON JÄMFÖRELSE" : "DO NOT TRUST ANY"),
                    shouted);
            assertEquals(1, said(chapters, "brief", Chapter.Tone.WARNING).size());
            assertTrue(said(chapters, "brief", Chapter.Tone.MAIN).stream().noneMatch(text -> text.contains("spar")));
        }
    }
}
