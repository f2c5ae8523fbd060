package io.sluss.examples.decide;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.sluss.Decision;
import io.sluss.criticality.Because;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes one decision a row. Nothing in it is what the caller said, nor who called. */
final class DecisionCsv implements AutoCloseable {
    private final CsvWriter csv;
    private final Path file;

    private DecisionCsv(CsvWriter csv, Path file) {
        this.csv = csv;
        this.file = file;
    }

    /** Begins a file with its header. */
    static DecisionCsv create(Path file) {
        try {
            DecisionCsv decisions = new DecisionCsv(CsvWriter.builder().build(file, StandardCharsets.UTF_8), file);
            decisions.write(
                    "row",
                    "line",
                    "urgency",
                    "reason",
                    "region",
                    "arm",
                    "offers",
                    "best",
                    "suppressed",
                    "because",
                    "unreadable");
            return decisions;
        } catch (IOException e) {
            throw new UserMistake("the file " + file + " cannot be written: " + Settings.reason(e));
        }
    }

    /** A row that was decided. */
    void decided(long row, long line, Decision decision) {
        write(
                Long.toString(row),
                Long.toString(line),
                decision.urgency().name(),
                decision.reason() == null ? "" : decision.reason().id().value(),
                decision.region() == null ? "" : decision.region().value(),
                decision.arm().name(),
                decision.offers().stream().map(offer -> offer.kind().name()).collect(Collectors.joining("|")),
                decision.offers().get(0).channel().id(),
                decision.suppressed().stream()
                        .map(left -> left.channel() + ":" + left.why().label())
                        .collect(Collectors.joining("|")),
                decision.because().stream().map(DecisionCsv::english).collect(Collectors.joining(" | ")),
                "");
    }

    /** A row that could not be read, and why. */
    void unreadable(long row, long line, String why) {
        write(Long.toString(row), Long.toString(line), "", "", "", "", "", "", "", "", why);
    }

    private static String english(Because because) {
        return because.text(Locale.ENGLISH.getLanguage());
    }

    private void write(String... fields) {
        try {
            csv.writeRecord(fields);
        } catch (UncheckedIOException e) {
            throw new UserMistake("the file " + file + " cannot be written: " + Settings.reason(e));
        }
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UserMistake("the file " + file + " cannot be written: " + Settings.reason(e));
        }
    }
}
