package io.sluss.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request: bounded whatever its headers say, and only as UTF-8. */
final class Body {
    /** No larger body is taken. Bytes. */
    static final int MAX_BYTES = 64 * 1024;

    static final String JSON = "application/json";

    /**
     * So much of a body that is too large is still read, and thrown away, so that the sender hears the answer instead
     * of a broken connection. Bytes.
     */
    private static final int MAX_SKIPPED = 16 * 1024 * 1024;

    private Body() {}

    /**
     * The body's text.
     *
     * @param type the type that it must be of
     * @throws Problem if it cannot be read; an empty body is an empty text whatever its type
     */
    static String read(HttpServletRequest request, String type) {
        byte[] bytes = bytes(request);
        if (bytes.length == 0) {
            return "";
        }
        checkType(request, type);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Problem.malformed("the body is not UTF-8");
        }
    }

    private static byte[] bytes(HttpServletRequest request) {
        boolean tooLarge = request.getContentLengthLong() > MAX_BYTES;
        if (tooLarge && request.getHeader("Expect") != null) {
            throw tooLarge(); // the sender waits to hear this before it sends
        }
        try {
            InputStream in = request.getInputStream();
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                skip(in);
                throw tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.malformed("the body could not be read to its end");
        }
    }

    private static Problem tooLarge() {
        return Problem.of(ProblemType.TOO_LARGE, "the body is larger than " + MAX_BYTES / 1024 + " KB");
    }

    private static void skip(InputStream in) throws IOException {
        byte[] thrownAway = new byte[8192];
        for (int left = MAX_SKIPPED; left > 0; ) {
            int read = in.read(thrownAway);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }

    private static void checkType(HttpServletRequest request, String type) {
        if (!isOf(request.getContentType(), type) || isEncoded(request)) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "the body must be " + type + " in UTF-8, not compressed");
        }
    }

    private static boolean isOf(@Nullable String contentType, String type) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return parts[0].strip().equals(type);
    }

    private static boolean isEncoded(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }
}
