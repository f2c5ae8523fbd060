package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.Seeds;
import io.sluss.criteria.TimeWindow;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.SlotPlan;
import io.sluss.offer.Offer;
import io.sluss.promise.Slot;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every hour of the two days on which the clock is changed, of Midsummer and of Christmas, in ten years: no time is
 * offered that there is not. Judged every five minutes on the wall clock, and by Jollyday's holidays.
 */
class EverySlotExistsTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final int FIRST_YEAR = 2026;
    private static final int LAST_YEAR = 2035;
    private static final Set<LocalDate> HOLIDAYS = holidays();

    private static Set<LocalDate> holidays() {
        HolidayManager oracle = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));
        Set<LocalDate> dates = new HashSet<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR + 1; year++) {
            oracle.getHolidays(Year.of(year)).stream().map(Holiday::getDate).forEach(dates::add);
        }
        return dates;
    }

    /** The days of a year whose hours are walked. */
    private static List<LocalDate> days(int year) {
        LocalDate midsummer = LocalDate.of(year, 6, 20);
        while (midsummer.getDayOfWeek() != DayOfWeek.SATURDAY) {
            midsummer = midsummer.plusDays(1);
        }
        return List.of(
                lastSunday(year, 3),
                midsummer.minusDays(1),
                midsummer,
                lastSunday(year, 10),
                LocalDate.of(year, 12, 24),
                LocalDate.of(year, 12, 25),
                LocalDate.of(year, 12, 26));
    }

    private static LocalDate lastSunday(int year, int month) {
        LocalDate day = LocalDate.of(year, month, 31);
        while (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** What a resource is known to be like: its plan's figures, and on which windows it is open on a date. */
    private record Known(SlotPlan plan, Function<LocalDate, List<TimeWindow>> open) {
        boolean isOpen(LocalDateTime moment) {
            LocalDate date = moment.toLocalDate();
            int minute = moment.toLocalTime().toSecondOfDay() / 60;
            return open.apply(date).stream().anyMatch(window -> sameDay(window, minute))
                    || open.apply(date.minusDays(1)).stream()
                            .anyMatch(window -> window.end() <= window.start() && minute < window.end());
        }

        private static boolean sameDay(TimeWindow window, int minute) {
            int end = window.end() <= window.start() ? TimeWindow.DAY : window.end();
            return minute >= window.start() && minute < end;
        }
    }

    /** One walk through the years. */
    private static final class Walk {
        private final Desk desk;
        private final Map<String, Known> resources;
        private final List<String> reasons;
        private final List<String> regions;
        private final Map<LocalDate, Integer> slotsOn = new HashMap<>();
        private int hours;

        Walk(RuleSet rules, Map<String, Known> resources) {
            this.desk = Desk.with(rules);
            this.resources = resources;
            this.reasons = rules.reasons().stream()
                    .filter(ContactReason::offerable)
                    .map(reason -> reason.id().value())
                    .toList();
            this.regions = rules.regions().stream()
                    .map(region -> region.region().value())
                    .toList();
        }

        Walk go() {
            for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                for (LocalDate day : days(year)) {
                    Instant end = day.plusDays(1).atStartOfDay(STOCKHOLM).toInstant();
                    Instant now = day.atStartOfDay(STOCKHOLM).toInstant();
                    for (; now.isBefore(end); now = now.plus(Duration.ofHours(1))) {
                        look(now);
                    }
                }
            }
            return this;
        }

        private void look(Instant now) {
            desk.clock.set(now.toString());
            Contact.Builder contact =
                    Contact.from(Origin.WEB).language("sv").reason(reasons.get(hours % reasons.size()));
            if (!regions.isEmpty()) {
                contact.region(regions.get(hours / 3 % regions.size()));
            }
            hours++;
            Decision decision = desk.sluss.decide(contact.build());
            for (ChannelKind kind : List.of(ChannelKind.CALLBACK, ChannelKind.BOOKING)) {
                Optional<Offer> offer = Desk.offer(decision, kind);
                if (offer.isPresent()) {
                    List<Slot> slots = desk.sluss.slots(offer.get().id());
                    assertEquals(slots.get(0).start(), offer.get().nextFree(), () -> now + " " + kind);
                    check(slots, now);
                }
            }
        }

        private void check(List<Slot> slots, Instant now) {
            Map<String, Instant> free = new HashMap<>();
            for (Slot slot : slots) {
                String what = slot + " at " + now;
                Known known = resources.get(slot.resource());
                assertEquals(known.plan().slot(), Duration.between(slot.start(), slot.end()), what);
                assertFalse(slot.start().isBefore(now.plus(known.plan().leadTime())), what);
                assertTrue(slot.start().isBefore(now.plus(known.plan().horizon())), what);
                Instant before = free.put(slot.resource(), slot.end());
                assertFalse(before != null && slot.start().isBefore(before), () -> "twice or overlapping: " + what);
                for (Instant minute = slot.start();
                        minute.isBefore(slot.end());
                        minute = minute.plus(Duration.ofMinutes(5))) {
                    LocalDateTime local = minute.atZone(STOCKHOLM).toLocalDateTime();
                    assertFalse(isSkipped(local), what);
                    assertTrue(known.isOpen(local), () -> "closed: " + what);
                }
                slotsOn.merge(slot.start().atZone(STOCKHOLM).toLocalDate(), 1, Integer::sum);
            }
        }

        /** Whether the clock never shows this: two o'clock in the morning on the last Sunday in March. */
        private static boolean isSkipped(LocalDateTime local) {
            return local.getHour() == 2 && local.toLocalDate().equals(lastSunday(local.getYear(), 3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-114-14", "municipality"})
    void inTheBundledRules(String name) throws Exception {
        RuleSet rules =
                RuleSetFile.load(Path.of("..", "examples", "src", "main", "resources", "rules", name + ".yaml"));
        Map<String, Known> resources = new HashMap<>();
        Channel.Callback callback = rules.matching().callback();
        resources.put("callback/service", known(rules, callback.plan()));
        rules.regions()
                .forEach(region -> resources.put("callback/" + region.region().value(), known(rules, callback.plan())));
        rules.matching()
                .booking()
                .offices()
                .values()
                .forEach(office -> resources.put("booking/" + office.id(), known(rules, office.plan())));
        Walk walk = new Walk(rules, resources).go();
        assertEquals(10 * (23 + 25 + 5 * 24), walk.hours);
        assertTrue(walk.slotsOn.size() > 100, "slots were offered on " + walk.slotsOn.size() + " days");
        Set<LocalDate> closed = new HashSet<>(HOLIDAYS);
        closed.retainAll(walk.slotsOn.keySet());
        closed.removeIf(date ->
                !callback.plan().hours().windowsOn(date, rules.calendar()).isEmpty());
        assertEquals(Set.of(), closed);
    }

    private static Known known(RuleSet rules, SlotPlan plan) {
        return new Known(plan, date -> plan.hours().windowsOn(date, rules.calendar()));
    }

    /** Hours as a generator made them, without the reader. */
    private static final class Hours {
        private static final List<String> WINDOWS = List.of(
                "08:00-12:00, 13:00-17:00",
                "00:00-24:00",
                "20:00-06:00",
                "22:00-02:30",
                "01:30-03:30",
                "02:15-02:45",
                "02:30-10:00",
                "17:00-18:00, 08:00-09:00");

        private final Map<DayOfWeek, String> week = new EnumMap<>(DayOfWeek.class);
        private final String onHolidays;
        private final Map<LocalDate, String> exceptions = new HashMap<>();

        Hours(RandomGenerator random) {
            for (DayOfWeek day : DayOfWeek.values()) {
                week.put(day, random.nextInt(6) == 0 ? "closed" : Seeds.oneOf(random, WINDOWS));
            }
            week.put(DayOfWeek.SUNDAY, Seeds.oneOf(random, WINDOWS));
            onHolidays = Seeds.oneOf(random, List.of("closed", "10:00-14:00", "", "closed"));
            for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                for (LocalDate day : days(year)) {
                    if (random.nextInt(4) == 0) {
                        exceptions.put(day, random.nextBoolean() ? "closed" : "01:00-04:00, 09:00-11:00");
                    }
                }
            }
        }

        List<TimeWindow> on(LocalDate date) {
            String text = exceptions.get(date);
            if (text == null && !onHolidays.isEmpty() && HOLIDAYS.contains(date)) {
                text = onHolidays;
            }
            List<TimeWindow> windows = new ArrayList<>();
            String found = text == null ? week.get(date.getDayOfWeek()) : text;
            for (String window : found.equals("closed") ? new String[0] : found.split(", ")) {
                String[] times = window.split("-");
                windows.add(new TimeWindow(minute(times[0]), minute(times[1])));
            }
            return windows;
        }

        private static int minute(String time) {
            return time.equals("24:00") ? TimeWindow.DAY : LocalTime.parse(time).toSecondOfDay() / 60;
        }

        String written() {
            StringBuilder text = new StringBuilder("    hours: {");
            week.forEach((day, windows) -> text.append(day.name().toLowerCase(java.util.Locale.ROOT), 0, 3)
                    .append(": ")
                    .append(value(windows))
                    .append(", "));
            text.append(onHolidays.isEmpty() ? "" : "holidays: " + value(onHolidays))
                    .append("}\n    exceptions: {");
            exceptions.forEach((date, windows) ->
                    text.append(date).append(": ").append(value(windows)).append(", "));
            return text.append("}\n").toString();
        }

        private static String value(String windows) {
            return windows.equals("closed") ? windows : "[\"" + windows.replace(", ", "\", \"") + "\"]";
        }
    }

    @Test
    void inGeneratedRules() {
        Seeds.each(4, random -> {
            Hours ofCallbacks = new Hours(random);
            Hours ofBookings = new Hours(random);
            String hours = "    hours: {mon-sun: \"08:00-18:00\"}\n";
            RuleSet rules = TestRules.rules()
                    .callback(TestRules.CALLBACK
                            .replace(hours, ofCallbacks.written())
                            .replace("slot: 30m", "slot: " + Seeds.oneOf(random, List.of("15m", "20m", "30m")))
                            .replace("lead-time: 30m", "lead-time: " + random.nextInt(1, 300) + "m"))
                    .booking(TestRules.BOOKING
                            .replace(hours, ofBookings.written())
                            .replace("slot: 60m", "slot: " + Seeds.oneOf(random, List.of("15m", "25m", "30m"))))
                    .build();
            Map<String, Known> resources = new HashMap<>();
            Channel.Callback callback = rules.matching().callback();
            resources.put("callback/syd", new Known(callback.plan(), ofCallbacks::on));
            resources.put("callback/nord", new Known(callback.plan(), ofCallbacks::on));
            rules.matching()
                    .booking()
                    .offices()
                    .values()
                    .forEach(office ->
                            resources.put("booking/" + office.id(), new Known(office.plan(), ofBookings::on)));
            Walk walk = new Walk(rules, resources).go();
            assertTrue(walk.slotsOn.size() > 100, "slots were offered on " + walk.slotsOn.size() + " days");
        });
    }
}
