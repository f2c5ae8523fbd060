package io.sluss.examples.evaluate;

import io.sluss.contact.Wording;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.examples.evaluate.LabelledTexts.Text;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads labelled texts: UTF-8, one text a line, tabs between the columns, which a header names. A file with a line that
 * cannot be read is refused, since what would be measured without it is something else.
 */
final class TsvFile {
    private static final String UTTERANCE = "utterance";
    private static final String REASON = "contact_reason";
    private static final String TIME_CRITICAL = "time_critical";
    private static final String CLASS = "class";

    /** So many lines are told one by one. */
    private static final int TOLD = 10;

    private final Path file;
    private final List<String> header;
    private final List<Text> texts = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private TsvFile(Path file, List<String> header) {
        this.file = file;
        this.header = header;
    }

    /**
     * Reads a file.
     *
     * @throws UserMistake if it cannot be read, or a line of it cannot
     */
    static LabelledTexts read(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty()) {
            throw new UserMistake("the file " + file + " is empty; its first line should name the columns");
        }
        String first = lines.get(0);
        TsvFile reader = new TsvFile(file, header(first.startsWith("\ufeff") ? first.substring(1) : first));
        reader.checkHeader();
        for (int at = 1; at < lines.size(); at++) {
            if (!lines.get(at).isBlank()) {
                reader.readLine(at + 1, fields(lines.get(at)));
            }
        }
        return reader.result();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new UserMistake("the file " + file + " is not there");
        } catch (CharacterCodingException e) {
            throw new UserMistake("the file " + file + " is not UTF-8");
        } catch (IOException e) {
            throw new UserMistake("the file " + file + " cannot be read: " + Settings.reason(e));
        }
    }

    private static List<String> header(String line) {
        return fields(line).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split("\t", -1)).map(TsvFile::plain).toList();
    }

    /** Without the quotes that spreadsheets put around a field that holds some; a field as people write it keeps its own. */
    private static String plain(String field) {
        String text = field.strip();
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        String inner = text.substring(1, text.length() - 1);
        boolean written = !inner.replace("\"\"", "").contains("\"");
        return written ? inner.replace("\"\"", "\"").strip() : text;
    }

    private void checkHeader() {
        for (String name : List.of(UTTERANCE, REASON)) {
            if (!header.contains(name)) {
                throw new UserMistake(file + ":1: no column is named " + name
                        + "; the first line should name the columns " + UTTERANCE + ", " + REASON
                        + " and, if it is known, " + TIME_CRITICAL + ", with tabs between");
            }
        }
        for (String name : List.of(UTTERANCE, REASON, TIME_CRITICAL, CLASS)) {
            if (header.indexOf(name) != header.lastIndexOf(name)) {
                throw new UserMistake(file + ":1: two columns are named " + name);
            }
        }
    }

    private void readLine(int line, List<String> fields) {
        if (fields.size() != header.size()) {
            wrong.add(line + ": has " + columns(fields.size()) + ", the first line " + header.size());
            return;
        }
        String utterance = fields.get(header.indexOf(UTTERANCE));
        String reason = fields.get(header.indexOf(REASON));
        String timeCritical = field(TIME_CRITICAL, fields);
        String ofClass = field(CLASS, fields);
        if (utterance.isEmpty()) {
            wrong.add(line + ": has no " + UTTERANCE);
        } else if (reason.isEmpty()) {
            wrong.add(line + ": has no " + REASON);
        } else if (timeCritical != null && yesOrNo(timeCritical) == null) {
            wrong.add(line + ": " + TIME_CRITICAL + " is neither yes nor no (true or false, 1 or 0)");
        } else {
            Boolean urgent = timeCritical == null ? null : yesOrNo(timeCritical);
            List<String> words = Wording.of(utterance).words();
            texts.add(new Text(
                    line, words, utterance, reason, urgent, ofClass == null || ofClass.isEmpty() ? null : ofClass));
        }
    }

    private static String columns(int count) {
        return count == 1 ? "1 column" : count + " columns";
    }

    private @Nullable String field(String name, List<String> fields) {
        int at = header.indexOf(name);
        return at < 0 ? null : fields.get(at);
    }

    private static @Nullable Boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1" -> true;
            case "no", "false", "0" -> false;
            default -> null;
        };
    }

    private LabelledTexts result() {
        if (!wrong.isEmpty()) {
            List<String> told = new ArrayList<>();
            wrong.stream().limit(TOLD).forEach(line -> told.add(file + ":" + line));
            if (wrong.size() > TOLD) {
                told.add("… and " + (wrong.size() - TOLD) + " more");
            }
            throw new UserMistake(
                    "nothing was measured, since " + (wrong.size() == 1 ? "a line" : wrong.size() + " lines")
                            + " of " + file + " cannot be read:" + System.lineSeparator()
                            + String.join(System.lineSeparator(), told));
        }
        if (texts.isEmpty()) {
            throw new UserMistake("the file " + file + " holds no texts, only the names of columns");
        }
        return new LabelledTexts(file.toString(), texts, header.contains(TIME_CRITICAL));
    }
}
