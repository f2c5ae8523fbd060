package io.sluss.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of text whose columns line up: the first to the left, the others to the right. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();

    /** A table with these columns. */
    public Table(String... header) {
        rows.add(header);
    }

    /** Adds a row of as many cells as there are columns. */
    public Table row(String... cells) {
        rows.add(cells);
        return this;
    }

    /** Prints it, the header underlined. */
    public void print(PrintWriter out) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder("  ");
            String[] row = rows.get(r);
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row[i].codePointCount(0, row[i].length()));
                line.append(i == 0 ? row[i] + pad : "   " + pad + row[i]);
            }
            out.println(line.toString().stripTrailing());
            if (r == 0) {
                out.println("  " + "-".repeat(line.length() - 2));
            }
        }
    }

    /** A count with its thousands apart: {@code 85,011}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A share in per cent; a dash when there was nothing to count. */
    public static String share(long part, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
