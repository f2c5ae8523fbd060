package io.sluss.ivr;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes well-formed XML, element by element. What XML 1.0 cannot hold is left out. Not thread-safe. */
final class XmlText {
    private final StringBuilder out = new StringBuilder(2_048);
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    XmlText() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /** Begins an element, with names and values of attributes in turn. */
    XmlText begin(String element, String... attributes) {
        endTag();
        out.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        open.push(element);
        inTag = true;
        return this;
    }

    XmlText text(String text) {
        endTag();
        escape(text);
        return this;
    }

    /** Ends the element begun last. */
    XmlText end() {
        String element = open.pop();
        if (inTag) {
            out.append("/>");
            inTag = false;
        } else {
            out.append("</").append(element).append('>');
        }
        return this;
    }

    /** An element without content. */
    XmlText empty(String element, String... attributes) {
        return begin(element, attributes).end();
    }

    private void endTag() {
        if (inTag) {
            out.append('>');
            inTag = false;
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append(' ');
                default -> {
                    if (isXml(c)) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
    }

    private static boolean isXml(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
