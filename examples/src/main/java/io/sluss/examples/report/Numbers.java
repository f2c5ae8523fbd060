package io.sluss.examples.report;

import io.sluss.statistics.Interval;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes numbers and dates as Swedish or English does. Immutable. */
final class Numbers {
    /** Nothing was counted. */
    static final String NOTHING = "–";

    private static final char NARROW = '\u00a0';
    private static final double PERCENT = 100;
    private static final double SMALL = 0.01;

    private final boolean swedish;
    private final Locale locale;
    private final DecimalFormatSymbols symbols;

    Numbers(String language) {
        swedish = language.equals("sv");
        locale = swedish ? Locale.forLanguageTag("sv-SE") : Locale.UK;
        symbols = new DecimalFormatSymbols(locale);
        symbols.setMinusSign('−');
        symbols.setGroupingSeparator(swedish ? NARROW : ',');
        symbols.setDecimalSeparator(swedish ? ',' : '.');
    }

    String count(long count) {
        return new DecimalFormat("#,##0", symbols).format(count);
    }

    /** With so many decimals. */
    String decimal(double value, int decimals) {
        String pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        String text = new DecimalFormat(pattern, symbols).format(value);
        return text.startsWith("−") && text.chars().noneMatch(c -> c >= '1' && c <= '9') ? text.substring(1) : text;
    }

    /** A share of 1 in per cent, with more decimals the smaller it is. */
    String percent(double share) {
        return decimal(PERCENT * share, decimals(share)) + percentSign();
    }

    /** A share of 1 in per cent as somebody wrote it: without decimals where there are none. */
    String plainPercent(double share) {
        double percent = PERCENT * share;
        return decimal(percent, Math.abs(percent - Math.rint(percent)) < 1e-9 ? 0 : 1) + percentSign();
    }

    private static int decimals(double share) {
        return share > 0 && share < SMALL ? 2 : 1;
    }

    private String percentSign() {
        return swedish ? NARROW + "%" : "%";
    }

    /** A value as its unit is written. */
    String value(Unit unit, double value) {
        return switch (unit) {
            case COUNT -> count(Math.round(value));
            case SHARE -> percent(value);
            case SECONDS -> seconds(value);
            case MINUTES -> decimal(value, 1) + NARROW + "min";
            case EACH -> decimal(value, 2);
        };
    }

    /** A figure's value; a dash where there is none. */
    String value(@Nullable Figure figure) {
        Double value = figure == null ? null : figure.value();
        return figure == null || value == null ? NOTHING : value(figure.unit(), value);
    }

    /** Where the true value of a figure lies; nothing where that is not known. */
    String interval(@Nullable Figure figure) {
        Interval interval = figure == null ? null : figure.interval();
        return figure == null || interval == null ? NOTHING : interval(figure.unit(), interval);
    }

    private String interval(Unit unit, Interval interval) {
        if (unit == Unit.SHARE && interval.low() >= 0) {
            int decimals = decimals(interval.high());
            return decimal(PERCENT * interval.low(), decimals) + "–" + percent(interval.high());
        }
        return number(unit, interval.low()) + (swedish ? " till " : " to ") + value(unit, interval.high());
    }

    private String number(Unit unit, double value) {
        return switch (unit) {
            case SHARE -> decimal(PERCENT * value, 1);
            case MINUTES -> decimal(value, 1);
            default -> value(unit, value);
        };
    }

    /** Numerator and denominator: {@code 1,204 of 2,310}. */
    String parts(@Nullable Figure figure) {
        if (figure == null || figure.numerator() == null || figure.denominator() == null) {
            return NOTHING;
        }
        return count(figure.numerator()) + (swedish ? " av " : " of ") + count(figure.denominator());
    }

    /** A length of time, in minutes and seconds. */
    String length(Duration length) {
        return seconds(length.toMillis() / 1_000.0);
    }

    private String seconds(double seconds) {
        long all = Math.round(Math.abs(seconds));
        String sign = seconds < 0 && all > 0 ? "−" : "";
        long minutes = all / 60;
        return sign
                + (minutes == 0
                        ? all + "" + NARROW + "s"
                        : count(minutes) + NARROW + "min" + (all % 60 == 0 ? "" : " " + all % 60 + NARROW + "s"));
    }

    /** {@code 3 november 2026}. */
    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(date);
    }

    /** {@code mån 3/11} or {@code Mon 3 Nov}. */
    String shortDate(LocalDate date) {
        return DateTimeFormatter.ofPattern(swedish ? "EEE d/M" : "EEE d MMM", locale)
                .format(date);
    }

    /** From a day to the one before another. */
    String period(LocalDate from, LocalDate to) {
        LocalDate last = to.minusDays(1);
        if (from.equals(last)) {
            return date(from);
        }
        boolean sameYear = from.getYear() == last.getYear();
        boolean sameMonth = sameYear && from.getMonth() == last.getMonth();
        String pattern = sameMonth ? "d" : sameYear ? "d MMMM" : "d MMMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, locale).format(from) + (sameMonth ? "–" : " – ") + date(last);
    }
}
