package io.sluss.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ContactId;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import io.sluss.contact.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSealTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00.123Z");
    private static final IdSeal SEAL = new IdSeal(KeyRing.derivedFrom(new byte[32]));

    private static OfferId offer(ContactId contact, Instant expiresAt) {
        return SEAL.offer(contact, 3, expiresAt, 7, 9);
    }

    @Test
    void an_id_tells_what_went_into_it() {
        Seeds.each(300, random -> {
            Origin origin = Seeds.oneOf(random, List.of(Origin.values()));
            Instant now = NOW.plusMillis(random.nextLong(25L * 365 * 24 * 3600 * 1000));
            ContactId contact = SEAL.newContact(origin, now);
            assertEquals(new IdSeal.Opened(IdSeal.Kind.CONTACT, now, origin), SEAL.open(contact.text()));
            assertEquals(new IdSeal.Opened(IdSeal.Kind.PROMISE, now, origin), SEAL.open(SEAL.newPromise(origin, now)));
            int ordinal = random.nextInt(256);
            Instant expiry = now.plusSeconds(random.nextInt(1 << 24));
            int channel = random.nextInt(1 << 16);
            int reason = random.nextInt(1 << 16);
            OfferId offer = SEAL.offer(contact, ordinal, expiry, channel, reason);
            assertEquals(
                    new IdSeal.OpenedOffer(contact, now, origin, ordinal, expiry, channel, reason),
                    SEAL.openOffer(offer));
            for (String text : List.of(contact.text(), offer.text())) {
                assertTrue(text.length() <= ContactId.MAX_LENGTH);
                assertTrue(text.matches("[A-Za-z0-9_-]+"));
            }
        });
    }

    @Test
    void one_character_changed_anywhere_to_any_other_was_never_issued() {
        ContactId contact = SEAL.newContact(Origin.PHONE, NOW);
        String promise = SEAL.newPromise(Origin.WEB, NOW);
        OfferId offer = offer(contact, NOW.plusSeconds(60));
        for (String changed : changes(contact.text())) {
            assertNull(SEAL.open(changed));
        }
        for (String changed : changes(promise)) {
            assertNull(SEAL.open(changed));
        }
        for (String changed : changes(offer.text())) {
            assertNull(SEAL.openOffer(new OfferId(changed)), changed);
        }
    }

    private static Set<String> changes(String text) {
        Set<String> changes = new HashSet<>();
        for (int at = 0; at < text.length(); at++) {
            for (char c : ALPHABET.toCharArray()) {
                changes.add(text.substring(0, at) + c + text.substring(at + 1));
            }
        }
        changes.remove(text);
        assertEquals(text.length() * 63, changes.size());
        return changes;
    }

    @Test
    void a_cut_longer_or_foreign_text_was_never_issued() {
        ContactId contact = SEAL.newContact(Origin.PHONE, NOW);
        String offer = offer(contact, NOW).text();
        for (int length = 1; length < offer.length(); length++) {
            assertNull(SEAL.openOffer(new OfferId(offer.substring(0, length))));
        }
        assertNull(SEAL.openOffer(new OfferId(offer + "A")));
        assertNull(SEAL.openOffer(new OfferId(contact.text())), "a contact is no offer");
        assertNull(SEAL.open(offer), "an offer is no contact");
        for (String text : List.of("", "a", "aaaa", "åäö", "====", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")) {
            assertNull(SEAL.open(text));
        }
        Seeds.each(500, random -> {
            byte[] bytes = new byte[35];
            random.nextBytes(bytes);
            assertNull(SEAL.openOffer(new OfferId(
                    java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))));
        });
    }

    @Test
    void the_tail_of_one_offer_does_not_fit_another_contact() {
        OfferId one = offer(SEAL.newContact(Origin.PHONE, NOW), NOW.plusSeconds(60));
        ContactId other = SEAL.newContact(Origin.PHONE, NOW);
        byte[] mixed = java.util.Base64.getUrlDecoder().decode(one.text());
        System.arraycopy(java.util.Base64.getUrlDecoder().decode(other.text()), 0, mixed, 0, 23);
        assertNull(SEAL.openOffer(
                new OfferId(java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(mixed))));
    }

    @Test
    void another_key_opens_nothing_and_the_same_key_on_another_node_opens_all() {
        ContactId contact = SEAL.newContact(Origin.PHONE, NOW);
        OfferId offer = offer(contact, NOW.plusSeconds(60));
        byte[] secret = new byte[32];
        secret[0] = 1;
        IdSeal stranger = new IdSeal(KeyRing.derivedFrom(secret));
        assertNull(stranger.open(contact.text()));
        assertNull(stranger.openOffer(offer));
        IdSeal twin = new IdSeal(KeyRing.derivedFrom(new byte[32]));
        assertEquals(SEAL.open(contact.text()), twin.open(contact.text()));
        assertEquals(SEAL.openOffer(offer), twin.openOffer(offer));
    }

    @Test
    void an_expiry_is_rounded_up_to_a_second_and_never_lies_before_the_issue() {
        ContactId contact = SEAL.newContact(Origin.PHONE, NOW);
        assertEquals(NOW.plusSeconds(61), expiryOf(contact, NOW.plusSeconds(60).plusMillis(1)));
        assertEquals(NOW.plusSeconds(61), expiryOf(contact, NOW.plusSeconds(61)));
        assertEquals(NOW, expiryOf(contact, NOW));
        assertEquals(NOW, expiryOf(contact, NOW.minusSeconds(5)));
        assertEquals(NOW.plusSeconds((1 << 24) - 1), expiryOf(contact, NOW.plus(Duration.ofDays(400))));
        assertTrue(Duration.ofSeconds((1 << 24) - 1).toDays() >= 194);
    }

    private static Instant expiryOf(ContactId contact, Instant expiresAt) {
        return SEAL.openOffer(offer(contact, expiresAt)).expiresAt();
    }

    @Test
    void ids_issued_in_the_same_moment_are_unlike_and_so_are_the_offers_of_a_contact() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            ids.add(SEAL.newContact(Origin.PHONE, NOW).text());
        }
        assertEquals(5_000, ids.size());
        ContactId contact = SEAL.newContact(Origin.PHONE, NOW);
        IdSeal.Offers offers = SEAL.offers(contact);
        for (int ordinal = 0; ordinal < 256; ordinal++) {
            ids.add(offers.offer(ordinal, NOW, 1, 1).text());
        }
        assertEquals(5_256, ids.size());
        assertThrows(IllegalArgumentException.class, () -> offers.offer(256, NOW, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> offers.offer(-1, NOW, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> SEAL.offers(new ContactId("nonsense")));
    }

    @Test
    void a_name_has_one_code_that_never_changes_since_ids_out_there_hold_it() {
        assertEquals(IdSeal.code("live-agent"), IdSeal.code("live-agent"));
        assertNotEquals(IdSeal.code("callback"), IdSeal.code("booking"));
        assertEquals(1286, IdSeal.code("callback"));
        assertEquals(53476, IdSeal.code("live-agent"));
        Set<Integer> codes = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            int code = IdSeal.code("reason-" + i);
            assertTrue(code >= 1 && code <= 65_535);
            codes.add(code);
        }
        assertTrue(codes.size() > 15_000, () -> "only " + codes.size() + " codes for 20,000 names");
        assertEquals(1, IdSeal.code(""), "0 stands for unknown");
    }
}
