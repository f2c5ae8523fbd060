package io.sluss.examples.report;

import java.util.Locale;

/** Writes HTML and SVG, in which every text and every value of an attribute is escaped. Not thread-safe. */
final class Markup {
    private final StringBuilder out = new StringBuilder();

    /** Opens an element, with attributes as names and values in turn. */
    Markup open(String element, Object... attributes) {
        tag(element, attributes);
        out.append('>');
        return this;
    }

    /** An element with nothing in it. */
    Markup empty(String element, Object... attributes) {
        tag(element, attributes);
        out.append("/>");
        return this;
    }

    private void tag(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(valueOf(attributes[i + 1]));
            out.append('"');
        }
    }

    private static String valueOf(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.1f", number) : value.toString();
    }

    Markup close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** An element with a text in it. */
    Markup element(String element, String text, Object... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /** What has been written by this class before. */
    Markup written(String markup) {
        out.append(markup);
        return this;
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (c == '\n' || !isInvisible(c)) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
    }

    /** What no page may hold, or what turns the text around it to another direction. */
    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
