package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Suppressed;
import io.sluss.offer.Arm;
import io.sluss.offer.Ask;
import io.sluss.offer.Offer;
import io.sluss.rules.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the tests of the promises share: a Sluss with a clock that stands still, and short ways to say things. */
final class Desk {
    /** A Tuesday, 10:00 in Stockholm. */
    static final String NOON = "2026-03-10T09:00:00Z";

    static final String NUMBER = "+46701740605";
    static final String BIKE = "min cykel är stulen";
    static final String WALLET = "jag har tappat min plånbok";
    static final KeyRing KEYS = KeyRing.derivedFrom(
            "a secret of at least 32 bytes for tests".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    final SettableClock clock = SettableClock.at(NOON);
    final Recorded recorded = new Recorded();
    final Sluss sluss;

    private Desk(RuleSet rules, UnaryOperator<SlussBuilder> more) {
        SlussBuilder builder = Sluss.builder(rules)
                .clock(clock)
                .keys(KEYS)
                .recorder(recorded)
                .deadline(java.time.Duration.ofSeconds(20));
        this.sluss = more.apply(builder).build();
    }

    static Desk usual() {
        return with(TestRules.usual());
    }

    static Desk with(RuleSet rules) {
        return new Desk(rules, builder -> builder);
    }

    static Desk with(RuleSet rules, UnaryOperator<SlussBuilder> more) {
        return new Desk(rules, more);
    }

    static Contact.Builder call() {
        return Contact.from(Origin.PHONE).language("sv").region("syd").eId(true);
    }

    /** The first step of a call, in which something is said. */
    Decision says(String text) {
        return sluss.decide(call().utterance(text).build());
    }

    /** The next step of a contact, in which something is said. */
    Decision says(Decision earlier, String text) {
        return says(earlier.contact(), text);
    }

    Decision says(ContactId contact, String text) {
        return sluss.decide(
                Contact.from(Origin.PHONE).id(contact).utterance(text).build());
    }

    static Optional<Offer> offer(Decision decision, ChannelKind kind) {
        return decision.offers().stream().filter(offer -> offer.kind() == kind).findFirst();
    }

    static Offer theOffer(Decision decision, ChannelKind kind) {
        return offer(decision, kind).orElseThrow(() -> new AssertionError("no " + kind + " in " + decision));
    }

    static List<ChannelKind> kinds(Decision decision) {
        return decision.offers().stream().map(Offer::kind).toList();
    }

    static List<String> names(Decision decision) {
        return decision.offers().stream().map(offer -> offer.channel().id()).toList();
    }

    static Optional<Suppressed.Why> whyNot(Decision decision, String channel) {
        return decision.suppressed().stream()
                .filter(left -> left.channel().equals(channel))
                .map(Suppressed::why)
                .findFirst();
    }

    /** The answers with which an offer stands. */
    static Map<String, Boolean> wanted(Offer offer) {
        Map<String, Boolean> answers = new HashMap<>();
        for (Ask ask : offer.asks()) {
            answers.put(ask.id(), ask.wanted());
        }
        return answers;
    }

    static Report yes(Offer offer) {
        return Report.accepted(wanted(offer));
    }

    static PromiseWish next(Offer offer) {
        return PromiseWish.nextFree(new CallerNumber(NUMBER), wanted(offer));
    }

    static void assertOnlyAPerson(Decision decision, String what) {
        assertEquals(List.of(ChannelKind.LIVE_AGENT), kinds(decision), what);
        assertFalse(decision.arm() == Arm.OFFERED, what);
        assertTrue(decision.bestOffer().isEmpty(), what);
    }

    static void assertOnlyAPerson(Decision decision, Urgency urgency) {
        assertEquals(urgency, decision.urgency());
        assertOnlyAPerson(decision, decision.toString());
    }
}
