package io.sluss.outcome;

import io.sluss.contact.CallerKey;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.ContactId;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Events for tests: of contact {@code c}, whose offers are {@code c-service}, {@code c-callback}, {@code c-person}. */
public final class SomeEvents {
    public static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    public static final Duration LIFE = Duration.ofMinutes(30);
    public static final String SERVICE = "-service";
    public static final String CALLBACK = "-callback";
    public static final String PERSON = "-person";

    private static final CallerKeys DOOR = new CallerKeys(KeyRing.derivedFrom(new byte[32]), "SE", Set.of());
    private static final Labels LABELS = new Labels(
            Origin.PHONE,
            new Region("syd"),
            "sv",
            new ReasonId("bike"),
            Urgency.DEFERRABLE,
            Arm.OFFERED,
            null,
            null,
            "0123456789ab");

    private SomeEvents() {}

    public static ContactId contact(String name) {
        return new ContactId(name);
    }

    /** One of 95 callers. */
    public static CallerKey caller(int number) {
        return DOOR.keyOf(new CallerNumber(String.format("+467017406%02d", 5 + number)))
                .orElseThrow();
    }

    public static LedgerEvent arrived(String contact, Instant at, CallerKey caller) {
        return LedgerEvent.ofContact(LedgerEvent.Kind.CONTACT, contact(contact), at, LABELS)
                .withCaller(caller);
    }

    /** The same about something else, or about nothing known. */
    public static LedgerEvent about(LedgerEvent event, String reason) {
        Labels old = event.labels();
        Labels labels = new Labels(
                old.origin(),
                old.region(),
                old.language(),
                reason == null ? null : new ReasonId(reason),
                old.urgency(),
                old.arm(),
                old.channel(),
                old.channelName(),
                old.ruleSet());
        return new LedgerEvent(
                event.kind(),
                event.subject(),
                event.contact(),
                event.at(),
                labels,
                event.outcome(),
                event.detail(),
                event.span(),
                event.caller());
    }

    public static LedgerEvent note(LedgerEvent.Kind kind, String contact, Instant at) {
        return LedgerEvent.ofContact(kind, contact(contact), at, LABELS);
    }

    public static LedgerEvent offered(String offer) {
        return of(LedgerEvent.Kind.OFFERED, offer, NOON, null).withSpan(LIFE);
    }

    public static LedgerEvent presented(String offer) {
        return presented(offer, NOON);
    }

    public static LedgerEvent presented(String offer, Instant at) {
        return of(LedgerEvent.Kind.PRESENTED, offer, at, null).withSpan(LIFE);
    }

    public static LedgerEvent report(String offer, Outcome outcome) {
        return report(offer, outcome, NOON.plusSeconds(60));
    }

    public static LedgerEvent report(String offer, Outcome outcome, Instant at) {
        return of(LedgerEvent.Kind.OUTCOME, offer, at, outcome);
    }

    public static LedgerEvent of(LedgerEvent.Kind kind, String offer, Instant at, Outcome outcome) {
        String contact = offer.substring(0, offer.indexOf('-'));
        String channel = offer.substring(offer.indexOf('-'));
        Labels labels = switch (channel) {
            case SERVICE -> LABELS.of(ChannelKind.E_SERVICE, "report");
            case CALLBACK -> LABELS.of(ChannelKind.CALLBACK, "callback");
            case PERSON -> LABELS.of(ChannelKind.LIVE_AGENT, "live-agent");
            default -> throw new IllegalArgumentException(channel);
        };
        return new LedgerEvent(kind, offer, contact(contact), at, labels, outcome, null, null, null);
    }

    /** What an event is counted as. */
    public static String counted(LedgerEvent event) {
        return event.kind() + " " + event.labels().channel() + " " + event.outcome() + " " + event.detail();
    }

    public static List<String> counted(List<LedgerEvent> events) {
        return events.stream().map(SomeEvents::counted).sorted().toList();
    }
}
