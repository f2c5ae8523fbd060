package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ContactId;
import io.sluss.uptake.AnnouncedWaits;
import io.sluss.uptake.Rate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Issue 5, Build 4: no wait is announced while what is announced does not come true. */
class MayAnnounceWaitTest {
    private static final Duration ANNOUNCED = Duration.ofMinutes(8);
    private static final int HOUR = 10; // in Stockholm

    private final Desk desk = Desk.usual();

    private void callers(int many, Duration waited) {
        for (int i = 0; i < many; i++) {
            ContactId contact = desk.says(Desk.BIKE).contact();
            Instant at = desk.clock.instant();
            desk.sluss.note(contact, new HostEvent(HostEvent.Kind.QUEUED, at, null, null, null, ANNOUNCED));
            desk.sluss.note(contact, HostEvent.of(HostEvent.Kind.ANSWERED, at.plus(waited)));
        }
        desk.sluss.maintain();
    }

    @Test
    void a_wait_may_be_announced_once_what_was_announced_came_true() {
        assertFalse(desk.sluss.mayAnnounceWait());
        callers(AnnouncedWaits.Calibration.DEFAULT.least(), ANNOUNCED.plusSeconds(20));
        assertTrue(desk.sluss.mayAnnounceWait());
        callers(30, ANNOUNCED.plusMinutes(20));
        assertFalse(desk.sluss.mayAnnounceWait());
        assertEquals(new Rate(50, 80), desk.sluss.announcedWaits(HOUR).coverage());
    }
}
