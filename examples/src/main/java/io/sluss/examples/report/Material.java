package io.sluss.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What chapters are written from.
 *
 * @param measured what was measured
 * @param period of which days
 * @param events what happened on some of them, the earliest first
 * @param words in which language
 */
record Material(Measured measured, Period period, List<AnnotatedEvent> events, Words words) {
    Figures figures() {
        return measured.figures();
    }

    Numbers numbers() {
        return words.numbers();
    }

    @Nullable
    Figure figure(Cell cell, String measure) {
        return figures().of(cell, measure);
    }

    @Nullable
    Figure total(String measure) {
        return figures().of(Cell.TOTAL, measure);
    }

    /** A value, or that it was measured on too few, or a dash. */
    String value(Cell cell, String measure) {
        Figure figure = figure(cell, measure);
        return figure != null && figure.tooFew()
                ? words.say("too-few")
                : numbers().value(figure);
    }

    String parts(Cell cell, String measure) {
        return numbers().parts(figure(cell, measure));
    }

    String interval(Cell cell, String measure) {
        return numbers().interval(figure(cell, measure));
    }

    /** Value, numerator of denominator, and interval, for three columns. */
    List<String> share(Cell cell, String measure) {
        return List.of(value(cell, measure), parts(cell, measure), interval(cell, measure));
    }

    /** What the columns of {@link #share} are called. */
    List<String> shareColumns(String first) {
        return List.of(first, words.say("column.share"), words.say("column.parts"), words.say("column.interval"));
    }

    /** A row for each region that has contacts, and one for all. */
    List<Chapter.Row> byRegion(Function<Cell, List<String>> cells) {
        List<Chapter.Row> rows = new ArrayList<>();
        for (String region : figures().regions()) {
            rows.add(new Chapter.Row(words.region(region), cells.apply(Cell.ofRegion(region)), false));
        }
        rows.add(new Chapter.Row(words.say("total"), cells.apply(Cell.TOTAL), true));
        return rows;
    }

    /** A row for each reason that has contacts, the most frequent first, and one for all. */
    List<Chapter.Row> byReason(Function<Cell, List<String>> cells) {
        return byReason(figures().reasons(), cells);
    }

    /** A row for each of some reasons, and one for all. */
    List<Chapter.Row> byReason(List<String> reasons, Function<Cell, List<String>> cells) {
        List<Chapter.Row> rows = new ArrayList<>();
        for (String reason : reasons) {
            rows.add(new Chapter.Row(words.reason(reason), cells.apply(Cell.ofReason(reason)), false));
        }
        rows.add(new Chapter.Row(words.say("total"), cells.apply(Cell.TOTAL), true));
        return rows;
    }

    /** The reasons of which something was measured, or too little to be shown. */
    List<String> reasonsWith(String measure) {
        return figures().reasons().stream()
                .filter(reason -> {
                    Figure figure = figure(Cell.ofReason(reason), measure);
                    return figure != null && (figure.value() != null || figure.tooFew());
                })
                .toList();
    }
}
