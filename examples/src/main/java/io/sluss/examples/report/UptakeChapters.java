package io.sluss.examples.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who took what was offered, why others did not, and what came of it. */
final class UptakeChapters {
    private static final int MOST_BARS = 24;
    private static final List<String> DEFLECTIONS = List.of("confirmed", "potential", "false", "moved");
    private static final List<String> KEPT = List.of("kept", "late", "broken", "other");

    private final Material material;
    private final Words words;

    UptakeChapters(Material material) {
        this.material = material;
        this.words = material.words();
    }

    Chapter uptake() {
        Chapter chapter = new Chapter("uptake", words.say("uptake.title"));
        chapter.note(words.say("uptake.note", material.measured().least()));
        List<String> reasons = material.reasonsWith(Measure.UPTAKE);
        chapter.picture(BarChart.of(
                "uptake-regions",
                words.say("uptake.region-chart"),
                bars(material.figures().regions().stream().map(Cell::ofRegion).toList()),
                null,
                List.of(),
                words));
        chapter.grid(
                words.say("uptake.by-region"),
                material.shareColumns(words.say("column.region")),
                material.byRegion(cell -> material.share(cell, Measure.UPTAKE)));
        chapter.picture(BarChart.of(
                "uptake-reasons",
                words.say("uptake.reason-chart"),
                bars(reasons.stream().map(Cell::ofReason).limit(MOST_BARS).toList()),
                null,
                List.of(),
                words));
        chapter.grid(
                words.say("uptake.by-reason"),
                material.shareColumns(words.say("column.reason")),
                material.byReason(reasons, cell -> material.share(cell, Measure.UPTAKE)));
        byBoth(chapter, reasons);
        chapter.grid(
                words.say("uptake.by-channel"),
                material.shareColumns(words.say("column.channel")),
                rows(Measure.UPTAKE, part -> words.say("channel." + part)));
        for (String dimension : List.of("origin", "language", "rules")) {
            chapter.grid(
                    words.say("uptake.by-" + dimension),
                    material.shareColumns(words.say("column." + dimension)),
                    rows(Measure.of(Measure.UPTAKE_BY, dimension), part -> twoNames(part, dimension)));
        }
        byHour(chapter);
        chapter.grid(
                words.say("declined.caption"),
                material.shareColumns(words.say("column.why")),
                rows(Measure.DECLINED, this::declined));
        return chapter;
    }

    private List<BarChart.Bar> bars(List<Cell> cells) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (Cell cell : cells) {
            Figure figure = material.figure(cell, Measure.UPTAKE);
            if (figure != null) {
                bars.add(new BarChart.Bar(name(cell), figure, null));
            }
        }
        return bars;
    }

    private String name(Cell cell) {
        return cell.reason().equals(Cell.ALL) ? words.region(cell.region()) : words.reason(cell.reason());
    }

    private void byBoth(Chapter chapter, List<String> reasons) {
        List<String> regions = material.figures().regions();
        if (regions.size() < 2) {
            return;
        }
        List<String> columns = new ArrayList<>();
        columns.add(words.say("column.reason"));
        regions.forEach(region -> columns.add(words.shortRegion(region)));
        List<Chapter.Row> rows = new ArrayList<>();
        for (String reason : reasons) {
            List<String> cells = new ArrayList<>();
            for (String region : regions) {
                cells.add(brief(material.figure(new Cell(region, reason), Measure.UPTAKE)));
            }
            rows.add(new Chapter.Row(words.reason(reason), cells, false));
        }
        chapter.grid(words.say("uptake.by-both"), columns, rows);
    }

    private String brief(@Nullable Figure figure) {
        return figure != null && figure.tooFew()
                ? words.say("too-few.sign")
                : material.numbers().value(figure);
    }

    /** A row for each part that a measure has. */
    private List<Chapter.Row> rows(String measure, UnaryOperator<String> name) {
        return material.figures().parts(Cell.TOTAL, measure).stream()
                .map(part ->
                        new Chapter.Row(name.apply(part), material.share(Cell.TOTAL, Measure.of(measure, part)), false))
                .toList();
    }

    /** {@code phone/callback} in words. */
    private String twoNames(String part, String dimension) {
        int slash = part.lastIndexOf('/');
        String value = part.substring(0, slash);
        return name(dimension, value) + ": " + words.say("channel." + part.substring(slash + 1));
    }

    private String name(String dimension, String value) {
        if (value.equals(Cell.UNKNOWN)) {
            return words.say("not-known");
        }
        return switch (dimension) {
            case "origin" -> words.say("origin." + value);
            case "language" -> words.languageName(value);
            default -> value;
        };
    }

    private String declined(String part) {
        int slash = part.indexOf('/');
        return words.say("channel." + part.substring(0, slash)) + ": "
                + words.say("declined." + part.substring(slash + 1));
    }

    private void byHour(Chapter chapter) {
        String measure = Measure.of(Measure.UPTAKE_BY, "hour");
        Set<String> hours = new TreeSet<>();
        Set<String> channels = new LinkedHashSet<>();
        for (String part : material.figures().parts(Cell.TOTAL, measure)) {
            hours.add(part.substring(0, part.indexOf('/')));
            channels.add(part.substring(part.indexOf('/') + 1));
        }
        List<String> columns = new ArrayList<>();
        columns.add(words.say("column.hour"));
        for (String channel : channels) {
            columns.add(words.say("channel." + channel));
            columns.add(words.say("column.interval"));
        }
        List<Chapter.Row> rows = new ArrayList<>();
        for (String hour : hours) {
            List<String> cells = new ArrayList<>();
            for (String channel : channels) {
                String of = Measure.of(measure, hour + "/" + channel);
                cells.add(material.value(Cell.TOTAL, of));
                cells.add(material.interval(Cell.TOTAL, of));
            }
            rows.add(new Chapter.Row(words.hour(hour), cells, false));
        }
        chapter.grid(words.say("uptake.by-hour"), columns, rows);
    }

    Chapter after() {
        Chapter chapter = new Chapter("after", words.say("after.title"));
        chapter.note(words.say("after.note"));
        chapter.note(words.say("after.window", material.measured().windowDays()));
        List<String> columns = new ArrayList<>();
        columns.add(words.say("column.region"));
        columns.add(words.say("column.accepted"));
        DEFLECTIONS.forEach(kind -> columns.add(words.say("deflection." + kind)));
        chapter.grid(words.say("after.by-region"), columns, material.byRegion(this::deflected));
        List<String> byReason = new ArrayList<>(columns);
        byReason.set(0, words.say("column.reason"));
        List<String> reasons = material.reasonsWith(Measure.of(Measure.DEFLECTION, DEFLECTIONS.get(0)));
        if (!reasons.isEmpty()) {
            chapter.grid(words.say("after.by-reason"), byReason, material.byReason(reasons, this::deflected));
        }
        chapter.note(words.say("back.note"));
        chapter.grid(
                words.say("back.by-region"),
                material.shareColumns(words.say("column.region")),
                material.byRegion(cell -> material.share(cell, Measure.CAME_BACK)));
        chapter.grid(
                words.say("back.by-reason"),
                material.shareColumns(words.say("column.reason")),
                material.byReason(cell -> material.share(cell, Measure.CAME_BACK)));
        return chapter;
    }

    private List<String> deflected(Cell cell) {
        List<String> cells = new ArrayList<>();
        Figure first = material.figure(cell, Measure.of(Measure.DEFLECTION, DEFLECTIONS.get(0)));
        Long accepted = first == null ? null : first.denominator();
        cells.add(accepted == null ? Numbers.NOTHING : material.numbers().count(accepted));
        DEFLECTIONS.forEach(kind -> cells.add(material.value(cell, Measure.of(Measure.DEFLECTION, kind))));
        return cells;
    }

    Chapter promises() {
        Chapter chapter = new Chapter("promises", words.say("promises.title"));
        chapter.note(words.say("promises.note"));
        if (material.figures().count(Cell.TOTAL, Measure.of(Measure.PROMISES, "made")) == 0) {
            chapter.main(words.say("promises.none"));
            return chapter;
        }
        List<String> columns = new ArrayList<>();
        columns.add(words.say("column.region"));
        columns.add(words.say("promises.made"));
        KEPT.forEach(kind -> columns.add(words.say("promises." + kind)));
        chapter.grid(words.say("promises.by-region"), columns, material.byRegion(this::promised));
        List<String> byReason = new ArrayList<>(columns);
        byReason.set(0, words.say("column.reason"));
        List<String> reasons = material.reasonsWith(Measure.of(Measure.PROMISES, KEPT.get(0)));
        chapter.grid(words.say("promises.by-reason"), byReason, material.byReason(reasons, this::promised));
        return chapter;
    }

    private List<String> promised(Cell cell) {
        List<String> cells = new ArrayList<>();
        cells.add(material.value(cell, Measure.of(Measure.PROMISES, "made")));
        KEPT.forEach(kind -> cells.add(material.value(cell, Measure.of(Measure.PROMISES, kind))));
        return cells;
    }
}
