package io.sluss.uptake;

import static io.sluss.uptake.LedgerColumn.as;

import io.sluss.contact.CallerKey;
import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.WrapUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as a line, and a line of certain columns as an event. Immutable. */
final class LedgerLine {
    /** Of no columns. */
    static final LedgerLine NONE = new LedgerLine(Map.of(), 0, 0);

    private static final LedgerColumn[] ALL = LedgerColumn.values();

    private final Map<LedgerColumn, Integer> places;
    private final int width;
    private final int part;

    private LedgerLine(Map<LedgerColumn, Integer> places, int width, int part) {
        this.places = places;
        this.width = width;
        this.part = part;
    }

    static List<String> names() {
        return Arrays.stream(ALL).map(LedgerColumn::title).toList();
    }

    static String titles() {
        return String.join(",", names());
    }

    /** The columns that a line names, in a part of a file. */
    static LedgerLine titled(String line, int part) {
        List<String> titles = cells(line);
        Map<LedgerColumn, Integer> places = new EnumMap<>(LedgerColumn.class);
        for (LedgerColumn column : ALL) {
            int place = titles.indexOf(column.title());
            if (place >= 0) {
                places.put(column, place);
            }
        }
        return new LedgerLine(places, titles.size(), part);
    }

    static void write(LedgerEvent event, @Nullable Long caller, StringBuilder to) {
        for (LedgerColumn column : ALL) {
            if (column != LedgerColumn.KIND) { // the first
                to.append(',');
            }
            if (column != LedgerColumn.CALLER) {
                quoted(column.text(event), to);
            } else if (caller != null) {
                to.append(caller.longValue());
            }
        }
        to.append('\n');
    }

    /** A value never ends a line. */
    private static void quoted(String text, StringBuilder to) {
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain &= c != ',' && c != '"' && c >= ' ';
        }
        if (plain && !text.startsWith("#")) {
            to.append(text);
            return;
        }
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            to.append(c == '"' ? "\"\"" : c < ' ' ? " " : String.valueOf(c));
        }
        to.append('"');
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>(ALL.length);
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new Broken("has a quote that does not end");
        }
        cells.add(cell.toString());
        return cells;
    }

    /** What is wrong with a line, without its values. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what);
        }
    }

    static String what(RuntimeException e) {
        String message = e instanceof Broken ? e.getMessage() : null;
        return message == null ? "a value cannot be read" : message;
    }

    /**
     * The event of a line.
     *
     * @throws RuntimeException if it is none
     */
    LedgerEvent read(String line) {
        List<String> cells = cells(line);
        if (cells.size() != width) {
            throw new Broken("it has " + cells.size() + " values and not " + width);
        }
        Row row = new Row(cells);
        Labels labels = new Labels(
                row.needed(LedgerColumn.ORIGIN, Origin::valueOf),
                as(row.text(LedgerColumn.REGION), Region::new),
                as(row.text(LedgerColumn.LANGUAGE), text -> text),
                as(row.text(LedgerColumn.REASON), ReasonId::new),
                as(row.text(LedgerColumn.URGENCY), Urgency::valueOf),
                as(row.text(LedgerColumn.ARM), Arm::valueOf),
                as(row.text(LedgerColumn.CHANNEL), ChannelKind::valueOf),
                as(row.text(LedgerColumn.CHANNEL_NAME), text -> text),
                as(row.text(LedgerColumn.RULE_SET), text -> text));
        return new LedgerEvent(
                row.needed(LedgerColumn.KIND, LedgerEvent.Kind::valueOf),
                row.needed(LedgerColumn.SUBJECT, text -> text),
                row.needed(LedgerColumn.CONTACT, ContactId::new),
                row.needed(LedgerColumn.AT, Instant::parse),
                labels,
                as(row.text(LedgerColumn.OUTCOME), Outcome::valueOf),
                as(row.text(LedgerColumn.DETAIL), text -> text),
                LedgerColumn.length(row.text(LedgerColumn.SPAN)),
                as(row.text(LedgerColumn.CALLER), number -> CallerKey.stored(List.of(part + "." + number))),
                row.wrapUp(),
                as(row.text(LedgerColumn.PROPENSITY), Double::valueOf));
    }

    private final class Row {
        private final List<String> cells;

        Row(List<String> cells) {
            this.cells = cells;
        }

        String text(LedgerColumn column) {
            Integer place = places.get(column);
            return place == null ? "" : cells.get(place);
        }

        <T> T needed(LedgerColumn column, java.util.function.Function<String, T> read) {
            String text = text(column);
            if (text.isEmpty()) {
                throw new Broken("it has no " + column.title());
            }
            try {
                return read.apply(text);
            } catch (RuntimeException e) {
                throw new Broken("its " + column.title() + " cannot be read");
            }
        }

        @Nullable
        WrapUp wrapUp() {
            WrapUp told = new WrapUp(
                    flag(LedgerColumn.SOLVED),
                    as(text(LedgerColumn.REFERRED_TO), text -> text),
                    Boolean.TRUE.equals(flag(LedgerColumn.CASE_OPENED)),
                    flag(LedgerColumn.REPORT_COMPLETE),
                    flag(LedgerColumn.FOLLOW_UP_NEEDED),
                    LedgerColumn.length(text(LedgerColumn.HANDLING)));
            return told.equals(WrapUp.NOTHING) ? null : told;
        }

        private @Nullable Boolean flag(LedgerColumn column) {
            return switch (text(column)) {
                case "" -> null;
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                default -> throw new Broken("its " + column.title() + " is neither true nor false");
            };
        }
    }
}
