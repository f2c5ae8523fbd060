package io.sluss.web;

import io.sluss.contact.InvalidContactException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be served, to be answered with problem details (RFC 9457). Its detail is written here and never
 * repeats a value of the request.
 */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String detail;
    private final @Nullable String field;
    private final transient Consumer<JsonWriter> more;

    private Problem(ProblemType type, String detail, @Nullable String field, Consumer<JsonWriter> more) {
        super(detail, null, false, false);
        this.type = type;
        this.detail = detail;
        this.field = field;
        this.more = more;
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, null, Problem::nothingMore);
    }

    /** A problem with members of its own. */
    static Problem of(ProblemType type, String detail, Consumer<JsonWriter> more) {
        return new Problem(type, detail, null, more);
    }

    /** A problem with one field, and what would be right. */
    static Problem of(ProblemType type, String field, String what) {
        return of(type, field, what, Problem::nothingMore);
    }

    /** A problem with one field, and members of its own. */
    static Problem of(ProblemType type, String field, String what, Consumer<JsonWriter> more) {
        return new Problem(type, field + " " + what, field, more);
    }

    static Problem invalid(String field, String what) {
        return of(ProblemType.INVALID_FIELD, field, what);
    }

    /** What the core says of a field; it never repeats its value. */
    static Problem invalid(InvalidContactException e) {
        String message = e.getMessage();
        return new Problem(
                ProblemType.INVALID_FIELD, message == null ? e.field() : message, e.field(), Problem::nothingMore);
    }

    static Problem unknownField(String name) {
        boolean showable = name.matches("[A-Za-z][A-Za-z0-9_-]{0,39}");
        return showable
                ? new Problem(ProblemType.UNKNOWN_FIELD, "unknown field \"" + name + "\"", name, Problem::nothingMore)
                : of(ProblemType.UNKNOWN_FIELD, "unknown field with a name that no field has");
    }

    static Problem malformed(String detail) {
        return of(ProblemType.MALFORMED, detail);
    }

    private static void nothingMore(JsonWriter json) {
        // only the members that every problem has
    }

    Reply reply() {
        Reply plain = Reply.json(type.status(), json -> {
            json.put("type", type.uri());
            json.put("title", type.title());
            json.put("status", type.status());
            json.put("detail", detail);
            json.put("field", field);
            more.accept(json);
        });
        return plain.as("application/problem+json");
    }
}
