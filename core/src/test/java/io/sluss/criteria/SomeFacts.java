package io.sluss.criteria;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Facts for tests: a call on Tuesday 24 November 2026 at 10:00, of which nothing is known, and what is changed in it. */
public record SomeFacts(
        Contact contact,
        Situation situation,
        ZonedDateTime local,
        boolean holiday,
        @Nullable Region region,
        @Nullable String place,
        @Nullable ReasonId reason) {
    public static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    public static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 11, 24, 10, 0, 0, 0, STOCKHOLM);
    public static final SomeFacts NOTHING_KNOWN = new SomeFacts(
            Contact.from(Origin.PHONE).build(),
            Situation.firstContact(TUESDAY.toInstant(), ChannelStates.ALL_UP),
            TUESDAY,
            false,
            null,
            null,
            null);

    public static Facts nothingKnown() {
        return NOTHING_KNOWN.facts();
    }

    /** A call in which this is known. */
    public static SomeFacts call(UnaryOperator<Contact.Builder> known) {
        return of(Origin.PHONE, known);
    }

    public static SomeFacts of(Origin origin, UnaryOperator<Contact.Builder> known) {
        return new SomeFacts(
                known.apply(Contact.from(origin)).build(), NOTHING_KNOWN.situation, TUESDAY, false, null, null, null);
    }

    public Facts facts() {
        return new Facts(contact, situation, local, holiday, region, place, reason);
    }

    public SomeFacts at(ZonedDateTime when) {
        Situation now = new Situation(
                when.toInstant(),
                situation.floor(),
                situation.personOnly(),
                situation.reason(),
                situation.declined(),
                situation.recentReasons(),
                situation.recentServices(),
                situation.historyKnown(),
                situation.bucket(),
                situation.channels());
        return new SomeFacts(contact, now, when, holiday, region, place, reason);
    }

    public SomeFacts at(String localTime) {
        return at(java.time.LocalDateTime.parse(localTime).atZone(STOCKHOLM));
    }

    public SomeFacts on(boolean aHoliday) {
        return new SomeFacts(contact, situation, local, aHoliday, region, place, reason);
    }

    public SomeFacts in(@Nullable String aRegion) {
        return new SomeFacts(
                contact, situation, local, holiday, aRegion == null ? null : new Region(aRegion), place, reason);
    }

    public SomeFacts near(@Nullable String aPlace) {
        return new SomeFacts(contact, situation, local, holiday, region, aPlace, reason);
    }

    public SomeFacts about(@Nullable String aReason) {
        return new SomeFacts(
                contact, situation, local, holiday, region, place, aReason == null ? null : new ReasonId(aReason));
    }

    public SomeFacts with(Situation another) {
        return new SomeFacts(contact, another, local, holiday, region, place, reason);
    }

    /** An earlier step of the same contact raised it to this, and was about that. */
    public SomeFacts after(Urgency floor, @Nullable String earlierReason) {
        Situation s = situation;
        return with(new Situation(
                s.at(),
                floor,
                s.personOnly(),
                earlierReason == null ? null : new ReasonId(earlierReason),
                s.declined(),
                s.recentReasons(),
                s.recentServices(),
                s.historyKnown(),
                s.bucket(),
                s.channels()));
    }

    public SomeFacts declined(String... channels) {
        Situation s = situation;
        return with(new Situation(
                s.at(),
                s.floor(),
                s.personOnly(),
                s.reason(),
                Set.of(channels),
                s.recentReasons(),
                s.recentServices(),
                s.historyKnown(),
                s.bucket(),
                s.channels()));
    }

    public SomeFacts recently(Set<ReasonId> reasons, Set<String> services, boolean known) {
        Situation s = situation;
        return with(new Situation(
                s.at(),
                s.floor(),
                s.personOnly(),
                s.reason(),
                s.declined(),
                reasons,
                services,
                known,
                s.bucket(),
                s.channels()));
    }

    public SomeFacts whileChannels(ChannelStates channels) {
        Situation s = situation;
        return with(new Situation(
                s.at(),
                s.floor(),
                s.personOnly(),
                s.reason(),
                s.declined(),
                s.recentReasons(),
                s.recentServices(),
                s.historyKnown(),
                s.bucket(),
                channels));
    }
}
