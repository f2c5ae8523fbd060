package io.sluss.examples.whatif;

import io.sluss.contact.InvalidContactException;
import io.sluss.contact.ReasonId;
import io.sluss.examples.UserMistake;
import io.sluss.examples.decide.CsvRows;
import io.sluss.matching.ChannelKind;
import io.sluss.whatif.CountedUptake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Uptake that was counted elsewhere: a CSV file with the columns {@code reason,channel,presented,accepted}. */
final class UptakeFile {
    private static final List<String> COLUMNS = List.of("reason", "channel", "presented", "accepted");

    private UptakeFile() {}

    /**
     * Reads a file.
     *
     * @throws UserMistake if something in it cannot be used; names line and column
     */
    static CountedUptake read(Path file) {
        CountedUptake uptake = new CountedUptake();
        try (CsvRows rows = CsvRows.open(file)) {
            CsvRows.Row header = rows.next();
            List<Integer> at = header == null ? List.of() : columns(file, header.fields());
            if (at.isEmpty()) {
                throw new UserMistake("the file " + file + " is empty; its columns are " + String.join(",", COLUMNS));
            }
            for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
                add(uptake, file, row, at);
            }
        }
        return uptake;
    }

    private static List<Integer> columns(Path file, List<String> header) {
        List<String> names = header.stream().map(String::strip).toList();
        List<Integer> at = new ArrayList<>();
        for (String column : COLUMNS) {
            if (!names.contains(column)) {
                throw new UserMistake(file + ": line 1: there is no column " + column + "; the columns are "
                        + String.join(",", COLUMNS));
            }
            at.add(names.indexOf(column));
        }
        return at;
    }

    private static void add(CountedUptake uptake, Path file, CsvRows.Row row, List<Integer> at) {
        if (row.broken()
                || row.fields().size() <= at.stream().mapToInt(i -> i).max().orElse(0)) {
            throw wrong(file, row, "row", "has too few columns, or broken quotes");
        }
        String reason = row.fields().get(at.get(0)).strip();
        String channel = row.fields().get(at.get(1)).strip();
        long presented = number(file, row, COLUMNS.get(2), at.get(2));
        long accepted = number(file, row, COLUMNS.get(3), at.get(3));
        if (accepted > presented) {
            throw wrong(file, row, "accepted", "is more than presented");
        }
        try {
            uptake.add(new ReasonId(reason), kind(channel), presented, accepted);
        } catch (InvalidContactException e) {
            throw wrong(file, row, "reason", "is not a name (lower-case letters, digits and hyphens)");
        } catch (IllegalArgumentException e) {
            throw wrong(file, row, "channel", "is none of e-service, callback, booking");
        }
    }

    private static ChannelKind kind(String written) {
        return ChannelKind.valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static long number(Path file, CsvRows.Row row, String column, int at) {
        try {
            long number = Long.parseLong(row.fields().get(at).strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(file, row, column, "is not a whole number");
        }
        throw wrong(file, row, column, "is less than 0");
    }

    private static UserMistake wrong(Path file, CsvRows.Row row, String column, String what) {
        return new UserMistake(file + ": line " + row.line() + ": " + column + " " + what);
    }
}
