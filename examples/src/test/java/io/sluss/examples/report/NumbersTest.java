package io.sluss.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluss.statistics.Interval;
import java.time.LocalDate;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Numbers, dates and words are right in both languages. */
class NumbersTest {
    private final Numbers swedish = new Numbers("sv");
    private final Numbers english = new Numbers("en");

    private static Figure share(double value, double low, double high) {
        return Figure.of(Cell.TOTAL, "m", Unit.SHARE, value, new Interval(low, high));
    }

    @Test
    void numbers_are_written_as_the_language_writes_them() {
        assertEquals("1\u00a0234\u00a0567", swedish.count(1_234_567));
        assertEquals("1,234,567", english.count(1_234_567));
        assertEquals("12,3\u00a0%", swedish.percent(0.123));
        assertEquals("12.3%", english.percent(0.123));
        assertEquals("0.04%", english.percent(0.0004));
        assertEquals("85\u00a0%", swedish.plainPercent(0.85));
        assertEquals("−0,50", swedish.decimal(-0.5, 2));
        assertEquals("0,0", swedish.decimal(-0.04, 1), "there is no minus nothing");
        assertEquals("−1\u00a0min 5\u00a0s", swedish.value(Unit.SECONDS, -65));
        assertEquals("10\u00a0min", english.value(Unit.SECONDS, 600));
        assertEquals("1.2\u00a0min", english.value(Unit.MINUTES, 1.23));
    }

    @Test
    void intervals_say_from_where_to_where() {
        assertEquals("34,1–35,5\u00a0%", swedish.interval(share(0.348, 0.341, 0.355)));
        assertEquals("0.05–0.13%", english.interval(share(0.0008, 0.0005, 0.0013)));
        Figure spared = Figure.of(Cell.TOTAL, "m", Unit.EACH, 0.21, new Interval(-0.15, 0.27));
        assertEquals("−0.15 to 0.27", english.interval(spared));
        assertEquals("−0,15 till 0,27", swedish.interval(spared));
        assertEquals(Numbers.NOTHING, swedish.interval(null));
    }

    @Test
    void dates_and_periods_are_written_out() {
        LocalDate first = LocalDate.of(2026, 11, 1);
        assertEquals("1–30 november 2026", swedish.period(first, LocalDate.of(2026, 12, 1)));
        assertEquals("1–30 November 2026", english.period(first, LocalDate.of(2026, 12, 1)));
        assertEquals("1 november 2026", swedish.period(first, first.plusDays(1)));
        assertEquals("1 november 2026 – 31 januari 2027", swedish.period(first, LocalDate.of(2027, 2, 1)));
        assertEquals("1 November – 31 December 2026", english.period(first, LocalDate.of(2027, 1, 1)));
        assertEquals("sön 1/11", swedish.shortDate(first));
        assertEquals("Sun 1 Nov", english.shortDate(first));
    }

    @Test
    void what_is_said_in_one_language_is_said_in_the_other_with_the_same_places() {
        var sv = Words.read("sv");
        var en = Words.read("en");
        assertEquals(new TreeSet<>(sv.stringPropertyNames()), new TreeSet<>(en.stringPropertyNames()));
        for (String key : sv.stringPropertyNames()) {
            for (String place : new String[] {"{0}", "{1}", "{2}", "{3}", "{4}"}) {
                assertEquals(
                        sv.getProperty(key).contains(place), en.getProperty(key).contains(place), key + " " + place);
            }
        }
    }
}
