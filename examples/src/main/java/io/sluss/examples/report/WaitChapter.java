package io.sluss.examples.report;

import io.sluss.rules.ServiceLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long people waited, by the honest clock and by the service's own, and whether they were told so. */
final class WaitChapter {
    static final List<String> LENGTHS = List.of("mean", "p50", "p90", "p95");
    static final String HONEST = "honest";
    static final String OWN = "own";

    private final Material material;
    private final Words words;

    WaitChapter(Material material) {
        this.material = material;
        this.words = material.words();
    }

    Chapter write(@Nullable ServiceLevel goal) {
        Chapter chapter = new Chapter("waits", words.say("waits.title"));
        if (goal == null) {
            chapter.note(words.say("waits.no-goal"));
        } else {
            chapter.note(words.say(
                    "waits.note",
                    material.numbers().plainPercent(goal.share()),
                    material.numbers().length(goal.within()),
                    goal.between().toString()));
            chapter.note(words.say("waits.two"));
            level(chapter, goal);
        }
        lengths(chapter);
        announced(chapter);
        return chapter;
    }

    private void level(Chapter chapter, ServiceLevel goal) {
        String honest = Measure.of(Measure.SERVICE_LEVEL, HONEST);
        String own = Measure.of(Measure.SERVICE_LEVEL, OWN);
        List<BarChart.Bar> bars = new ArrayList<>();
        for (String region : material.figures().regions()) {
            Figure first = material.figure(Cell.ofRegion(region), honest);
            if (first != null) {
                bars.add(new BarChart.Bar(words.region(region), first, material.figure(Cell.ofRegion(region), own)));
            }
        }
        chapter.picture(BarChart.of(
                "service-level",
                words.say("waits.chart"),
                bars,
                goal.share(),
                List.of(words.say("waits.honest"), words.say("waits.own")),
                words));
        chapter.grid(
                words.say("waits.level"),
                List.of(
                        words.say("column.region"),
                        words.say("waits.honest"),
                        words.say("column.parts"),
                        words.say("waits.own"),
                        words.say("column.parts")),
                material.byRegion(cell -> List.of(
                        material.value(cell, honest),
                        material.parts(cell, honest),
                        material.value(cell, own),
                        material.parts(cell, own))));
    }

    private void lengths(Chapter chapter) {
        List<String> columns = new ArrayList<>();
        columns.add(words.say("column.region"));
        LENGTHS.forEach(length -> columns.add(words.say("wait." + length)));
        columns.add(words.say("column.abandoned"));
        columns.add(words.say("column.abandoned-own"));
        chapter.grid(words.say("waits.lengths"), columns, material.byRegion(this::waits));
        chapter.note(words.say("waits.lengths-note"));
    }

    private List<String> waits(Cell cell) {
        List<String> cells = new ArrayList<>();
        LENGTHS.forEach(length -> cells.add(material.value(cell, Measure.of(Measure.WAIT, length))));
        cells.add(material.value(cell, Measure.ABANDONED));
        cells.add(material.value(cell, Measure.of(Measure.ABANDONED, OWN)));
        return cells;
    }

    private void announced(Chapter chapter) {
        String held = Measure.of(Measure.ANNOUNCED, "held");
        List<String> hours = material.figures().parts(Cell.TOTAL, held);
        if (hours.isEmpty()) {
            chapter.note(words.say("announced.none"));
            return;
        }
        chapter.note(words.say("announced.note"));
        List<Chapter.Row> rows = new ArrayList<>();
        for (String hour : hours) {
            rows.add(new Chapter.Row(
                    words.hour(hour),
                    List.of(
                            material.value(Cell.TOTAL, Measure.of(Measure.of(Measure.ANNOUNCED, "mean"), hour)),
                            bias(material.total(Measure.of(Measure.of(Measure.ANNOUNCED, "bias"), hour))),
                            material.value(Cell.TOTAL, Measure.of(held, hour)),
                            material.parts(Cell.TOTAL, Measure.of(held, hour)),
                            calibrated(Measure.of(Measure.of(Measure.ANNOUNCED, "calibrated"), hour))),
                    false));
        }
        chapter.grid(
                words.say("announced.caption"),
                List.of(
                        words.say("column.hour"),
                        words.say("announced.mean"),
                        words.say("announced.bias"),
                        words.say("announced.held"),
                        words.say("column.parts"),
                        words.say("announced.calibrated")),
                rows);
    }

    private String bias(@Nullable Figure figure) {
        Double seconds = figure == null ? null : figure.value();
        return seconds == null
                ? Numbers.NOTHING
                : (seconds > 0 ? "+" : "") + material.numbers().value(figure);
    }

    private String calibrated(String measure) {
        return words.say(material.figures().count(Cell.TOTAL, measure) == 1 ? "yes" : "no");
    }
}
