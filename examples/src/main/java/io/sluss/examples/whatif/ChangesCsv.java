package io.sluss.examples.whatif;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.offer.Arm;
import io.sluss.whatif.Decided;
import io.sluss.whatif.RecordedContacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Writes the contacts that get something else, a row each: where they stand in the file, from what, to what. No words. */
final class ChangesCsv implements AutoCloseable {
    private final CsvWriter csv;
    private final Path file;

    private ChangesCsv(CsvWriter csv, Path file) {
        this.csv = csv;
        this.file = file;
    }

    static ChangesCsv create(Path file) {
        try {
            ChangesCsv changes = new ChangesCsv(CsvWriter.builder().build(file, StandardCharsets.UTF_8), file);
            changes.write("line", "reason", "urgencyToday", "urgencyTomorrow", "offersToday", "offersTomorrow");
            return changes;
        } catch (IOException e) {
            throw new UserMistake("the file " + file + " cannot be written: " + Settings.reason(e));
        }
    }

    void changed(RecordedContacts contacts, int index, Decided today, Decided tomorrow) {
        var reason = today.reason() != null ? today.reason() : tomorrow.reason();
        write(
                Integer.toString(contacts.line(index)),
                reason == null ? "" : reason.value(),
                today.urgency().name(),
                tomorrow.urgency().name(),
                offers(today),
                offers(tomorrow));
    }

    private static String offers(Decided decided) {
        String offers = decided.offers().stream().map(Decided.Place::channel).collect(Collectors.joining("|"));
        return decided.arm() == Arm.HELD_OUT ? offers + " (held out)" : offers;
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
