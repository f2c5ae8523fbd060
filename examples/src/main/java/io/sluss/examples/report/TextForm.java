package io.sluss.examples.report;

import io.sluss.examples.Table;
import java.io.PrintWriter;
import java.util.List;

/** The report for a terminal. */
final class TextForm {
    private static final int WIDTH = 100;

    private final PrintWriter out;

    TextForm(PrintWriter out) {
        this.out = out;
    }

    void print(String title, List<Chapter> chapters) {
        out.println(clean(title));
        out.println("=".repeat(title.length()));
        for (Chapter chapter : chapters) {
            out.println();
            out.println(clean(chapter.title()));
            out.println("-".repeat(chapter.title().length()));
            for (Chapter.Part part : chapter.parts()) {
                if (part instanceof Chapter.Sentence sentence) {
                    sentence(sentence);
                } else if (part instanceof Chapter.Grid grid) {
                    grid(grid);
                }
            }
        }
    }

    private void sentence(Chapter.Sentence sentence) {
        String first = sentence.tone() == Chapter.Tone.WARNING ? "!! " : "";
        String indent = " ".repeat(first.length());
        StringBuilder line = new StringBuilder(first);
        for (String word : clean(sentence.text()).split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                out.println(line.toString().stripTrailing());
                line.setLength(0);
                line.append(indent);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }

    private void grid(Chapter.Grid grid) {
        out.println();
        out.println(clean(grid.caption()));
        Table table = new Table(cleaned(grid.columns()));
        for (Chapter.Row row : grid.rows()) {
            String[] cells = new String[grid.columns().size()];
            cells[0] = clean(row.name());
            for (int i = 1; i < cells.length; i++) {
                cells[i] = clean(row.cells().get(i - 1));
            }
            table.row(cells);
        }
        table.print(out);
        out.println();
    }

    private static String[] cleaned(List<String> texts) {
        return texts.stream().map(TextForm::clean).toArray(String[]::new);
    }

    /** Without what moves a terminal's cursor or turns its text around. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", " ");
    }
}
