package io.sluss.ivr.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ContactId;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.offer.OfferId;
import io.sluss.promise.PromiseId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The state of a call comes back as it was sealed, or not at all. */
class CallSealTest {
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00.123Z");
    private final CallSeal seal = new CallSeal("a secret of some length".getBytes(StandardCharsets.UTF_8));

    @Test
    void whatIsSealedIsOpenedAsItWas() {
        Plan plan = new Plan(
                new ReasonId("bicycle-theft"),
                List.of(new OfferId("offer_1-A"), new OfferId("offer_2-B")),
                1,
                new OfferId("person"),
                true,
                new Plan.Chosen(NOW.plusMillis(877), "callback/syd"),
                3);
        CallState full = new CallState(
                Place.TIME,
                "en",
                new CallState.Arrival(NOW, new Region("öst"), "ticket ÅÄÖ", Set.of("child")),
                1,
                new ContactId("contact"),
                plan,
                2,
                true,
                new PromiseId("promise_1-A"));
        assertEquals(full, seal.open(seal.seal(full)));
        CallState empty = CallState.arriving("sv", new CallState.Arrival(NOW, null, null, Set.of()));
        assertEquals(empty, seal.open(seal.seal(empty)));
        for (Place place : Place.values()) {
            assertEquals(place, seal.open(seal.seal(empty.at(place))).place());
        }
    }

    @Test
    void whatWasNotSealedHereIsNotOpened() {
        CallState state = CallState.arriving("sv", new CallState.Arrival(NOW, null, null, Set.of()));
        String sealed = seal.seal(state);
        assertNotEquals(sealed, seal.seal(state));
        assertNull(new CallSeal(new byte[] {1}).open(sealed));
        assertNull(seal.open(""));
        assertNull(seal.open("A"));
        assertNull(seal.open("åäö"));
        assertNull(seal.open(sealed + "AAAA"));
        assertNull(seal.open("A".repeat(5_000)));
        assertTrue(sealed.matches("[A-Za-z0-9_-]+"), "URL-safe");
    }
}
