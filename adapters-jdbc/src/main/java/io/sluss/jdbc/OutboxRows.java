package io.sluss.jdbc;

import io.sluss.promise.EventOutbox;
import io.sluss.promise.OutboxEvent;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;

/** Events as rows of {@code sluss_outbox}. */
final class OutboxRows {
    private OutboxRows() {}

    /** Any number of events in five arrays, so that the statement is the same for all. */
    static void fill(Values values, List<OutboxEvent> events) throws SQLException {
        values.array("text", each(events, OutboxEvent::id))
                .array("text", each(events, OutboxEvent::type))
                .array("text", each(events, OutboxEvent::subject))
                .array(
                        "timestamptz",
                        each(events, event -> Values.cut(event.at()).toString()))
                .array("text", each(events, event -> arrayOf(event.data())));
    }

    private static Object[] each(List<OutboxEvent> events, Function<OutboxEvent, String> part) {
        return events.stream().map(part).toArray();
    }

    /** As PostgreSQL writes an array: its own arrays of arrays are all as long as each other. */
    private static String arrayOf(Map<String, String> data) {
        StringJoiner array = new StringJoiner(",", "{", "}");
        data.forEach((name, value) -> array.add(quoted(name)).add(quoted(value)));
        return array.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static EventOutbox.Leased leased(Row row) throws SQLException {
        OutboxEvent event = new OutboxEvent(
                row.text("id"),
                row.text("type"),
                row.text("subject"),
                row.time("happened_at"),
                data(row.texts("data")));
        return new EventOutbox.Leased(event, row.number("attempts"));
    }

    private static Map<String, String> data(List<String> inTurn) {
        Map<String, String> data = new TreeMap<>();
        for (int i = 0; i < inTurn.size(); i += 2) {
            data.put(inTurn.get(i), inTurn.get(i + 1));
        }
        return data;
    }
}
