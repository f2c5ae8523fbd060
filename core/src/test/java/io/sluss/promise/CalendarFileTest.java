package io.sluss.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Seeds;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.OfferId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Issue 4, build 7: calendar files, read by biweekly as an oracle of RFC 5545. */
class CalendarFileTest {
    private static final Instant NOW = Instant.parse("2027-03-26T08:15:30.250Z");

    /** The summer-time change lies between the making and the time. */
    private static final Instant START = Instant.parse("2027-03-29T07:00:00Z");

    private static final List<String> PIECES = List.of(
            "Bokad tid",
            "å",
            "Ä",
            "ö",
            "é",
            ",",
            ";",
            ":",
            "\\",
            "\n",
            "\r\n",
            "\"",
            "😀",
            "👩‍🚒",
            "ﬁ",
            " ",
            "\t",
            "\u0007",
            "BEGIN:VALARM",
            "\nATTENDEE:mailto:x@example.se",
            "\\n",
            "\\,",
            "Storgatan 1",
            "\u2028",
            "\u0085",
            "日本");

    private static Promise booking(String id, String place, ChannelMode mode, String language) {
        Slot slot = new Slot("booking/malmo", START, START.plus(Duration.ofMinutes(45)), place, mode);
        return new Promise(
                new PromiseId(id),
                new OfferId("offer"),
                new ContactId("contact"),
                ChannelKind.BOOKING,
                slot,
                NOW,
                new Promise.About(Origin.WEB, new ReasonId("secret-reason"), new Region("syd"), language, "T-17", NOW),
                new Promise.Recipient("482910", "blåbär", true, null, "caller-key", "target-key"),
                Progress.made(START));
    }

    private static Promise visit() {
        return booking("promise-id", "Porslinsgatan 4, Malmö", ChannelMode.VISIT, "sv");
    }

    private static VEvent event(CalendarFile file) {
        List<ICalendar> read = Biweekly.parse(file.text()).all();
        assertEquals(1, read.size());
        ICalendar calendar = read.get(0);
        assertTrue(
                calendar.validate(ICalVersion.V2_0).isEmpty(),
                () -> calendar.validate(ICalVersion.V2_0).toString());
        assertEquals(file.method(), calendar.getMethod().getValue());
        assertEquals(1, calendar.getEvents().size());
        assertEquals(1, calendar.getComponents().size());
        VEvent event = calendar.getEvents().get(0);
        assertTrue(event.getComponents().isEmpty(), "no alarm");
        assertTrue(event.getAttendees().isEmpty() && event.getDescription() == null);
        return event;
    }

    @Test
    void a_booking_is_an_event_with_its_times_and_place() {
        CalendarFile file = CalendarFile.of(visit(), "Bokad tid", NOW);
        VEvent event = event(file);

        assertEquals(Date.from(START), event.getDateStart().getValue());
        assertEquals(
                Date.from(START.plus(Duration.ofMinutes(45))),
                event.getDateEnd().getValue());
        assertEquals("Bokad tid", event.getSummary().getValue());
        assertEquals("Porslinsgatan 4, Malmö", event.getLocation().getValue());
        assertEquals(0, event.getSequence().getValue());
        assertTrue(event.getStatus().isConfirmed());
        assertEquals("PUBLISH", file.method());
        assertEquals("text/calendar; charset=utf-8; method=PUBLISH", file.contentType());
        assertEquals("bokning.ics", file.name());
        assertTrue(file.text().contains("DTSTART:20270329T070000Z\r\n"), "in UTC");
        assertTrue(file.text().contains("DTSTAMP:20270326T081530Z\r\n"));
    }

    @Test
    void a_move_and_a_cancellation_are_updates_of_the_same_event() {
        Promise made = visit();
        Slot later = new Slot(
                "booking/malmo", START.plusSeconds(86_400), START.plusSeconds(89_100), "Malmö", ChannelMode.VISIT);
        Promise moved = made.at(later, later.start());
        Promise cancelled = moved.cancelled();

        VEvent first = event(CalendarFile.of(made, null, NOW));
        VEvent second = event(CalendarFile.of(moved, null, NOW));
        VEvent last = event(CalendarFile.of(cancelled, null, NOW));

        assertEquals(first.getUid().getValue(), second.getUid().getValue());
        assertEquals(first.getUid().getValue(), last.getUid().getValue());
        assertTrue(first.getSequence().getValue() < second.getSequence().getValue());
        assertTrue(second.getSequence().getValue() < last.getSequence().getValue());
        assertEquals(Date.from(later.start()), second.getDateStart().getValue());
        assertTrue(last.getStatus().isCancelled());
        assertEquals("CANCEL", CalendarFile.of(cancelled, null, NOW).method());
    }

    @Test
    void a_calendar_that_others_see_tells_them_nothing() {
        Promise made = visit();
        String text = CalendarFile.of(made, null, NOW).text();
        for (String secret : List.of(
                "promise-id",
                "offer",
                "contact",
                "secret-reason",
                "482910",
                "blåbär",
                "caller-key",
                "target-key",
                "T-17",
                "booking/malmo",
                "ALARM",
                "ATTENDEE",
                "ORGANIZER",
                "DESCRIPTION",
                "URL")) {
            assertFalse(text.contains(secret), secret);
        }
        assertNotEquals(
                event(CalendarFile.of(made, null, NOW)).getUid().getValue(),
                event(CalendarFile.of(booking("another-id", null, ChannelMode.VISIT, "sv"), null, NOW))
                        .getUid()
                        .getValue());
    }

    @Test
    void without_a_title_it_is_a_booked_time_in_the_language_it_was_booked_in() {
        for (String language : new String[] {null, "sv", "en", "fi"}) {
            boolean swedish = language == null || language.equals("sv");
            CalendarFile file = CalendarFile.of(booking("p", "x", ChannelMode.VISIT, language), null, NOW);
            assertEquals(
                    swedish ? "Bokad tid" : "Booked time",
                    event(file).getSummary().getValue());
            assertEquals(swedish ? "bokning.ics" : "booking.ics", file.name());
        }
    }

    @Test
    void what_is_done_by_phone_has_no_place_and_a_callback_no_file() {
        assertNull(event(CalendarFile.of(booking("p", "Telefon", ChannelMode.PHONE, "sv"), null, NOW))
                .getLocation());
        Promise callback = PromiseContract.promise("p", "o");
        assertThrows(IllegalArgumentException.class, () -> CalendarFile.of(callback, null, NOW));
    }

    @Test
    void any_title_and_place_comes_back_as_it_was_and_no_line_is_too_long() {
        Seeds.each(2_000, random -> {
            String title = text(random);
            String place = text(random);
            CalendarFile file = CalendarFile.of(booking("p", place, ChannelMode.VISIT, "sv"), title, NOW);

            VEvent event = event(file);
            assertEquals(plain(title), event.getSummary().getValue());
            assertEquals(plain(place), event.getLocation().getValue());
            assertTrue(file.text().endsWith("END:VCALENDAR\r\n"));
            for (String line : file.text().split("\r\n", -1)) {
                assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
                assertFalse(line.contains("\n") || line.contains("\r"), line);
                String back = new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
                assertEquals(line, back, "a character was torn apart");
            }
        });
    }

    @Test
    void half_a_character_is_replaced() {
        CalendarFile file = CalendarFile.of(visit(), "a\uD83Db", NOW);
        assertEquals("a\uFFFDb", event(file).getSummary().getValue());
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder("x");
        int pieces = random.nextInt(30);
        for (int i = 0; i < pieces; i++) {
            text.append(Seeds.oneOf(random, PIECES));
        }
        return text.append('x').toString();
    }

    /** What can be written: a line end is one, and what controls a terminal is left out. */
    private static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\t', ' ');
        return lines.replaceAll("[\\p{Cntrl}\u0085&&[^\n]]", "").replace("\n", System.lineSeparator());
    }
}
