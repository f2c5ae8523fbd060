package io.sluss.ivr;

import io.sluss.contact.Contact;
import io.sluss.ivr.call.CallInput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request, whether they stand in the query or in the body, whatever the method and the content
 * type. Limited in size and number; what is more makes the request unreadable. Never printed.
 */
final class VoiceParameters {
    /** A longer body is not read. Bytes. */
    static final int MAX_BODY = 64 * 1024;

    /** More parameters are not read. */
    static final int MAX_PARAMETERS = 64;

    private static final int MAX_SIGNALS = 16;
    private static final Double UNSURE = 0.0;

    /** What ECMAScript writes for a value that is not there. */
    private static final Set<String> NOTHING = Set.of("undefined", "null");

    private final Map<String, String> values = new HashMap<>();
    private boolean unreadable;

    private VoiceParameters() {}

    /** Reads a request. */
    static VoiceParameters of(HttpServletRequest request) {
        VoiceParameters parameters = new VoiceParameters();
        parameters.addAll(request.getQueryString());
        try {
            byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                parameters.unreadable = true;
            } else if (body.length > 0) {
                parameters.addAll(new String(body, StandardCharsets.UTF_8));
            } else {
                parameters.addRead(request);
            }
        } catch (IOException | RuntimeException e) {
            parameters.unreadable = true; // cut off, too slow, or refused by the container
        }
        return parameters;
    }

    /** A body that a filter of the host has read already. */
    private void addRead(HttpServletRequest request) {
        if (request.getContentLengthLong() > 0) {
            request.getParameterMap().forEach((name, each) -> {
                if (each.length > 0) {
                    add(name, each[0]);
                }
            });
        }
    }

    private void addAll(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return;
        }
        for (String pair : encoded.split("&", MAX_PARAMETERS + 1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                add(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    /** The first value of a name stands: what the document's own address says is not overruled by a body. */
    private void add(String name, String value) {
        if (values.size() >= MAX_PARAMETERS) {
            unreadable = true;
        } else {
            values.merge(name, value, (first, second) -> first.isEmpty() ? second : first);
        }
    }

    private String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            unreadable = true;
            return "";
        }
    }

    /** The sealed state of the call, or null when it begins. */
    @Nullable
    String call() {
        return values.get("call");
    }

    /** What the caller did. */
    CallInput input() {
        List<String> alternatives = alternatives();
        boolean tooMany = alternatives.size() > Contact.MAX_VALUES;
        return new CallInput(
                tooMany && !isHangUp() ? CallInput.Event.UNREADABLE : event(),
                keys(),
                words(alternatives),
                confidence(),
                tooMany ? alternatives.subList(0, Contact.MAX_VALUES) : alternatives,
                values.get("caller"),
                dialled());
    }

    /** What may have been said instead, {@code alternative2} and on, in the order of their names. */
    private List<String> alternatives() {
        return values.keySet().stream()
                .filter(name -> name.startsWith("alternative"))
                .sorted()
                .map(this::text)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** A platform that is sure of nothing may tell of alternatives only. */
    private String words(List<String> alternatives) {
        String words = text("utterance");
        return words.isBlank() && !alternatives.isEmpty() ? alternatives.get(0) : words;
    }

    private boolean isHangUp() {
        return text("event").equalsIgnoreCase("hangup");
    }

    private CallInput.Event event() {
        return switch (text("event").toLowerCase(Locale.ROOT)) {
            case "hangup" -> CallInput.Event.HANG_UP;
            case "" -> unreadable ? CallInput.Event.UNREADABLE : CallInput.Event.ANSWER;
            case "noinput" -> unreadable ? CallInput.Event.UNREADABLE : CallInput.Event.NO_INPUT;
            case "nomatch" -> unreadable ? CallInput.Event.UNREADABLE : CallInput.Event.NO_MATCH;
            case "transferfailed" -> CallInput.Event.TRANSFER_FAILED;
            default -> CallInput.Event.UNREADABLE;
        };
    }

    /** Some interpreters part digits by spaces, and some name them {@code dtmf-1}. */
    private String keys() {
        String keys = text("keys").replace("dtmf-star", "*").replace("dtmf-", "");
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < keys.length() && bare.length() < 32; i++) {
            char c = keys.charAt(i);
            if (c != ' ' && c != '#') {
                bare.append(c);
            }
        }
        return bare.toString();
    }

    /** Null of a platform that does not tell; what is no number from 0 to 1 says nothing, and so is not sure at all. */
    private @Nullable Double confidence() {
        String text = text("confidence").strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            double confidence = Double.parseDouble(text);
            return confidence >= 0 && confidence <= 1 ? confidence : UNSURE;
        } catch (NumberFormatException e) {
            return UNSURE;
        }
    }

    private CallInput.Dialled dialled() {
        Set<String> signals = new LinkedHashSet<>();
        for (String signal : text("signals").split(",", MAX_SIGNALS + 1)) {
            if (!signal.isBlank() && signals.size() < MAX_SIGNALS) {
                signals.add(signal.strip());
            }
        }
        return new CallInput.Dialled(
                values.get("callId"),
                values.get("language"),
                values.get("region"),
                values.get("place"),
                values.get("queueTicket"),
                signals);
    }

    private String text(String name) {
        String value = values.get(name);
        return value == null || NOTHING.contains(value) ? "" : value;
    }

    @Override
    public String toString() {
        return "VoiceParameters[" + values.size() + "]";
    }
}
