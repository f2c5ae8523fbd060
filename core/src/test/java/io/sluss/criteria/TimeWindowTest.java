package io.sluss.criteria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Seeds;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWindowTest {
    @ParameterizedTest
    @CsvSource({
        "08:00-18:00, 480, 1080, 600",
        "8:00-9:30, 480, 570, 90",
        "00:00-24:00, 0, 1440, 1440",
        "20:00-07:00, 1200, 420, 660",
        "20:00-00:00, 1200, 1440, 240",
        "20:00-24:00, 1200, 1440, 240",
        "23:59-00:01, 1439, 1, 2",
        "' 10:00-11:00 ', 600, 660, 60"
    })
    void a_window_is_read_as_minutes_of_the_day(String text, int start, int end, int minutes) {
        TimeWindow window = TimeWindow.parse(text).orElseThrow();
        assertEquals(new TimeWindow(start, end), window);
        assertEquals(minutes, window.minutes());
        assertEquals(Optional.of(window), TimeWindow.parse(window.toString()), "and is written as it is read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "08:00",
                "08:00-08:00",
                "24:00-08:00",
                "08:00-24:01",
                "08:60-09:00",
                "08:00-09:60",
                "25:00-26:00",
                "8-9",
                "08.00-09.00",
                "08:00–09:00",
                "08:00 - 09:00",
                "00:00-00:00",
                "-08:00-09:00",
                "08:00-09:00-10:00",
                "٠٨:00-09:00"
            })
    void what_is_no_window_is_none(String text) {
        assertEquals(Optional.empty(), TimeWindow.parse(text));
    }

    @Test
    void minutes_out_of_range_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new TimeWindow(-1, 60));
        assertThrows(IllegalArgumentException.class, () -> new TimeWindow(1440, 60));
        assertThrows(IllegalArgumentException.class, () -> new TimeWindow(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new TimeWindow(0, 1441));
        assertThrows(IllegalArgumentException.class, () -> new TimeWindow(60, 60));
    }

    @Test
    void a_window_holds_its_start_and_not_its_end() {
        TimeWindow day = TimeWindow.parse("08:00-18:00").orElseThrow();
        assertFalse(day.contains(LocalTime.of(7, 59, 59)));
        assertTrue(day.contains(LocalTime.of(8, 0)));
        assertTrue(day.contains(LocalTime.of(17, 59, 59, 999_999_999)));
        assertFalse(day.contains(LocalTime.of(18, 0)));
        assertTrue(TimeWindow.WHOLE_DAY.contains(LocalTime.MIDNIGHT));
        assertTrue(TimeWindow.WHOLE_DAY.contains(LocalTime.MAX));
    }

    @Test
    void a_window_over_midnight_has_a_part_on_each_day() {
        TimeWindow night = TimeWindow.parse("20:00-07:00").orElseThrow();
        assertTrue(night.overMidnight());
        assertTrue(night.containsSameDay(LocalTime.of(23, 0)));
        assertFalse(night.containsFromDayBefore(LocalTime.of(23, 0)));
        assertTrue(night.containsFromDayBefore(LocalTime.of(6, 59)));
        assertFalse(night.containsSameDay(LocalTime.of(6, 59)));
        assertFalse(night.contains(LocalTime.of(7, 0)));
        assertFalse(TimeWindow.parse("20:00-24:00").orElseThrow().overMidnight());
    }

    @Test
    void a_window_holds_as_many_minutes_of_a_day_as_it_is_long() {
        Seeds.each(200, random -> {
            int start = random.nextInt(TimeWindow.DAY);
            int end = 1 + random.nextInt(TimeWindow.DAY);
            if (start == end) {
                return;
            }
            TimeWindow window = new TimeWindow(start, end);
            int held = 0;
            for (int minute = 0; minute < TimeWindow.DAY; minute++) {
                LocalTime time = LocalTime.ofSecondOfDay(minute * 60L + random.nextInt(60));
                held += window.contains(time) ? 1 : 0;
                assertFalse(window.containsSameDay(time) && window.containsFromDayBefore(time));
            }
            assertEquals(window.minutes(), held);
        });
    }
}
