package io.sluss.examples.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Draws how many contacts came in each day, a strip for each origin, with a numbered line where something was noted to
 * have happened. The numbers are those of the table that tells what it was.
 */
final class DayChart {
    /**
     * The contacts of an origin.
     *
     * @param name what it is called
     * @param contacts of each day, from the first to the last
     */
    record Strip(String name, List<Long> contacts) {}

    private static final int WIDTH = 720;
    private static final int LEFT = 64;
    private static final int STRIP = 96;
    private static final int HEAD = 24;
    private static final int TOP = 26;
    private static final int AXIS = 24;
    private static final int MOST_DATES = 10;

    private final String id;
    private final String title;
    private final LocalDate first;
    private final List<Strip> strips;
    private final Map<LocalDate, List<Integer>> events;
    private final Words words;
    private final Numbers numbers;
    private final int days;
    private final Markup svg = new Markup();

    private DayChart(
            String id,
            String title,
            LocalDate first,
            List<Strip> strips,
            Map<LocalDate, List<Integer>> events,
            Words words) {
        this.id = id;
        this.title = title;
        this.first = first;
        this.strips = strips;
        this.events = events;
        this.words = words;
        this.numbers = words.numbers();
        this.days = strips.get(0).contacts().size();
    }

    /**
     * A chart.
     *
     * @param first the first day
     * @param strips at least one, all of as many days
     * @param events the numbers of what happened on a day
     */
    static Chapter.Picture of(
            String id,
            String title,
            LocalDate first,
            List<Strip> strips,
            Map<LocalDate, List<Integer>> events,
            Words words) {
        return new Chapter.Picture(title, new DayChart(id, title, first, strips, events, words).draw());
    }

    private String draw() {
        int bottom = TOP + strips.size() * (HEAD + STRIP);
        svg.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + (bottom + AXIS),
                "role",
                "img",
                "aria-labelledby",
                id + "-t " + id + "-d",
                "font-size",
                "13",
                "fill",
                "#1a1a1a");
        svg.element("title", title, "id", id + "-t").element("desc", told(), "id", id + "-d");
        for (int i = 0; i < strips.size(); i++) {
            strip(strips.get(i), TOP + i * (HEAD + STRIP));
        }
        dates(bottom);
        events.forEach((day, many) -> event(day, many, bottom));
        return svg.close("svg").toString();
    }

    private String told() {
        return strips.stream().map(this::told).collect(Collectors.joining(" ")) + " "
                + words.say("day.events-told", events.size());
    }

    private String told(Strip strip) {
        int most = 0;
        int least = 0;
        List<Long> contacts = strip.contacts();
        for (int day = 1; day < days; day++) {
            most = contacts.get(day) > contacts.get(most) ? day : most;
            least = contacts.get(day) < contacts.get(least) ? day : least;
        }
        return words.say(
                "day.told",
                strip.name(),
                numbers.count(contacts.get(most)),
                numbers.date(first.plusDays(most)),
                numbers.count(contacts.get(least)),
                numbers.date(first.plusDays(least)));
    }

    private void strip(Strip strip, int y) {
        int base = y + HEAD + STRIP - 4;
        int full = STRIP - 8;
        long most = Math.max(
                1, strip.contacts().stream().mapToLong(each -> each).max().orElse(1));
        svg.element("text", strip.name(), "x", LEFT, "y", y + 14, "font-weight", "bold");
        svg.element(
                "text",
                numbers.count(most),
                "x",
                LEFT - 6,
                "y",
                base - full + 5,
                "text-anchor",
                "end",
                "font-size",
                "12");
        svg.element("text", "0", "x", LEFT - 6, "y", base + 4, "text-anchor", "end", "font-size", "12");
        svg.empty("path", "d", "M" + LEFT + " " + (base - full) + "H" + WIDTH, "stroke", "#d5d5d5");
        for (int day = 0; day < days; day++) {
            double height = (double) full * strip.contacts().get(day) / most;
            double x = x(day);
            double width = Math.max(1, x(day + 1) - x - (days > 100 ? 0 : 2));
            String fill = isWeekend(first.plusDays(day)) ? "#7f9cc4" : "#1d4f91";
            svg.empty("rect", "x", x, "y", base - height, "width", width, "height", height, "fill", fill);
        }
        svg.empty("path", "d", "M" + LEFT + " " + base + "H" + WIDTH, "stroke", "#1a1a1a");
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private void dates(int bottom) {
        int every = days <= MOST_DATES ? 1 : days <= 7 * MOST_DATES ? 7 : (days + MOST_DATES - 1) / MOST_DATES;
        int start = every == 7 ? (8 - first.getDayOfWeek().getValue()) % 7 : 0;
        for (int day = start; day < days; day += every) {
            double middle = (x(day) + x(day + 1)) / 2;
            svg.element(
                    "text",
                    numbers.shortDate(first.plusDays(day)),
                    "x",
                    middle,
                    "y",
                    bottom + 16,
                    "text-anchor",
                    days - day < 3 && days > 7 ? "end" : "middle",
                    "font-size",
                    "12");
        }
    }

    private void event(LocalDate day, List<Integer> many, int bottom) {
        double x = x((int) (day.toEpochDay() - first.toEpochDay()) + 0.5);
        svg.empty(
                "path",
                "d",
                "M" + x + " 20V" + bottom,
                "stroke",
                "#a3001e",
                "stroke-width",
                "1.5",
                "stroke-dasharray",
                "4 3");
        List<String> told = new ArrayList<>();
        many.forEach(number -> told.add(Integer.toString(number)));
        svg.element(
                "text",
                String.join(",", told),
                "x",
                x,
                "y",
                14,
                "text-anchor",
                "middle",
                "font-weight",
                "bold",
                "fill",
                "#a3001e");
    }

    private double x(double day) {
        return LEFT + (WIDTH - LEFT) * day / days;
    }
}
