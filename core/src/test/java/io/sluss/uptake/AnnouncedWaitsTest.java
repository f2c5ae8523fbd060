package io.sluss.uptake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.LedgerEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Issue 5, Build 4: announced waits against actual ones, and no announcement while it is not calibrated. */
class AnnouncedWaitsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final Instant TEN =
            LocalDate.parse("2027-03-01").atTime(10, 0).atZone(ZONE).toInstant();
    private static final Labels LABELS = new Labels(Origin.PHONE, null, null, null, null, null, null, null, null);

    private final AnnouncedWaits waits = new AnnouncedWaits(ZONE, AnnouncedWaits.Calibration.DEFAULT);
    private int contacts;

    private LedgerEvent event(Kind kind, Instant at) {
        return LedgerEvent.ofContact(kind, new ContactId("c" + contacts), at, LABELS);
    }

    private void told(int announcedSeconds, int waitedSeconds, Kind then, int times) {
        for (int i = 0; i < times; i++) {
            contacts++;
            waits.record(event(Kind.QUEUED, TEN).withSpan(Duration.ofSeconds(announcedSeconds)));
            waits.record(event(then, TEN.plusSeconds(waitedSeconds)).withSpan(Duration.ofSeconds(waitedSeconds + 77)));
        }
    }

    private AnnouncedWaits.OfHour ten() {
        return waits.ofHour(10);
    }

    @Test
    void nothing_is_announced_before_enough_announcements_have_held() {
        assertFalse(waits.isCalibrated(TEN));
        assertEquals(Optional.empty(), ten().bias());
        told(600, 610, Kind.ANSWERED, 49);
        assertFalse(waits.isCalibrated(TEN));
        told(600, 610, Kind.ANSWERED, 1);
        assertTrue(waits.isCalibrated(TEN));
        assertTrue(waits.isCalibrated(TEN.plusSeconds(86_400 + 3_599)));
        assertFalse(waits.isCalibrated(TEN.plusSeconds(3_600)));
        assertFalse(waits.isCalibrated(TEN.minusSeconds(1)));
        assertEquals(Optional.of(Duration.ofSeconds(10)), ten().bias());
        assertEquals(Optional.of(Duration.ofSeconds(600)), ten().meanAnnounced());
        assertEquals(new Rate(50, 50), ten().coverage());
    }

    @Test
    void an_announcement_that_too_many_wait_longer_than_is_none() {
        told(600, 600, Kind.ANSWERED, 80);
        told(600, 721, Kind.ANSWERED, 20); // a fifth more would have held
        assertTrue(waits.isCalibrated(TEN));
        told(600, 721, Kind.ANSWERED, 1);
        assertEquals(new Rate(80, 101), ten().coverage());
        assertFalse(waits.isCalibrated(TEN));
    }

    @Test
    void one_that_frightens_people_away_is_none_either() {
        told(1_800, 300, Kind.ANSWERED, 100);
        assertEquals(new Rate(100, 100), ten().coverage());
        assertEquals(Optional.of(Duration.ofSeconds(-1_500)), ten().bias());
        assertFalse(waits.isCalibrated(TEN));
    }

    @Test
    void who_leaves_after_it_was_broken_counts_and_who_leaves_before_is_counted_apart() {
        told(600, 599, Kind.ABANDONED, 3);
        told(600, 900, Kind.ABANDONED, 2);
        assertEquals(new Rate(0, 2), ten().coverage());
        assertEquals(3, ten().leftBefore());
    }

    @Test
    void who_takes_a_callback_has_left_the_queue() {
        contacts++;
        waits.record(event(Kind.QUEUED, TEN).withSpan(Duration.ofSeconds(600)));
        Labels callback = LABELS.of(ChannelKind.CALLBACK, "callback");
        waits.record(LedgerEvent.ofContact(Kind.PROMISE, new ContactId("c1"), TEN.plusSeconds(30), callback)
                .withDetail("made"));
        waits.record(event(Kind.ANSWERED, TEN.plusSeconds(9_000)));
        assertEquals(new Rate(0, 0), ten().coverage());
        assertEquals(1, ten().leftBefore());
    }

    @Test
    void the_latest_announcements_count() {
        told(600, 3_000, Kind.ANSWERED, 400);
        assertFalse(waits.isCalibrated(TEN));
        told(600, 600, Kind.ANSWERED, AnnouncedWaits.LATEST);
        assertTrue(waits.isCalibrated(TEN));
        assertEquals(new Rate(500, 500), ten().coverage());
    }

    @Test
    void who_was_told_nothing_is_not_judged() {
        waits.record(event(Kind.QUEUED, TEN));
        waits.record(event(Kind.ANSWERED, TEN.plusSeconds(5)));
        assertEquals(new Rate(0, 0), ten().coverage());
    }
}
