package io.sluss.examples.evaluate;

import io.sluss.classifier.Confusion;
import io.sluss.classifier.Confusion.Mistaken;
import io.sluss.classifier.Share;
import io.sluss.examples.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Draws what was taken for what: a row for each reason, a column for what it was taken for, a number in each cell. Right
 * is blue, wrong is orange, the more of the row the darker. Who cannot see it is told the sum and the worst in words.
 */
final class ConfusionSvg {
    /** The languages it can be in. */
    static final List<String> LANGUAGES = List.of("en", "sv");

    private static final int CELL = 18;
    private static final int MARGIN = 16;
    private static final int LINE = 18;
    private static final int TITLE_HEIGHT = 64;

    /** How wide a letter of a label is, about. */
    private static final double LETTER = 6.4;

    private static final int LONGEST_LABEL = 44;
    private static final int WORST_TOLD = 10;
    private static final int RIGHT_WIDTH = 150;

    /** Right and wrong at their darkest; told apart by whoever cannot tell red from green. */
    private static final int[] RIGHT = {0x0b, 0x4f, 0x8a};

    private static final int[] WRONG = {0xb3, 0x4a, 0x00};

    private final Measurement measured;
    private final Confusion confusion;
    private final boolean swedish;
    private final String language;
    private final int[] labels;
    private final StringBuilder svg = new StringBuilder();
    private final int left;
    private final int top;

    private ConfusionSvg(Measurement measured, String language) {
        this.measured = measured;
        this.confusion = measured.confusion();
        this.language = language;
        this.swedish = language.equals("sv");
        this.labels = IntStream.range(0, confusion.labels())
                .filter(label -> confusion.of(label) > 0 || confusion.takenFor(label) > 0)
                .toArray();
        int longest =
                IntStream.of(labels).map(label -> label(label).length()).max().orElse(0);
        int label = (int) (Math.min(longest, LONGEST_LABEL) * LETTER) + 12;
        this.left = MARGIN + label;
        this.top = TITLE_HEIGHT + label;
    }

    /** The picture, with the reasons' labels in a language where they have one. */
    static String of(Measurement measured, String language) {
        return new ConfusionSvg(measured, language).draw();
    }

    private String draw() {
        int side = labels.length * CELL;
        List<String> worst = worst();
        int width = Math.max(left + side + RIGHT_WIDTH, 720);
        int height = top + side + 2 * LINE + (worst.size() + 1) * LINE + MARGIN;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-labelledby=\"title desc\" lang=\"%s\" font-family=\"sans-serif\" font-size=\"11\""
                        + " fill=\"#111\">%n",
                width,
                height,
                width,
                height,
                language));
        svg.append("<title id=\"title\">").append(escaped(title())).append("</title>\n");
        svg.append("<desc id=\"desc\">")
                .append(escaped(summary() + " " + worstTitle() + " " + String.join("; ", worst) + "."))
                .append("</desc>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        text(MARGIN, 26, "font-size=\"18\" font-weight=\"bold\"", title());
        text(MARGIN, 46, "font-size=\"13\"", summary());
        names(side);
        cells(side);
        told(worst, top + side + 2 * LINE);
        return svg.append("</svg>\n").toString();
    }

    private String title() {
        return swedish
                ? "Vad texterna handlar om, och vad de togs för"
                : "What texts are about, and what they were taken for";
    }

    private String summary() {
        Share accuracy = measured.evaluation().accuracy();
        String right = Table.count(accuracy.part());
        String all = Table.count(accuracy.whole());
        String share = Table.share(accuracy.part(), accuracy.whole());
        return swedish
                ? (right + " av " + all + " rätt (" + share
                        + "). Rader: vad texten handlar om. Kolumner: vad den togs för."
                        + " Blått är rätt, orange är fel.")
                : (right + " of " + all + " right (" + share
                        + "). Rows: what the text is about. Columns: what it was taken"
                        + " for. Blue is right, orange is wrong.");
    }

    private String worstTitle() {
        return swedish ? "Oftast förväxlade:" : "Most often mistaken:";
    }

    private List<String> worst() {
        return confusion.worst().stream().limit(WORST_TOLD).map(this::told).toList();
    }

    private String told(Mistaken pair) {
        long part = pair.share().part();
        long whole = pair.share().whole();
        return label(pair.truth()) + (swedish ? " togs för " : " taken for ") + label(pair.taken()) + ": " + part
                + (swedish ? " av " : " of ") + whole;
    }

    private String label(int label) {
        return measured.labels().get(label).label().in(language);
    }

    private void names(int side) {
        for (int at = 0; at < labels.length; at++) {
            String name = label(labels[at]);
            String shown = name.length() > LONGEST_LABEL ? name.substring(0, LONGEST_LABEL - 1) + "…" : name;
            int middle = at * CELL + CELL / 2 + 4;
            text(left - 6, top + middle, "text-anchor=\"end\"", shown);
            int x = left + middle;
            text(x, top - 6, "transform=\"rotate(-90 " + x + " " + (top - 6) + ")\"", shown);
            Share right = confusion.right(labels[at]);
            if (right.whole() > 0) {
                String share = Table.share(right.part(), right.whole());
                text(left + side + 8, top + middle, "", share + (swedish ? " rätt av " : " right of ") + right.whole());
            }
        }
    }

    private void cells(int side) {
        for (int at = 0; at <= labels.length; at++) {
            int line = at * CELL;
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d %dh%dM%d %dv%d\" stroke=\"#d0d0d0\"/>%n",
                    left,
                    top + line,
                    side,
                    left + line,
                    top,
                    side));
        }
        for (int row = 0; row < labels.length; row++) {
            int all = confusion.of(labels[row]);
            for (int column = 0; column < labels.length; column++) {
                int count = confusion.count(labels[row], labels[column]);
                if (count > 0) {
                    cell(row, column, count, all);
                }
            }
        }
    }

    private void cell(int row, int column, int count, int all) {
        boolean right = labels[row] == labels[column];
        int[] color = mixed(right ? RIGHT : WRONG, Math.sqrt((double) count / all));
        String told = right
                ? label(labels[row]) + (swedish ? " rätt: " : " right: ") + count + (swedish ? " av " : " of ") + all
                : told(new Mistaken(labels[row], labels[column], new Share(count, all)));
        int x = left + column * CELL;
        int y = top + row * CELL;
        svg.append("<g><title>").append(escaped(told)).append("</title>");
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%02x%02x%02x\"/>",
                x + 1,
                y + 1,
                CELL - 1,
                CELL - 1,
                color[0],
                color[1],
                color[2]));
        String size = count > 999 ? "6.5" : count > 99 ? "8" : "10";
        text(
                x + CELL / 2,
                y + CELL / 2 + 4,
                "text-anchor=\"middle\" font-size=\"" + size + "\" fill=\"" + (isDark(color) ? "#fff" : "#000") + "\"",
                Integer.toString(count));
        svg.append("</g>\n");
    }

    private void told(List<String> worst, int from) {
        if (worst.isEmpty()) {
            return;
        }
        text(MARGIN, from, "font-size=\"13\" font-weight=\"bold\"", worstTitle());
        for (int i = 0; i < worst.size(); i++) {
            text(MARGIN, from + (i + 1) * LINE, "font-size=\"13\"", worst.get(i));
        }
    }

    private void text(int x, int y, String attributes, String text) {
        svg.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\"");
        if (!attributes.isEmpty()) {
            svg.append(" ").append(attributes);
        }
        svg.append(">").append(escaped(text)).append("</text>\n");
    }

    /** From nearly white to the color. */
    private static int[] mixed(int[] color, double much) {
        double part = 0.12 + 0.88 * much;
        return IntStream.of(color)
                .map(c -> (int) Math.round(255 + (c - 255) * part))
                .toArray();
    }

    /** Whether white is read better on it than black, by the relative luminance of WCAG 2.1. */
    private static boolean isDark(int[] color) {
        double luminance = 0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2]);
        return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05;
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (c >= ' ') {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
