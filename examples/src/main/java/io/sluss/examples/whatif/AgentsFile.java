package io.sluss.examples.whatif;

import io.sluss.examples.UserMistake;
import io.sluss.examples.decide.CsvRows;
import java.nio.file.Path;
import java.util.List;

/**
 * How many agents answer: a CSV file with a row for each hour of the day, 0-23, and a column for each day of the week, Monday
 * first, after the hour: {@code hour,mon,tue,wed,thu,fri,sat,sun}.
 */
final class AgentsFile {
    private static final List<String> COLUMNS = List.of("hour", "mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int HOURS = 24;

    private AgentsFile() {}

    /**
     * Reads a file.
     *
     * @return the agents by hour of the week, from Monday 00:00
     * @throws UserMistake if something in it cannot be used, or an hour is missing; names line and column
     */
    static int[] read(Path file) {
        int[] agents = new int[7 * HOURS];
        boolean[] there = new boolean[HOURS];
        try (CsvRows rows = CsvRows.open(file)) {
            CsvRows.Row header = rows.next();
            if (header == null
                    || !header.fields().stream().map(String::strip).toList().equals(COLUMNS)) {
                throw new UserMistake(file + ": line 1: the columns are to be " + String.join(",", COLUMNS));
            }
            for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
                if (row.broken() || row.fields().size() != COLUMNS.size()) {
                    throw new UserMistake(
                            file + ": line " + row.line() + ": there are not " + COLUMNS.size() + " columns");
                }
                int hour = number(file, row, 0, HOURS - 1);
                there[hour] = true;
                for (int day = 0; day < 7; day++) {
                    agents[day * HOURS + hour] = number(file, row, day + 1, 100_000);
                }
            }
        }
        for (int hour = 0; hour < HOURS; hour++) {
            if (!there[hour]) {
                throw new UserMistake(file + ": the hour " + hour + " is missing");
            }
        }
        return agents;
    }

    private static int number(Path file, CsvRows.Row row, int column, int most) {
        try {
            int number = Integer.parseInt(row.fields().get(column).strip());
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(file, row, column, most);
        }
        throw wrong(file, row, column, most);
    }

    private static UserMistake wrong(Path file, CsvRows.Row row, int column, int most) {
        return new UserMistake(file + ": line " + row.line() + ": " + COLUMNS.get(column)
                + " is not a whole number from 0 to " + most);
    }
}
