package io.sluss.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request's JSON object, each of the type it must have. {@code null} is as if it were left out. A
 * mistake is a {@link Problem} that names the field and not its value. Immutable.
 */
final class Fields {
    /** No more values in a list or answers than this. */
    static final int MAX_VALUES = 32;

    /** No longer text in a short field. */
    static final int MAX_SHORT = 200;

    private final Map<String, @Nullable Object> members;

    private Fields(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /**
     * @param members a JSON object
     * @param known the names that may stand in it
     */
    static Fields of(Map<String, @Nullable Object> members, Set<String> known) {
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                throw Problem.unknownField(name);
            }
        }
        return new Fields(members);
    }

    boolean has(String field) {
        return members.get(field) != null;
    }

    /** A text of any length, without control characters but tabs and line ends. */
    @Nullable
    String words(String field) {
        return words(field, string(field, members.get(field)));
    }

    /** Texts, each of them as {@link #words}. */
    List<String> listOfWords(String field) {
        List<String> texts = texts(field);
        for (int i = 0; i < texts.size(); i++) {
            words(field + "[" + i + "]", texts.get(i));
        }
        return texts;
    }

    private static @Nullable String words(String field, @Nullable String text) {
        if (text != null && text.chars().anyMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0)) {
            throw Problem.invalid(field, "has a control character");
        }
        return text;
    }

    /** A short text without control characters. */
    @Nullable
    String text(String field) {
        String text = string(field, members.get(field));
        if (text == null) {
            return null;
        }
        if (text.length() > MAX_SHORT) {
            throw Problem.invalid(field, "is longer than " + MAX_SHORT + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(field, "has a control character");
        }
        return text;
    }

    /** A short text that must be there. */
    String required(String field) {
        String text = text(field);
        if (text == null || text.isBlank()) {
            throw Problem.invalid(field, "is required");
        }
        return text;
    }

    /** A constant by its name. */
    <E extends Enum<E>> @Nullable E constant(String field, Class<E> type) {
        String name = text(field);
        return name == null ? null : constant(field, name, type);
    }

    /** A constant by its name, which must be there. */
    <E extends Enum<E>> E requiredConstant(String field, Class<E> type) {
        return constant(field, required(field), type);
    }

    private static <E extends Enum<E>> E constant(String field, String name, Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
            names.add(constant.name());
        }
        throw Problem.invalid(field, "is none of " + String.join(", ", names));
    }

    List<String> texts(String field) {
        Object value = members.get(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Collection<?> elements)) {
            throw Problem.invalid(field, "is not an array of strings");
        }
        if (elements.size() > MAX_VALUES) {
            throw Problem.invalid(field, "has more than " + MAX_VALUES + " values");
        }
        List<String> texts = new ArrayList<>(elements.size());
        for (Object element : elements) {
            if (!(element instanceof String text)) {
                throw Problem.invalid(field, "is not an array of strings");
            }
            texts.add(text);
        }
        return texts;
    }

    @Nullable
    Integer wholeNumber(String field) {
        Object value = members.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw Problem.invalid(field, "is not a whole number of 0 or more");
    }

    /** A number from 0 to 1, with or without decimals. */
    @Nullable
    Double share(String field) {
        Object value = members.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw Problem.invalid(field, "is not a number from 0 to 1");
    }

    @Nullable
    Boolean flag(String field) {
        Object value = members.get(field);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw Problem.invalid(field, "is neither true nor false");
    }

    /** A yes or no, which may be written as a boolean too. */
    @Nullable
    Boolean yesOrNo(String field) {
        Object value = members.get(field);
        return value == null ? null : yesOrNo(field, value);
    }

    private static boolean yesOrNo(String field, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if ("yes".equals(value)) {
            return true;
        }
        if ("no".equals(value)) {
            return false;
        }
        throw Problem.invalid(field, "is neither yes nor no");
    }

    /** Answers by the names of their questions. */
    Map<String, Boolean> answers(String field) {
        Object value = members.get(field);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> given)) {
            throw Problem.invalid(field, "is not an object of answers");
        }
        if (given.size() > MAX_VALUES) {
            throw Problem.invalid(field, "has more than " + MAX_VALUES + " answers");
        }
        Map<String, Boolean> answers = new LinkedHashMap<>();
        given.forEach((question, answer) -> answers.put(String.valueOf(question), yesOrNo(field, answer)));
        return answers;
    }

    @Nullable
    Instant instant(String field) {
        String text = text(field);
        return text == null ? null : Times.parse(field, text);
    }

    private static @Nullable String string(String field, @Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw Problem.invalid(field, "is not a string");
    }
}
