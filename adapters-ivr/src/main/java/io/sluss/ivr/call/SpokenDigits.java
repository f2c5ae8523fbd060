package io.sluss.ivr.call;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number said digit by digit: {@code ett ett två}. As words, not as {@code <say-as>}, whose {@code interpret-as}
 * values no standard names, so that one voice says "one one two" and the next "a hundred and twelve". Swedish for
 * {@code sv}, English for {@code en}, otherwise the digits apart.
 */
final class SpokenDigits {
    private static final List<String> SIFFROR =
            List.of("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio");
    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private SpokenDigits() {}

    static String of(String number, String language) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                said.append(said.isEmpty() ? "" : " ").append(digit(c - '0', language));
            }
        }
        return said.toString();
    }

    /** {@code text} with {@code number}, wherever it stands alone, said digit by digit. */
    static String within(String text, String number, String language) {
        if (number.isEmpty() || !text.contains(number)) {
            return text;
        }
        Pattern alone = Pattern.compile("(?<![\\p{Alnum}.,:/-])" + Pattern.quote(number) + "(?![\\p{Alnum}])");
        return alone.matcher(text).replaceAll(Matcher.quoteReplacement(of(number, language)));
    }

    private static String digit(int digit, String language) {
        return switch (language) {
            case "sv" -> SIFFROR.get(digit);
            case "en" -> DIGITS.get(digit);
            default -> Integer.toString(digit);
        };
    }
}
