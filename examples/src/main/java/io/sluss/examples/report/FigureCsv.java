package io.sluss.examples.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.sluss.statistics.Interval;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The report's numbers as a tidy CSV file, one a line. A value that is not known, or not shown since it was measured on
 * too few, is empty. Shares are 0-1.
 */
final class FigureCsv {
    private FigureCsv() {}

    static String of(Figures figures) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("region", "reason", "measure", "numerator", "denominator", "value", "low", "high");
            figures.all().forEach(figure -> write(csv, figure));
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }

    private static void write(CsvWriter csv, Figure figure) {
        Interval interval = figure.interval();
        csv.writeRecord(
                figure.cell().region(),
                figure.cell().reason(),
                figure.measure(),
                text(figure.numerator()),
                text(figure.denominator()),
                value(figure),
                interval == null ? "" : number(interval.low()),
                interval == null ? "" : number(interval.high()));
    }

    private static String text(@Nullable Long number) {
        return number == null ? "" : number.toString();
    }

    private static String value(Figure figure) {
        Double value = figure.value();
        return value == null ? "" : figure.unit() == Unit.COUNT ? Long.toString(Math.round(value)) : number(value);
    }

    private static String number(double number) {
        return Double.toString(number);
    }
}
