package io.sluss.examples.report;

import io.sluss.statistics.Interval;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Draws shares as bars from left to right, with a line from the lower to the upper end of each interval. A second share
 * of the same thing is a hatched bar below the first, and a goal is a dashed line. All of it is told in words too.
 */
final class BarChart {
    /**
     * What is drawn of one thing.
     *
     * @param first its share
     * @param second another share of it, or null
     */
    record Bar(String name, Figure first, @Nullable Figure second) {}

    private static final int WIDTH = 720;
    private static final int LEFT = 262;
    private static final int RIGHT = 610;
    private static final int TOP = 12;
    private static final int BAR = 14;
    private static final int GAP = 10;
    private static final int AXIS = 26;
    private static final int LEGEND = 24;
    private static final int LONGEST_NAME = 35;
    private static final double[] SCALES = {0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1};
    private static final String BLUE = "#1d4f91";
    private static final String BROWN = "#8a4b08";

    private final String id;
    private final String title;
    private final List<Bar> bars;
    private final @Nullable Double goal;
    private final Words words;
    private final Numbers numbers;
    private final boolean two;
    private final double scale;
    private final Markup svg = new Markup();

    private BarChart(String id, String title, List<Bar> bars, @Nullable Double goal, Words words) {
        this.id = id;
        this.title = title;
        this.bars = bars;
        this.goal = goal;
        this.words = words;
        this.numbers = words.numbers();
        this.two = bars.stream().anyMatch(bar -> bar.second() != null);
        this.scale = scale();
    }

    /**
     * A chart, or null where nothing could be measured.
     *
     * @param id of its own on the page
     * @param title what it shows
     * @param bars what is drawn; those without a value are left out
     * @param goal where the dashed line is, 0-1, or null
     * @param names what the first and the second share are called, where there are two
     */
    static Chapter.@Nullable Picture of(
            String id, String title, List<Bar> bars, @Nullable Double goal, List<String> names, Words words) {
        List<Bar> known =
                bars.stream().filter(bar -> bar.first().value() != null).toList();
        return known.isEmpty()
                ? null
                : new Chapter.Picture(title, new BarChart(id, title, known, goal, words).draw(names));
    }

    private double scale() {
        double most = goal == null ? 0 : goal;
        for (Bar bar : bars) {
            most = Math.max(most, Math.max(highest(bar.first()), highest(bar.second())));
        }
        for (double step : SCALES) {
            if (most <= step) {
                return step;
            }
        }
        return 1;
    }

    private static double highest(@Nullable Figure figure) {
        if (figure == null || figure.value() == null) {
            return 0;
        }
        Interval interval = figure.interval();
        return interval == null ? figure.value() : interval.high();
    }

    private String draw(List<String> names) {
        int row = (two ? 2 * BAR + 2 : BAR) + GAP;
        int bottom = TOP + bars.size() * row;
        int height = bottom + AXIS + (two || goal != null ? LEGEND : 0);
        svg.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-labelledby",
                id + "-t " + id + "-d",
                "font-size",
                "13",
                "fill",
                "#1a1a1a");
        svg.element("title", title, "id", id + "-t").element("desc", told(names), "id", id + "-d");
        hatch();
        for (int i = 0; i <= 4; i++) {
            tick(scale * i / 4, bottom);
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(bars.get(i), TOP + i * row);
        }
        goalLine(bottom);
        legend(names, bottom + AXIS + 14);
        return svg.close("svg").toString();
    }

    private String told(List<String> names) {
        return bars.stream().map(bar -> told(bar, names)).collect(Collectors.joining("; ")) + ".";
    }

    private String told(Bar bar, List<String> names) {
        Figure second = bar.second();
        return second == null
                ? bar.name() + " " + numbers.value(bar.first())
                : bar.name() + ": " + names.get(0) + " " + numbers.value(bar.first()) + ", " + names.get(1) + " "
                        + numbers.value(second);
    }

    private void hatch() {
        svg.open("defs")
                .open(
                        "pattern",
                        "id",
                        id + "-h",
                        "width",
                        "5",
                        "height",
                        "5",
                        "patternUnits",
                        "userSpaceOnUse",
                        "patternTransform",
                        "rotate(45)");
        svg.empty("rect", "width", "5", "height", "5", "fill", "#fff");
        svg.empty("rect", "width", "2.2", "height", "5", "fill", BROWN);
        svg.close("pattern").close("defs");
    }

    private void tick(double share, int bottom) {
        double x = x(share);
        svg.empty("path", "d", "M" + x + " " + TOP + "V" + bottom, "stroke", "#d5d5d5");
        String text = share == 0 ? "0" : numbers.plainPercent(share);
        svg.element("text", text, "x", x, "y", bottom + 16, "text-anchor", "middle", "font-size", "12");
    }

    private void bar(Bar bar, int y) {
        String name = bar.name();
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
        int middle = y + (two ? BAR + 1 : BAR / 2);
        svg.element("text", shown, "x", LEFT - 8, "y", middle + 5, "text-anchor", "end");
        line(bar.first(), y, BLUE, "#0b2447");
        Figure second = bar.second();
        if (second != null && second.value() != null) {
            line(second, y + BAR + 2, "url(#" + id + "-h)", BROWN);
        }
    }

    private void line(Figure figure, int y, String fill, String edge) {
        double value = figure.value() == null ? 0 : figure.value();
        svg.empty("rect", "x", LEFT, "y", y, "width", x(value) - LEFT, "height", BAR, "fill", fill, "stroke", edge);
        Interval interval = figure.interval();
        if (interval != null) {
            double low = x(Math.max(0, interval.low()));
            double high = x(Math.min(scale, interval.high()));
            double middle = y + BAR / 2.0;
            String whisker = "M" + low + " " + middle + "H" + high + "M" + low + " " + (middle - 4) + "v8M" + high + " "
                    + (middle - 4) + "v8";
            svg.empty("path", "d", whisker, "stroke", "#fff", "stroke-width", "4", "fill", "none");
            svg.empty("path", "d", whisker, "stroke", "#1a1a1a", "stroke-width", "1.6", "fill", "none");
        }
        svg.element("text", numbers.value(figure), "x", RIGHT + 12, "y", y + BAR - 2);
    }

    private void goalLine(int bottom) {
        if (goal == null) {
            return;
        }
        double x = x(goal);
        svg.empty(
                "path",
                "d",
                "M" + x + " 2V" + bottom,
                "stroke",
                "#a3001e",
                "stroke-width",
                "2",
                "stroke-dasharray",
                "5 3");
    }

    private void legend(List<String> names, int y) {
        int x = two ? LEFT / 2 : LEFT;
        if (two) {
            svg.empty("rect", "x", x, "y", y - 11, "width", 16, "height", 12, "fill", BLUE);
            svg.element("text", names.get(0), "x", x + 22, "y", y);
            x += 40 + 7 * names.get(0).length();
            svg.empty(
                    "rect",
                    "x",
                    x,
                    "y",
                    y - 11,
                    "width",
                    16,
                    "height",
                    12,
                    "fill",
                    "url(#" + id + "-h)",
                    "stroke",
                    BROWN);
            svg.element("text", names.get(1), "x", x + 22, "y", y);
            x += 40 + 7 * names.get(1).length();
        }
        if (goal != null) {
            svg.empty(
                    "path",
                    "d",
                    "M" + x + " " + (y - 5) + "h18",
                    "stroke",
                    "#a3001e",
                    "stroke-width",
                    "2",
                    "stroke-dasharray",
                    "5 3");
            svg.element("text", words.say("goal", numbers.plainPercent(goal)), "x", x + 24, "y", y);
        }
    }

    private double x(double share) {
        return LEFT + (RIGHT - LEFT) * Math.min(1, share / scale);
    }
}
