package io.sluss.uptake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Evidence.Measured;
import io.sluss.offer.Arm;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.LedgerEvent.Kind;
import io.sluss.outcome.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MeasuredReliefTest {
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final ReasonId BIKE = new ReasonId("bike");

    private final MeasuredRelief relief = new MeasuredRelief();

    private static Labels labels(String service) {
        return new Labels(Origin.PHONE, null, "sv", BIKE, Urgency.DEFERRABLE, Arm.OFFERED, null, null, "0123456789ab")
                .of(ChannelKind.E_SERVICE, service);
    }

    private void tell(Kind kind, String contact, Labels labels, Outcome outcome) {
        ContactId id = new ContactId(contact);
        relief.record(
                new LedgerEvent(kind, contact + "-offer", id, NOON, labels, outcome, null, null, null, null, null));
    }

    private void cameBack(String later, String earlier) {
        relief.record(new LedgerEvent(
                Kind.RECONTACT,
                earlier,
                new ContactId(later),
                NOON,
                labels("e-service"),
                null,
                null,
                null,
                null,
                null,
                null));
    }

    @Test
    void each_service_is_counted_by_reason() {
        for (String contact : new String[] {"a", "b", "c", "d"}) {
            tell(Kind.PRESENTED, contact, labels("report"), null);
        }
        tell(Kind.PRESENTED, "a", labels("form"), null);
        tell(Kind.OUTCOME, "a", labels("report"), Outcome.ACCEPTED);
        tell(Kind.OUTCOME, "a", labels("report"), Outcome.COMPLETED_BY_STAFF);
        tell(Kind.OUTCOME, "b", labels("report"), Outcome.ACCEPTED);
        tell(Kind.OUTCOME, "c", labels("report"), Outcome.DECLINED);
        assertEquals(new Measured(4, 2, 1, 0), relief.of(BIKE, "report"));
        assertEquals(new Measured(1, 0, 0, 0), relief.of(BIKE, "form"));
        assertNull(relief.of(new ReasonId("wallet"), "report"));
    }

    @Test
    void whoever_comes_back_is_counted_for_what_they_accepted_and_once() {
        tell(Kind.OUTCOME, "a", labels("report"), Outcome.ACCEPTED);
        cameBack("later", "a");
        cameBack("later-still", "a");
        cameBack("another", "never-accepted");
        assertEquals(new Measured(0, 1, 0, 1), relief.of(BIKE, "report"));
        assertNull(relief.of(BIKE, "e-service"), "what served them last is told by kind alone");
    }

    @Test
    void other_channels_spare_nothing_and_are_not_counted() {
        Labels callback = labels("report").of(ChannelKind.CALLBACK, "callback");
        tell(Kind.PRESENTED, "a", callback, null);
        tell(Kind.OUTCOME, "a", callback, Outcome.ACCEPTED);
        assertNull(relief.of(BIKE, "callback"));
    }
}
