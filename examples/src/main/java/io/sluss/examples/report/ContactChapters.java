package io.sluss.examples.report;

import io.sluss.contact.Urgency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who came in: how many, how urgent, from where and when, and what was done about it. */
final class ContactChapters {
    private final Material material;
    private final Words words;

    ContactChapters(Material material) {
        this.material = material;
        this.words = material.words();
    }

    Chapter contacts() {
        Chapter chapter = new Chapter("contacts", words.say("contacts.title"));
        chapter.note(words.say("contacts.note"));
        List<String> urgencies = new ArrayList<>(List.of(words.say("column.region"), words.say("column.contacts")));
        for (Urgency urgency : Urgency.values()) {
            urgencies.add(words.say("urgency." + label(urgency)));
        }
        chapter.grid(words.say("contacts.by-region"), urgencies, material.byRegion(this::urgencies));
        List<String> arms = List.of(
                words.say("column.region"),
                words.say("arm.offered"),
                words.say("arm.held-out"),
                words.say("arm.passed-through"),
                words.say("column.degraded"));
        chapter.grid(words.say("arms.by-region"), arms, material.byRegion(this::arms));
        chapter.grid(
                words.say("contacts.by-reason"), named("column.reason", urgencies), material.byReason(this::urgencies));
        chapter.grid(words.say("arms.by-reason"), named("column.reason", arms), material.byReason(this::arms));
        return chapter;
    }

    private List<String> named(String key, List<String> columns) {
        List<String> others = new ArrayList<>(columns);
        others.set(0, words.say(key));
        return others;
    }

    static String label(Urgency urgency) {
        return urgency.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<String> urgencies(Cell cell) {
        List<String> cells = new ArrayList<>();
        cells.add(material.value(cell, Measure.CONTACTS));
        for (Urgency urgency : Urgency.values()) {
            cells.add(material.value(cell, Measure.of(Measure.URGENCY, label(urgency))));
        }
        return cells;
    }

    private List<String> arms(Cell cell) {
        List<String> cells = new ArrayList<>();
        for (String arm : List.of("offered", "held-out", "passed-through")) {
            cells.add(counted(cell, Measure.of(Measure.ARM, arm)));
        }
        cells.add(counted(cell, Measure.DEGRADED));
        return cells;
    }

    private String counted(Cell cell, String measure) {
        Figure figure = material.figure(cell, measure);
        return figure == null || figure.numerator() == null
                ? Numbers.NOTHING
                : material.numbers().count(figure.numerator());
    }

    Chapter volume() {
        Chapter chapter = new Chapter("volume", words.say("volume.title"));
        List<String> origins = material.figures().parts(Cell.TOTAL, Measure.ORIGIN);
        List<AnnotatedEvent> events = material.events();
        Map<LocalDate, List<Integer>> numbered = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            numbered.computeIfAbsent(events.get(i).date(), day -> new ArrayList<>())
                    .add(i + 1);
        }
        List<DayChart.Strip> strips = new ArrayList<>();
        for (String origin : origins) {
            strips.add(new DayChart.Strip(words.say("origin." + origin), byDay(origin)));
        }
        if (strips.isEmpty()) {
            return chapter;
        }
        chapter.note(words.say("volume.note"));
        chapter.picture(
                DayChart.of("days", words.say("volume.chart"), material.period().from(), strips, numbered, words));
        events(chapter, events);
        chapter.grid(
                words.say("volume.by-origin"),
                originColumns(),
                origins.stream().map(this::origin).toList());
        days(chapter, origins, numbered);
        return chapter;
    }

    private List<Long> byDay(String origin) {
        List<Long> days = new ArrayList<>();
        for (int day = 0; day < material.period().days(); day++) {
            LocalDate date = material.period().from().plusDays(day);
            days.add(material.figures().count(Cell.TOTAL, day(origin, date)));
        }
        return days;
    }

    static String day(String origin, LocalDate date) {
        return Measure.of(Measure.of(Measure.DAY, origin), date.toString());
    }

    private void events(Chapter chapter, List<AnnotatedEvent> events) {
        List<Chapter.Row> rows = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            AnnotatedEvent event = events.get(i);
            rows.add(new Chapter.Row(
                    Integer.toString(i + 1),
                    List.of(material.numbers().date(event.date()), event.text().in(words.language())),
                    false));
        }
        chapter.grid(
                words.say("volume.events"),
                List.of(words.say("column.number"), words.say("column.date"), words.say("column.event")),
                rows);
    }

    private List<String> originColumns() {
        return List.of(words.say("column.origin"), words.say("column.contacts"), words.say("column.share"));
    }

    private Chapter.Row origin(String origin) {
        Figure figure = material.total(Measure.of(Measure.ORIGIN, origin));
        String contacts = figure == null || figure.numerator() == null
                ? Numbers.NOTHING
                : material.numbers().count(figure.numerator());
        return new Chapter.Row(
                words.say("origin." + origin),
                List.of(contacts, material.numbers().value(figure)),
                false);
    }

    private void days(Chapter chapter, List<String> origins, Map<LocalDate, List<Integer>> numbered) {
        List<String> columns = new ArrayList<>(List.of(words.say("column.date")));
        origins.forEach(origin -> columns.add(words.say("origin." + origin)));
        if (!numbered.isEmpty()) {
            columns.add(words.say("column.events"));
        }
        List<Chapter.Row> rows = new ArrayList<>();
        for (int day = 0; day < material.period().days(); day++) {
            LocalDate date = material.period().from().plusDays(day);
            List<String> cells = new ArrayList<>();
            for (String origin : origins) {
                cells.add(material.numbers().count(material.figures().count(Cell.TOTAL, day(origin, date))));
            }
            if (!numbered.isEmpty()) {
                List<Integer> here = numbered.getOrDefault(date, List.of());
                cells.add(String.join(", ", here.stream().map(String::valueOf).toList()));
            }
            rows.add(new Chapter.Row(material.numbers().shortDate(date), cells, false));
        }
        chapter.grid(words.say("volume.by-day"), columns, rows);
    }
}
