package io.sluss.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Seeds;
import io.sluss.criteria.LocalCalendar;
import io.sluss.criteria.LocalCalendar.Holidays;
import io.sluss.criteria.TimeWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
    static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    static final LocalCalendar SWEDEN = new LocalCalendar(STOCKHOLM, Holidays.SE);

    /** {@code mon 08:00-12:00 13:00-17:00; holidays; 2026-12-24 08:00-12:00}; a day with nothing is closed. */
    static OpeningHours hours(String text) {
        Map<DayOfWeek, List<TimeWindow>> weekly = new EnumMap<>(DayOfWeek.class);
        Map<LocalDate, List<TimeWindow>> exceptions = new HashMap<>();
        List<TimeWindow> holidays = null;
        for (String part : text.split(";")) {
            String[] words = part.strip().split(" +");
            List<TimeWindow> windows = new ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                windows.add(TimeWindow.parse(words[i]).orElseThrow());
            }
            if (words[0].equals("holidays")) {
                holidays = windows;
            } else if (words[0].equals("daily")) {
                for (DayOfWeek day : DayOfWeek.values()) {
                    weekly.put(day, windows);
                }
            } else if (words[0].equals("weekdays")) {
                for (int day = 1; day <= 5; day++) {
                    weekly.put(DayOfWeek.of(day), windows);
                }
            } else if (words[0].length() == 3) {
                for (DayOfWeek day : DayOfWeek.values()) {
                    if (day.name().toLowerCase(java.util.Locale.ROOT).startsWith(words[0])) {
                        weekly.put(day, windows);
                    }
                }
            } else {
                exceptions.put(LocalDate.parse(words[0]), windows);
            }
        }
        return OpeningHours.of(weekly, holidays, null, exceptions);
    }

    private static ZonedDateTime local(String time) {
        return LocalDateTime.parse(time).atZone(STOCKHOLM);
    }

    private static boolean isOpen(OpeningHours hours, String time) {
        return hours.isOpen(local(time), SWEDEN);
    }

    private static String next(OpeningHours hours, String time) {
        return hours.nextOpening(local(time), SWEDEN)
                .map(opens -> opens.atZone(STOCKHOLM).toLocalDateTime().toString())
                .orElse("never");
    }

    @Test
    void a_day_is_open_from_its_first_minute_until_its_last() {
        OpeningHours hours = hours("weekdays 08:00-12:00 13:00-17:00");
        assertFalse(isOpen(hours, "2026-11-24T07:59:59"));
        assertTrue(isOpen(hours, "2026-11-24T08:00:00"));
        assertFalse(isOpen(hours, "2026-11-24T12:00:00"));
        assertTrue(isOpen(hours, "2026-11-24T13:00:00"));
        assertFalse(isOpen(hours, "2026-11-24T17:00:00"));
        assertFalse(isOpen(hours, "2026-11-28T10:00:00"), "a Saturday");
        assertEquals("2026-11-24T13:00", next(hours, "2026-11-24T12:00:00"));
        assertEquals("2026-11-30T08:00", next(hours, "2026-11-27T17:00:00"));
        assertEquals("2026-11-24T09:30", next(hours, "2026-11-24T09:30:00"));
    }

    @Test
    void a_window_over_midnight_belongs_to_the_day_it_starts() {
        OpeningHours hours = hours("fri 20:00-04:00; sat 22:00-23:00; 2026-12-04");
        assertTrue(isOpen(hours, "2026-11-28T03:59:59"));
        assertFalse(isOpen(hours, "2026-11-28T04:00:00"));
        assertFalse(isOpen(hours, "2026-11-27T03:00:00"));
        assertFalse(isOpen(hours, "2026-12-05T02:00:00"), "the Friday before is an exception");
        assertEquals("2026-11-28T22:00", next(hours, "2026-11-28T04:00:00"));
    }

    @Test
    void an_exception_wins_over_a_holiday_and_a_holiday_over_a_weekday() {
        OpeningHours hours = hours("daily 08:00-18:00; holidays 10:00-12:00; 2026-12-24; 2026-12-26 09:00-10:00");
        assertFalse(isOpen(hours, "2026-12-24T11:00:00"));
        assertTrue(isOpen(hours, "2026-12-25T11:00:00"));
        assertFalse(isOpen(hours, "2026-12-25T13:00:00"));
        assertTrue(isOpen(hours, "2026-12-26T09:30:00"));
        assertFalse(isOpen(hours, "2026-12-26T11:00:00"));
        assertTrue(isOpen(hours, "2026-12-27T17:00:00"));
        LocalCalendar without = new LocalCalendar(STOCKHOLM, Holidays.NONE);
        assertTrue(hours.isOpen(local("2026-12-25T17:00:00"), without));
    }

    @Test
    void an_eve_is_shortened_where_its_weekday_is_open_unless_it_is_a_holiday_or_an_exception() {
        TimeWindow day = new TimeWindow(8 * 60, 16 * 60);
        TimeWindow morning = new TimeWindow(8 * 60, 12 * 60);
        Map<DayOfWeek, List<TimeWindow>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek weekday : List.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
            week.put(weekday, List.of(day));
        }
        OpeningHours hours =
                OpeningHours.of(week, List.of(), List.of(morning), Map.of(LocalDate.of(2026, 10, 30), List.of()));
        assertEquals(List.of(morning), hours.windowsOn(LocalDate.of(2026, 1, 5), SWEDEN), "Twelfth Night");
        assertEquals(List.of(morning), hours.windowsOn(LocalDate.of(2026, 4, 2), SWEDEN), "Maundy Thursday");
        assertEquals(List.of(), hours.windowsOn(LocalDate.of(2026, 4, 4), SWEDEN), "Easter Eve, a Saturday");
        assertEquals(List.of(), hours.windowsOn(LocalDate.of(2026, 6, 19), SWEDEN), "Midsummer Eve, a holiday");
        assertEquals(List.of(), hours.windowsOn(LocalDate.of(2026, 10, 30), SWEDEN), "an exception");
        assertEquals(List.of(day), hours.windowsOn(LocalDate.of(2026, 1, 8), SWEDEN));
        assertFalse(hours.alwaysOpen());
    }

    @Test
    void holidays_are_as_other_days_where_nothing_is_said_of_them() {
        assertTrue(isOpen(hours("daily 08:00-18:00"), "2026-12-25T09:00:00"));
        assertFalse(isOpen(hours("daily 08:00-18:00; holidays"), "2026-12-25T09:00:00"));
    }

    @Test
    void what_never_opens_has_no_next_opening() {
        OpeningHours never = hours("2026-12-24");
        assertFalse(never.everOpens());
        assertEquals("never", next(never, "2026-11-24T10:00:00"));
        assertEquals("never", next(hours("2026-11-23 08:00-09:00"), "2026-11-24T10:00:00"));
        assertEquals("2027-11-24T08:00", next(hours("2027-11-24 08:00-09:00"), "2026-11-24T10:00:00"));
        assertTrue(hours("2026-12-24 08:00-09:00").everOpens());
        assertTrue(hours("holidays 08:00-09:00").everOpens());
        assertEquals(0, never.longestMinutes());
        assertEquals(660, hours("mon 08:00-12:00; holidays 20:00-07:00").longestMinutes());
    }

    @Test
    void a_time_that_does_not_exist_moves_to_the_first_that_does() {
        OpeningHours fromTheGap = hours("sun 02:30-10:00");
        assertTrue(isOpen(fromTheGap, "2026-03-29T03:00:00"));
        assertEquals("2026-03-29T03:00", next(fromTheGap, "2026-03-29T01:59:00"));
        OpeningHours untilTheGap = hours("sun 00:00-02:30");
        assertEquals(
                List.of(span("2026-03-28T23:00:00Z", "2026-03-29T01:00:00Z")),
                untilTheGap.spansOn(LocalDate.parse("2026-03-29"), SWEDEN));
        OpeningHours withinTheGap = hours("sun 02:15-02:45");
        assertEquals(List.of(), withinTheGap.spansOn(LocalDate.parse("2026-03-29"), SWEDEN));
        assertEquals("2026-04-05T02:15", next(withinTheGap, "2026-03-29T00:00:00"));
    }

    @Test
    void a_time_that_exists_twice_means_the_first() {
        LocalDate autumn = LocalDate.parse("2026-10-25");
        OpeningHours until = hours("sun 00:00-02:30");
        assertEquals(List.of(span("2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z")), until.spansOn(autumn, SWEDEN));
        assertTrue(until.isOpen(Instant.parse("2026-10-25T00:15:00Z").atZone(STOCKHOLM), SWEDEN));
        assertFalse(until.isOpen(Instant.parse("2026-10-25T01:15:00Z").atZone(STOCKHOLM), SWEDEN), "02:15 again");
        OpeningHours from = hours("sun 02:30-10:00");
        assertTrue(from.isOpen(Instant.parse("2026-10-25T01:15:00Z").atZone(STOCKHOLM), SWEDEN), "02:15 again");
        assertEquals(List.of(span("2026-10-25T00:30:00Z", "2026-10-25T09:00:00Z")), from.spansOn(autumn, SWEDEN));
    }

    private static TimeSpan span(String start, String end) {
        return new TimeSpan(Instant.parse(start), Instant.parse(end));
    }

    @Test
    void every_half_hour_from_2024_to_2035_is_open_or_opens_next_as_a_naive_walk_says() {
        OpeningHours hours = hours(
                "mon 08:00-12:00 13:00-17:30; tue 00:00-24:00; wed 20:00-02:30; fri 22:00-04:00;"
                        + " sat 02:30-03:30 22:30-02:30; sun 01:30-02:30; holidays 02:00-03:00; 2026-12-24; 2027-06-01 23:30-00:30");
        Instant first = Instant.parse("2024-01-01T00:00:00Z");
        int steps = (int) Duration.between(first, Instant.parse("2035-12-31T00:00:00Z"))
                        .toMinutes()
                / 30;
        BitSet open = new BitSet(steps);
        for (LocalDate date = LocalDate.parse("2023-12-31"); date.getYear() < 2036; date = date.plusDays(1)) {
            for (TimeWindow window : hours.windowsOn(date, SWEDEN)) {
                int from = step(first, firstMoment(date, window.start()));
                int to = step(first, firstMoment(date, window.start() + window.minutes()));
                if (to > from && to > 0) {
                    open.set(Math.max(0, from), to);
                }
            }
        }
        for (int step = 0; step < steps; step++) {
            ZonedDateTime now = first.plus(Duration.ofMinutes(30L * step)).atZone(STOCKHOLM);
            assertEquals(open.get(step), hours.isOpen(now, SWEDEN), now::toString);
            Instant opens = first.plus(Duration.ofMinutes(30L * open.nextSetBit(step)));
            assertEquals(Optional.of(opens), hours.nextOpening(now, SWEDEN), now::toString);
        }
    }

    private static int step(Instant first, Instant moment) {
        return (int) Math.floorDiv(Duration.between(first, moment).toMinutes(), 30L);
    }

    /** The first moment at which the clock on the wall shows this minute of the date or a later one. */
    static Instant firstMoment(LocalDate date, int minute) {
        LocalDateTime wanted = date.atStartOfDay().plusMinutes(minute);
        Instant moment = wanted.atOffset(java.time.ZoneOffset.ofHours(3)).toInstant();
        while (moment.atZone(STOCKHOLM).toLocalDateTime().isBefore(wanted)) {
            moment = moment.plusSeconds(15 * 60);
        }
        return moment;
    }

    @Test
    void whoever_says_always_open_is_open_at_every_moment_and_whoever_does_not_is_closed_at_some() {
        LocalDate from = LocalDate.parse("2026-12-14");
        int[] always = {0};
        Seeds.each(400, random -> {
            OpeningHours hours = nearlyAlways(random, from);
            boolean closed = false;
            ZonedDateTime now = from.minusDays(20).atStartOfDay(STOCKHOLM);
            for (int quarter = 0; quarter < 60 * 24 * 4 && !closed; quarter++) {
                closed = !hours.isOpen(now.plusMinutes(15L * quarter), SWEDEN);
            }
            if (hours.alwaysOpen()) {
                always[0]++;
                assertFalse(closed);
            }
        });
        assertTrue(always[0] > 20, () -> "only " + always[0] + " of them are always open");
    }

    /** Days cut in shifts, of which a few are wrong. */
    private static OpeningHours nearlyAlways(RandomGenerator random, LocalDate from) {
        Map<DayOfWeek, List<TimeWindow>> weekly = new EnumMap<>(DayOfWeek.class);
        boolean overMidnight = random.nextBoolean();
        for (DayOfWeek day : DayOfWeek.values()) {
            weekly.put(day, day(random, overMidnight));
        }
        List<TimeWindow> holidays = random.nextBoolean() ? null : day(random, overMidnight);
        Map<LocalDate, List<TimeWindow>> exceptions = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            exceptions.put(from.plusDays(random.nextInt(20)), day(random, overMidnight));
        }
        return OpeningHours.of(weekly, holidays, null, exceptions);
    }

    private static List<TimeWindow> day(RandomGenerator random, boolean overMidnight) {
        if (random.nextInt(12) == 0) {
            overMidnight = !overMidnight;
        }
        if (overMidnight) {
            return List.of(
                    TimeWindow.parse("06:00-20:00").orElseThrow(),
                    TimeWindow.parse("20:00-06:00").orElseThrow());
        }
        return random.nextBoolean()
                ? List.of(TimeWindow.WHOLE_DAY)
                : List.of(
                        TimeWindow.parse("12:00-24:00").orElseThrow(),
                        TimeWindow.parse("00:00-12:00").orElseThrow());
    }

    @Test
    void always_open_knows_the_night_after_an_exception() {
        assertTrue(OpeningHours.ALWAYS.alwaysOpen());
        assertTrue(hours("daily 06:00-20:00 20:00-06:00").alwaysOpen());
        assertFalse(
                hours("daily 06:00-20:00 20:00-06:00; 2026-12-24 00:00-24:00").alwaysOpen());
        assertTrue(hours("daily 06:00-20:00 20:00-06:00; 2026-12-24 06:00-20:00 20:00-06:00")
                .alwaysOpen());
        assertTrue(hours("daily 00:00-24:00; holidays 00:00-24:00; 2026-12-24 00:00-24:00")
                .alwaysOpen());
        assertFalse(hours("daily 00:00-24:00; holidays").alwaysOpen());
        assertFalse(hours("daily 00:00-24:00; 2026-12-24 08:00-24:00").alwaysOpen());
        assertFalse(hours("daily 06:00-20:00 20:00-06:00; holidays 00:00-24:00").alwaysOpen());
        assertTrue(hours("daily 06:00-20:00 20:00-06:00; holidays 06:00-20:00 20:00-06:00")
                .alwaysOpen());
        assertFalse(hours("daily 00:00-23:59").alwaysOpen());
        assertFalse(hours("weekdays 00:00-24:00; sat 00:00-24:00").alwaysOpen());
    }
}
