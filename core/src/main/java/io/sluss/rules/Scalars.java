package io.sluss.rules;

import io.sluss.criteria.TimeWindow;
import io.sluss.rules.FileNode.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values: a duration, a date, a share. What is not one is reported and read as null, as null is. */
final class Scalars {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h|d)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,6}(?:[.,]\\d{1,6})?)\\s?%");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Mistakes mistakes;

    Scalars(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    private void wrong(Text text, String whatItIsNot, String mend) {
        mistakes.add(text, Mistakes.quote(text.value()) + " is " + whatItIsNot, mend);
    }

    /** A text that is not blank. */
    @Nullable
    String words(@Nullable Text text) {
        if (text == null) {
            return null;
        }
        if (text.value().isBlank()) {
            mistakes.add(text, "the text is empty", "write it, or leave the key out if it is not needed");
            return null;
        }
        return text.value().strip();
    }

    /** Written values and what they mean, in this order. */
    static <T> Map<String, T> values(String first, T one, String second, T other) {
        Map<String, T> values = new LinkedHashMap<>();
        values.put(first, one);
        values.put(second, other);
        return values;
    }

    /** Written values and what they mean, in this order. */
    static <T> Map<String, T> values(String first, T one, String second, T other, String third, T last) {
        Map<String, T> values = values(first, one, second, other);
        values.put(third, last);
        return values;
    }

    /** One of a few written values. */
    <T> @Nullable T choice(@Nullable Text text, Map<String, T> values) {
        if (text == null) {
            return null;
        }
        T value = values.get(text.value());
        if (value == null) {
            wrong(text, "none of the values it can have", NearName.mend(text.value(), values.keySet()));
        }
        return value;
    }

    /** {@code true} or {@code false}. */
    @Nullable
    Boolean flag(@Nullable Text text) {
        if (text == null) {
            return null;
        }
        if (!text.quoted() && (text.value().equals("true") || text.value().equals("false"))) {
            return text.value().equals("true");
        }
        wrong(text, "neither true nor false", "write true or false, without quotes");
        return null;
    }

    /** A whole number in a range. */
    @Nullable
    Integer number(@Nullable Text text, int least, int most) {
        if (text == null) {
            return null;
        }
        if (!text.quoted() && NUMBER.matcher(text.value()).matches()) {
            int number = Integer.parseInt(text.value());
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong(text, "not a whole number from " + least + " to " + most, "write one, without quotes");
        return null;
    }

    /** A number above 0 and up to 1, {@code 0.99}. */
    @Nullable
    Double fraction(@Nullable Text text) {
        if (text == null) {
            return null;
        }
        if (!text.quoted() && text.value().matches("[01](\\.\\d{1,9})?")) {
            double fraction = Double.parseDouble(text.value());
            if (fraction > 0 && fraction <= 1) {
                return fraction;
            }
        }
        wrong(text, "not a number above 0 and up to 1", "write one, without quotes, as in 0.99");
        return null;
    }

    /** {@code 85 %} as 0.85. */
    @Nullable
    Double share(@Nullable Text text) {
        if (text == null) {
            return null;
        }
        Matcher matcher = SHARE.matcher(text.value());
        if (!matcher.matches()) {
            wrong(text, "not a share", "write a number and a percent sign, as in 85 %");
            return null;
        }
        double percent = Double.parseDouble(matcher.group(1).replace(',', '.'));
        if (percent > 100) {
            wrong(text, "more than all of them", "write 0 % to 100 %");
            return null;
        }
        return percent / 100;
    }

    /** {@code 30m}, within limits. */
    @Nullable
    Duration duration(@Nullable Text text, Duration least, Duration most) {
        if (text == null) {
            return null;
        }
        Duration duration = duration(text.value());
        if (duration == null) {
            wrong(text, "not a duration", "write a number and s, m, h or d, as in 30s, 10m, 2h, 7d");
        } else if (duration.compareTo(least) < 0) {
            wrong(text, "too short", "write at least " + written(least));
            return null;
        } else if (duration.compareTo(most) > 0) {
            wrong(text, "too long", "write at most " + written(most));
            return null;
        }
        return duration;
    }

    /** {@code 30m}, or null if it is not a duration. */
    static @Nullable Duration duration(String written) {
        Matcher matcher = DURATION.matcher(written);
        if (!matcher.matches()) {
            return null;
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** The shortest way to write a duration. */
    static String written(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds > 0 && seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds > 0 && seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** {@code 2027-05-31}. */
    @Nullable
    LocalDate date(@Nullable Text text) {
        if (text == null) {
            return null;
        }
        if (DATE.matcher(text.value()).matches()) {
            try {
                return LocalDate.parse(text.value());
            } catch (DateTimeException e) {
                wrong(text, "a day that does not exist", "write a day of the calendar, as in 2027-05-31");
                return null;
            }
        }
        wrong(text, "not a date", "write year, month and day, as in 2027-05-31");
        return null;
    }

    /** {@code 08:00-18:00}. */
    @Nullable
    TimeWindow window(@Nullable Text text) {
        if (text == null) {
            return null;
        }
        TimeWindow window = TimeWindow.parse(text.value()).orElse(null);
        if (window == null) {
            wrong(text, "not a window of time", "write two different times of day, as in \"08:00-18:00\"");
        }
        return window;
    }

    /** An address on the web. */
    @Nullable
    String address(@Nullable Text text, boolean mayBeHttp) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text.value());
            String scheme = String.valueOf(uri.getScheme());
            boolean rightScheme = scheme.equals("https") || (mayBeHttp && scheme.equals("http"));
            if (rightScheme && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return text.value();
            }
        } catch (URISyntaxException e) {
            // Reported below, as any other text that is no address.
        }
        String start = mayBeHttp ? "https:// or http://" : "https://";
        wrong(text, "not an address that begins with " + start, "write it in full, as in https://example.se/form");
        return null;
    }
}
