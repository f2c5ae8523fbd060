package io.sluss.examples.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sluss.contact.Localized;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a CSV file of dates and what happened, in one language ({@code date,text}) or in two ({@code date,sv,en}). */
final class EventFile {
    /** More would hide the days they explain. */
    static final int MOST = 200;

    private static final int LONGEST = 300;
    private static final long MOST_BYTES = 1 << 20;
    private static final String DATE = "date";
    private static final String TEXT = "text";

    private final Path file;
    private Map<String, Integer> columns = Map.of();

    private EventFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the events, the earliest first.
     *
     * @throws UserMistake that names the line
     */
    static List<AnnotatedEvent> read(Path file) {
        return new EventFile(file).events();
    }

    private List<AnnotatedEvent> events() {
        String text = text();
        String header = text.lines().findFirst().orElse("");
        char separator = header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
        List<AnnotatedEvent> events = new ArrayList<>();
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            for (CsvRecord row : rows) {
                if (columns.isEmpty()) {
                    columns = columns(row);
                } else {
                    events.add(event(row));
                }
                if (events.size() > MOST) {
                    throw mistake(row.getStartingLineNumber(), "is one event too many; " + MOST + " can be shown");
                }
            }
        } catch (CsvParseException e) {
            throw new UserMistake("--events " + file + " is no CSV file: " + Settings.reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (columns.isEmpty()) {
            throw mistake(1, "is missing: the columns are date,text or date,sv,en");
        }
        events.sort(Comparator.comparing(AnnotatedEvent::date));
        return events;
    }

    private String text() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UserMistake("--events " + file + " is longer than 1 MB");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new UserMistake("--events " + file + " is not there");
        } catch (CharacterCodingException e) {
            throw new UserMistake("--events " + file + " is not UTF-8");
        } catch (IOException e) {
            throw new UserMistake("--events " + file + " cannot be read: " + Settings.reason(e));
        }
    }

    private Map<String, Integer> columns(CsvRecord header) {
        Map<String, Integer> found = new HashMap<>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = header.getField(i).strip().toLowerCase(Locale.ROOT);
            if (!name.equals(DATE) && !name.equals(TEXT) && !Words.LANGUAGES.contains(name)) {
                throw mistake(1, "names a column “" + name + "”; the columns are date,text or date,sv,en");
            }
            if (found.put(name, i) != null) {
                throw mistake(1, "names the column " + name + " twice");
            }
        }
        if (!found.containsKey(DATE) || found.size() < 2) {
            throw mistake(1, "is not the names of the columns, date,text or date,sv,en");
        }
        return found;
    }

    private AnnotatedEvent event(CsvRecord row) {
        long line = row.getStartingLineNumber();
        LocalDate date;
        String written = field(row, DATE);
        try {
            date = LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw mistake(line, "begins with “" + written + "”, which is no date such as 2026-11-01");
        }
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (String language : Words.LANGUAGES) {
            String text = field(row, language);
            if (!text.isEmpty()) {
                byLanguage.put(language, text);
            }
        }
        String plain = field(row, TEXT);
        if (byLanguage.isEmpty() && plain.isEmpty()) {
            throw mistake(line, "does not say what happened");
        }
        if (plain.length() > LONGEST || byLanguage.values().stream().anyMatch(text -> text.length() > LONGEST)) {
            throw mistake(line, "is longer than " + LONGEST + " characters");
        }
        return new AnnotatedEvent(date, byLanguage.isEmpty() ? Localized.of(plain) : Localized.of(byLanguage));
    }

    private String field(CsvRecord row, String column) {
        Integer at = columns.get(column);
        return at == null || at >= row.getFieldCount() ? "" : row.getField(at).strip();
    }

    private UserMistake mistake(long line, String what) {
        return new UserMistake("--events " + file + " line " + line + " " + what);
    }
}
