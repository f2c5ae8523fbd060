package io.sluss.criteria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.sluss.criteria.LocalCalendar.Holidays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Swedish holidays against Jollyday, which knows nothing of how ours are worked out. */
class HolidaysTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalCalendar SWEDEN = new LocalCalendar(STOCKHOLM, Holidays.SE);

    /** Kept as holidays by law or custom, but no public holidays (lag 1989:253). */
    private static final Set<String> EVES = Set.of("MIDSUMMER_EVE", "CHRISTMAS_EVE", "NEW_YEARS_EVE");

    @Test
    void every_day_from_2024_to_2035_is_a_holiday_exactly_when_jollyday_says_so() {
        HolidayManager oracle = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));
        for (int year = 2024; year <= 2035; year++) {
            Set<LocalDate> wanted = oracle.getHolidays(Year.of(year)).stream()
                    .map(Holiday::getDate)
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<LocalDate> ours = LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year + 1, 1, 1))
                    .filter(SWEDEN::isHoliday)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(wanted, ours);
            assertEquals(EVES, eves(oracle, year), "the eves are among them, thirteen public holidays beside them");
            assertEquals(16, ours.size(), "in these years no feast falls on another's date");
        }
    }

    private static Set<String> eves(HolidayManager oracle, int year) {
        return oracle.getHolidays(Year.of(year)).stream()
                .map(Holiday::getPropertiesKey)
                .filter(EVES::contains)
                .collect(Collectors.toSet());
    }

    @Test
    void other_eves_and_plain_sundays_are_no_holidays() {
        for (String date : Set.of(
                "2026-01-05", // Twelfth Night
                "2026-04-02", // Maundy Thursday
                "2026-04-04", // Easter Eve
                "2026-04-30", // Walpurgis Night
                "2026-05-15", // the day after Ascension
                "2026-05-25", // Whit Monday, none since 2005
                "2026-10-30",
                "2026-11-22")) { // a Sunday
            assertFalse(SWEDEN.isHoliday(LocalDate.parse(date)), date);
        }
    }

    /** An eve is the day before one of these that is no holiday itself. */
    private static final Set<String> FEASTS =
            Set.of("Epiphany", "Good Friday", "Easter", "Labour day", "Pentecost", "All Saints");

    @Test
    void eves_are_the_days_before_six_feasts_of_jollyday() {
        HolidayManager oracle = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));
        for (int year = 2024; year <= 2035; year++) {
            Set<String> named = new TreeSet<>();
            Set<LocalDate> wanted = new TreeSet<>();
            for (Holiday holiday : oracle.getHolidays(Year.of(year))) {
                if (FEASTS.contains(holiday.getDescription(Locale.ENGLISH))) {
                    named.add(holiday.getDescription(Locale.ENGLISH));
                    wanted.add(holiday.getDate().minusDays(1));
                }
            }
            assertEquals(
                    6, named.size(), () -> oracle.getHolidays(Year.of(2026)).toString());
            wanted.removeIf(SWEDEN::isHoliday);
            Set<LocalDate> ours = LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year + 1, 1, 1))
                    .filter(SWEDEN::isEve)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(wanted, ours);
        }
    }

    @Test
    void easter_and_what_hangs_on_it_move_from_their_earliest_to_their_latest() {
        assertTrue(SWEDEN.isHoliday(LocalDate.of(2008, 3, 23)), "Easter Sunday");
        assertTrue(SWEDEN.isHoliday(LocalDate.of(2008, 3, 21)), "Good Friday");
        assertTrue(SWEDEN.isHoliday(LocalDate.of(2038, 4, 25)), "the latest Easter Sunday");
        assertTrue(SWEDEN.isHoliday(LocalDate.of(2038, 6, 3)), "Ascension in June");
        assertTrue(SWEDEN.isHoliday(LocalDate.of(2038, 6, 13)), "Whit Sunday in June");
    }

    @Test
    void a_calendar_without_holidays_has_none() {
        LocalCalendar none = new LocalCalendar(STOCKHOLM, Holidays.NONE);
        assertFalse(
                LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).anyMatch(none::isHoliday));
    }

    @Test
    void local_time_follows_the_clock_of_the_zone() {
        assertEquals(LocalTime.of(1, 59, 59), local("2026-03-29T00:59:59Z"));
        assertEquals(LocalTime.of(3, 0), local("2026-03-29T01:00:00Z"));
        assertEquals(LocalTime.of(2, 59, 59), local("2026-10-25T00:59:59Z"));
        assertEquals(LocalTime.of(2, 0), local("2026-10-25T01:00:00Z"));
        assertEquals(
                LocalDate.of(2026, 11, 23),
                SWEDEN.local(Instant.parse("2026-11-22T23:00:00Z")).toLocalDate());
    }

    private static LocalTime local(String instant) {
        return SWEDEN.local(Instant.parse(instant)).toLocalTime();
    }
}
