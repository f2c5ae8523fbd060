package io.sluss.rules;

import io.sluss.rules.FileNode.Spot;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The characters of a file: UTF-8, and none that people cannot see. */
final class WrittenText {
    private WrittenText() {}

    /** The text of {@code bytes}, or null if they are not UTF-8; the mistakes say where. */
    static @Nullable String decode(byte[] bytes, Mistakes mistakes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (!result.isError()) {
            return text;
        }
        int lastBreak = text.lastIndexOf('\n');
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int column = 1 + text.codePointCount(lastBreak + 1, text.length());
        mistakes.add(new Spot(line, column), "", "the file is not UTF-8 text", "save it with the encoding UTF-8");
        return null;
    }

    /** Reports characters that nobody sees, once a line, and puts spaces in their place so that reading can go on. */
    static String withoutForbidden(String text, Mistakes mistakes) {
        if (firstForbidden(text) < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        int line = 1;
        int column = 1;
        int reportedOn = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (isForbidden(c)) {
                if (reportedOn != line) {
                    String what = "there is the invisible character " + nameOf(text, i);
                    mistakes.add(new Spot(line, column), "", what, "take it away");
                    reportedOn = line;
                }
                clean.append(' ');
            } else {
                clean.appendCodePoint(c);
            }
            i += Character.charCount(c);
            boolean newLine = c == '\n' || (c == '\r' && !(i < text.length() && text.charAt(i) == '\n'));
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        return clean.toString();
    }

    /** Where the first character stands that no text may hold, or -1. */
    static int firstForbidden(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (isForbidden(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return -1;
    }

    /** {@code U+0007}. */
    static String nameOf(String text, int index) {
        return String.format("U+%04X", text.codePointAt(index));
    }

    private static boolean isForbidden(int c) {
        if ((c >= ' ' && c < 0x7f) || c == '\n' || c == '\r' || c == '\t') {
            return false;
        }
        int type = Character.getType(c);
        boolean turnsDirection = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || turnsDirection
                || c == 0xfeff
                || (c & 0xfffe) == 0xfffe;
    }
}
