package io.sluss.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ContactId;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Localized;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.matching.Candidate;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.matching.OpeningHours;
import io.sluss.matching.Queues;
import io.sluss.matching.Ranking;
import io.sluss.matching.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfferDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final IdSeal SEAL = new IdSeal(KeyRing.derivedFrom(new byte[32]));
    private static final Map<String, Localized> QUESTIONS =
            Map.of("safe", Localized.of("Safe?"), "suspect-known", Localized.of("Known?"));

    private static final Candidate SERVICE = new Candidate(
            new Channel.EService(
                    "report",
                    Localized.of("Report"),
                    ChannelMode.ONLINE,
                    Localized.of("https://example.org"),
                    null,
                    Set.of(),
                    OpeningHours.ALWAYS,
                    null,
                    List.of(),
                    null),
            ChannelMode.ONLINE,
            List.of(Requirement.SUSPECT_UNKNOWN),
            null,
            null,
            null,
            null,
            null);
    private static final Candidate PERSON = new Candidate(
            new Channel.LiveAgent(
                    Localized.of("A person"), OpeningHours.ALWAYS, new Queues("q", List.of(), "p"), Map.of()),
            ChannelMode.QUEUE,
            List.of(Requirement.E_ID),
            null,
            null,
            null,
            "q",
            null);

    private static List<Offer> issue(Origin origin, int firstOrdinal) {
        ContactId contact = SEAL.newContact(origin, NOW);
        return new OfferDesk(SEAL, OfferLifetimes.DEFAULT)
                .issue(
                        contact,
                        origin,
                        new ReasonId("bike"),
                        new Ranking(List.of(SERVICE, PERSON), List.of()),
                        QUESTIONS,
                        firstOrdinal,
                        NOW);
    }

    @Test
    void each_channel_is_an_offer_with_an_id_of_its_own_that_says_what_it_is() {
        List<Offer> offers = issue(Origin.WEB, 5);
        assertEquals(2, offers.size());
        for (int i = 0; i < 2; i++) {
            IdSeal.OpenedOffer opened = SEAL.openOffer(offers.get(i).id());
            assertEquals(5 + i, opened.ordinal());
            assertEquals(offers.get(i).contact(), opened.contact());
            assertEquals(IdSeal.code("bike"), opened.reasonCode());
            assertEquals(IdSeal.code(offers.get(i).channel().id()), opened.channelCode());
            assertEquals(offers.get(i).expiresAt(), opened.expiresAt());
        }
    }

    @Test
    void the_safety_question_comes_first_and_nothing_is_asked_with_a_person() {
        List<Offer> offers = issue(Origin.PHONE, 0);
        assertEquals(
                List.of(
                        new Ask("safe", Localized.of("Safe?"), true),
                        new Ask("suspect-known", Localized.of("Known?"), false)),
                offers.get(0).asks());
        assertFalse(offers.get(0).isPerson());
        assertTrue(offers.get(1).isPerson());
        assertEquals(List.of(), offers.get(1).asks());
        assertEquals("q", offers.get(1).queue());
        assertEquals(ChannelKind.E_SERVICE, offers.get(0).kind());
    }

    @Test
    void a_question_without_a_text_is_a_mistake_that_names_it() {
        var e = assertThrows(
                NullPointerException.class,
                () -> OfferDesk.asks(SERVICE.channel(), List.of(Requirement.ADULT), QUESTIONS));
        assertEquals("adult", e.getMessage());
    }

    @Test
    void an_offer_lives_as_long_as_what_it_came_in_by() {
        OfferLifetimes lifetimes =
                new OfferLifetimes(Duration.ofMinutes(12), Duration.ofMinutes(34), Duration.ofDays(5));
        assertEquals(NOW.plus(Duration.ofMinutes(12)), lifetimes.expiry(Origin.PHONE, NOW));
        assertEquals(NOW.plus(Duration.ofMinutes(34)), lifetimes.expiry(Origin.WEB, NOW));
        assertEquals(NOW.plus(Duration.ofMinutes(34)), lifetimes.expiry(Origin.COUNTER, NOW));
        assertEquals(NOW.plus(Duration.ofDays(5)), lifetimes.expiry(Origin.EMAIL, NOW));
        assertEquals(
                new OfferLifetimes(Duration.ofMinutes(17), Duration.ofMinutes(30), Duration.ofDays(7)),
                OfferLifetimes.DEFAULT);
    }
}
