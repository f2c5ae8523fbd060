package io.sluss.ivr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much ECMAScript as the documents use: literals, members, {@code typeof}, {@code +}, {@code ==}, {@code !=},
 * {@code &&}, {@code ||}, {@code ?:} and places in a list. As strict as the real one: a member of nothing, or a name nobody knows, is an
 * error, and so is anything else.
 */
final class TinyScript {
    /** What has no value. */
    static final Object UNDEFINED = new Object() {
        @Override
        public String toString() {
            return "undefined";
        }
    };

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*('(?:[^'\\\\]|\\\\u[0-9a-f]{4})*'|[A-Za-z_$][A-Za-z0-9_$]*|&&|\\|\\||==|!=|\\[[0-9]+]|[.?:+()])");

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Object> scope;
    private int at;

    private TinyScript(String expression, Map<String, Object> scope) {
        this.scope = scope;
        Matcher matcher = TOKEN.matcher(expression);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!expression.substring(end).isBlank()) {
            throw new AssertionError("cannot be read: " + expression);
        }
    }

    static Object evaluate(String expression, Map<String, Object> scope) {
        TinyScript script = new TinyScript(expression, scope);
        Object value = script.choice(true);
        if (script.at != script.tokens.size()) {
            throw new AssertionError("too much: " + expression);
        }
        return value;
    }

    static String text(String expression, Map<String, Object> scope) {
        return String.valueOf(evaluate(expression, scope));
    }

    static boolean isTrue(Object value) {
        return value != UNDEFINED && value != null && !"".equals(value) && !Boolean.FALSE.equals(value);
    }

    private boolean next(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private Object choice(boolean live) {
        Object condition = or(live);
        if (!next("?")) {
            return condition;
        }
        boolean yes = isTrue(condition);
        Object first = choice(live && yes);
        if (!next(":")) {
            throw new AssertionError("a choice without its other half");
        }
        Object second = choice(live && !yes);
        return yes ? first : second;
    }

    private Object or(boolean live) {
        Object left = and(live);
        while (next("||")) {
            Object right = and(live && !isTrue(left));
            left = isTrue(left) ? left : right;
        }
        return left;
    }

    private Object and(boolean live) {
        Object left = equal(live);
        while (next("&&")) {
            Object right = equal(live && isTrue(left));
            left = isTrue(left) ? right : left;
        }
        return left;
    }

    private Object equal(boolean live) {
        Object left = sum(live);
        if (next("==")) {
            return Objects.equals(left, sum(live));
        }
        if (next("!=")) {
            return !Objects.equals(left, sum(live));
        }
        return left;
    }

    private Object sum(boolean live) {
        Object left = member(live);
        while (next("+")) {
            left = "" + left + member(live);
        }
        return left;
    }

    private Object member(boolean live) {
        if (next("typeof")) {
            String name = tokens.get(at++);
            return scope.containsKey(name) ? "object" : "undefined";
        }
        String token = tokens.get(at++);
        if (token.startsWith("'")) {
            return unescaped(token.substring(1, token.length() - 1));
        }
        Object value = scope.getOrDefault(token, UNDEFINED);
        if (live && !scope.containsKey(token)) {
            throw new AssertionError("ReferenceError: " + token);
        }
        while (next(".") || (at < tokens.size() && tokens.get(at).startsWith("["))) {
            String name = tokens.get(at++); // a place is told by its brackets
            if (value instanceof Map<?, ?> members) {
                Object found = members.get(name);
                value = found == null ? UNDEFINED : found;
            } else if (live && value == UNDEFINED) {
                throw new AssertionError("TypeError: " + name + " of undefined");
            } else {
                value = UNDEFINED;
            }
        }
        return value;
    }

    private static String unescaped(String literal) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(literal)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
