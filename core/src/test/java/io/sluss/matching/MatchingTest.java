package io.sluss.matching;

import static io.sluss.criteria.SomeFacts.NOTHING_KNOWN;
import static io.sluss.criteria.SomeFacts.call;
import static io.sluss.criticality.SomeReasons.deferrable;
import static io.sluss.criticality.SomeReasons.personOnly;
import static io.sluss.matching.OpeningHoursTest.SWEDEN;
import static io.sluss.matching.OpeningHoursTest.hours;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.ChannelTrouble;
import io.sluss.contact.Localized;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Seeds;
import io.sluss.contact.Urgency;
import io.sluss.criteria.SomeFacts;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.Criticality;
import io.sluss.matching.Suppressed.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {
    private static final Instant SOON = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-24T12:00:00Z");
    private static final List<ChannelKind> ALL =
            List.of(ChannelKind.E_SERVICE, ChannelKind.CALLBACK, ChannelKind.BOOKING);
    private static final ContactReason BIKE = deferrable("bike");
    private static final SlotPlan PLAN =
            new SlotPlan(OpeningHours.ALWAYS, Duration.ofMinutes(30), 1, Duration.ZERO, Duration.ofDays(5));

    private static final Channel.EService REPORT = service("report", "daily 00:00-24:00", Requirement.E_ID);
    private static final Channel.EService DAYTIME = service("daytime", "daily 08:00-18:00", null);
    private static final Channel.EService OTHER = new Channel.EService(
            "other",
            Localized.of("other"),
            ChannelMode.ONLINE,
            null,
            null,
            Set.of(new ReasonId("wallet")),
            OpeningHours.ALWAYS,
            null,
            List.of(),
            null);

    private static Channel.EService service(String id, String hours, Requirement ask) {
        return new Channel.EService(
                id,
                Localized.of(id),
                ChannelMode.ONLINE,
                Localized.of("https://example.org/" + id),
                null,
                Set.of(new ReasonId("bike")),
                hours(hours),
                10,
                ask == null ? List.of() : List.of(ask, Requirement.SUSPECT_UNKNOWN),
                ask);
    }

    private static Channel.Office office(String id, String region, String... reasons) {
        return new Channel.Office(
                id,
                Localized.of(id),
                id + " street",
                ChannelMode.VISIT,
                region == null ? null : new Region(region),
                java.util.Arrays.stream(reasons).map(ReasonId::new).collect(java.util.stream.Collectors.toSet()),
                PLAN);
    }

    private static Matching matching(String agents) {
        Map<String, Channel.Office> offices = new LinkedHashMap<>();
        for (Channel.Office office :
                List.of(office("malmo", "syd"), office("umea", "nord"), office("permits", null, "permit"))) {
            offices.put(office.id(), office);
        }
        return new Matching(
                SWEDEN,
                List.of(REPORT, DAYTIME, OTHER),
                new Channel.Callback(
                        Localized.of("callback"),
                        PLAN,
                        true,
                        Set.of(ChannelMode.CHOSEN_TIME, ChannelMode.NEXT_SLOT),
                        Set.of(),
                        List.of()),
                new Channel.Booking(Localized.of("booking"), offices, Set.of()),
                new Channel.LiveAgent(
                        Localized.of("a person"),
                        hours(agents),
                        new Queues(
                                "default",
                                List.of(
                                        new Queues.Row(new Region("syd"), "en", null, "syd-en"),
                                        new Queues.Row(new Region("syd"), null, null, "syd"),
                                        new Queues.Row(null, null, new ReasonId("bike"), "bikes")),
                                "priority"),
                        Map.of("default", "duty", "leak", "plumber")));
    }

    private static final Matching OPEN = matching("daily 00:00-24:00");
    private static final Matching BY_DAY = matching("daily 07:00-20:00");

    private static Criticality verdict(Urgency urgency, ContactReason reason) {
        return new Criticality(urgency, urgency, reason, List.of());
    }

    private static final Criticality CAN_WAIT = verdict(Urgency.DEFERRABLE, BIKE);

    /** Free times by resource. */
    private static ChannelStates free(Map<String, Instant> next) {
        return new ChannelStates() {
            @Override
            public ChannelTrouble whyUnavailable(String channel) {
                return null;
            }

            @Override
            public Instant nextFree(String channel, String resource, Instant now) {
                return next.get(resource);
            }
        };
    }

    private static final ChannelStates FREE =
            free(Map.of("callback/service", SOON, "callback/syd", LATER, "booking/malmo", LATER, "booking/umea", SOON));

    private static Ranking match(SomeFacts facts) {
        return OPEN.match(facts.facts(), CAN_WAIT, ALL, Ranker.AS_WRITTEN);
    }

    private static List<String> names(Ranking ranking) {
        return ranking.candidates().stream().map(each -> each.channel().id()).toList();
    }

    private static Why why(Ranking ranking, String channel) {
        return ranking.suppressed().stream()
                .filter(each -> each.channel().equals(channel))
                .map(Suppressed::why)
                .findFirst()
                .orElse(null);
    }

    @Test
    void channels_come_in_the_order_of_the_rule_and_a_person_last() {
        Ranking ranking = match(NOTHING_KNOWN.whileChannels(FREE));
        assertEquals(List.of("report", "daytime", "callback", "booking", "live-agent"), names(ranking));
        assertEquals(List.of(), ranking.suppressed());
        assertTrue(ranking.offersMoreThanAPerson());
        Ranking personFirst = OPEN.match(
                NOTHING_KNOWN.whileChannels(FREE).facts(),
                CAN_WAIT,
                List.of(ChannelKind.LIVE_AGENT, ChannelKind.CALLBACK, ChannelKind.CALLBACK),
                Ranker.AS_WRITTEN);
        assertEquals(List.of("live-agent", "callback"), names(personFirst));
        Ranking nothing = OPEN.match(NOTHING_KNOWN.facts(), CAN_WAIT, List.of(), Ranker.AS_WRITTEN);
        assertEquals(List.of("live-agent"), names(nothing));
        assertFalse(nothing.offersMoreThanAPerson());
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_wait_or_is_for_persons_only_gets_a_person_and_nothing_else(Urgency urgency) {
        SomeFacts facts = NOTHING_KNOWN.whileChannels(FREE);
        for (ContactReason reason : new ContactReason[] {null, personOnly("stalking"), BIKE}) {
            if (urgency == Urgency.DEFERRABLE && reason == BIKE) {
                continue;
            }
            Ranking ranking = OPEN.match(facts.facts(), verdict(urgency, reason), ALL, Ranker.AS_WRITTEN);
            assertEquals(List.of("live-agent"), names(ranking));
            assertEquals(List.of(), ranking.suppressed());
        }
    }

    @Test
    void an_e_service_that_is_closed_is_left_out() {
        Ranking night = match(NOTHING_KNOWN.whileChannels(FREE).at("2026-11-24T02:00:00"));
        assertEquals(Why.CLOSED, why(night, "daytime"));
        assertTrue(names(night).contains("report"));
    }

    @Test
    void an_e_service_whose_need_is_known_not_to_be_met_is_left_out_and_what_is_not_known_is_asked() {
        assertEquals(Why.NEED_NOT_MET, why(match(call(b -> b.eId(false))), "report"));
        Ranking unknown = match(NOTHING_KNOWN);
        assertEquals(List.of(Requirement.E_ID), unknown.candidates().get(0).asks());
        Ranking known = match(call(b -> b.eId(true)));
        assertEquals(List.of(), known.candidates().get(0).asks());
        assertEquals(Why.NEED_NOT_MET, why(match(call(b -> b.signals(List.of("suspect-known")))), "report"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"E_SERVICE", "report"})
    void what_was_declined_in_this_step_or_an_earlier_one_is_left_out(String declined) {
        assertEquals(Why.DECLINED, why(match(call(b -> b.declined(List.of(declined)))), "report"));
        assertEquals(Why.DECLINED, why(match(NOTHING_KNOWN.declined(declined)), "report"));
        assertEquals(
                declined.equals("report"),
                names(match(NOTHING_KNOWN.declined(declined))).contains("daytime"));
    }

    @Test
    void a_declined_callback_or_booking_is_left_out_and_a_person_never() {
        Ranking ranking = match(NOTHING_KNOWN
                .whileChannels(FREE)
                .declined("CALLBACK", "booking", "LIVE_AGENT", "live-agent", "E_SERVICE"));
        assertEquals(List.of("live-agent"), names(ranking));
        assertEquals(Why.DECLINED, why(ranking, "callback"));
        assertEquals(Why.DECLINED, why(ranking, "booking"));
    }

    @Test
    void the_same_e_service_is_not_offered_again_to_someone_who_comes_back() {
        ReasonId bike = new ReasonId("bike");
        assertEquals(Why.REPEAT, why(match(NOTHING_KNOWN.recently(Set.of(bike), Set.of("report"), true)), "report"));
        assertEquals(null, why(match(NOTHING_KNOWN.recently(Set.of(bike), Set.of("other"), true)), "report"));
        assertEquals(
                null,
                why(match(NOTHING_KNOWN.recently(Set.of(new ReasonId("wallet")), Set.of("report"), true)), "report"));
        Ranking unread = match(NOTHING_KNOWN.recently(Set.of(), Set.of(), false).whileChannels(FREE));
        assertEquals(Why.HISTORY_UNKNOWN, why(unread, "report"));
        assertTrue(names(unread).contains("callback"));
    }

    @Test
    void what_is_down_or_full_is_left_out() {
        ChannelStates down = new ChannelStates() {
            @Override
            public ChannelTrouble whyUnavailable(String channel) {
                return ChannelTrouble.TIMEOUT;
            }

            @Override
            public Instant nextFree(String channel, String resource, Instant now) {
                return SOON;
            }
        };
        Ranking ranking = match(NOTHING_KNOWN.whileChannels(down));
        assertEquals(List.of("live-agent"), names(ranking));
        for (String channel : List.of("report", "daytime", "callback", "booking")) {
            assertEquals(Why.UNAVAILABLE, why(ranking, channel));
        }
        Ranking full = match(NOTHING_KNOWN);
        assertEquals(Why.FULL, why(full, "callback"));
        assertEquals(Why.FULL, why(full, "booking"));
    }

    @Test
    void a_book_that_cannot_be_read_suppresses_what_it_holds() {
        ChannelStates unread = new ChannelStates() {
            @Override
            public ChannelTrouble whyUnavailable(String channel) {
                return null;
            }

            @Override
            public Instant nextFree(String channel, String resource, Instant now) {
                throw new UnavailableException(channel);
            }
        };
        Ranking ranking = match(NOTHING_KNOWN.whileChannels(unread));
        assertEquals(Why.UNAVAILABLE, why(ranking, "callback"));
        assertEquals(Why.UNAVAILABLE, why(ranking, "booking"));
        assertEquals(List.of("report", "daytime", "live-agent"), names(ranking));
    }

    @Test
    void a_callback_is_counted_per_region_where_the_region_is_known() {
        Candidate unknown = candidate(match(NOTHING_KNOWN.whileChannels(FREE)), "callback");
        assertEquals("callback/service", unknown.resource());
        assertEquals(SOON, unknown.nextFree());
        Candidate south = candidate(match(NOTHING_KNOWN.whileChannels(FREE).in("syd")), "callback");
        assertEquals("callback/syd", south.resource());
        assertEquals(LATER, south.nextFree());
        assertEquals(ChannelMode.CHOSEN_TIME, south.mode());
    }

    @Test
    void a_booking_is_at_the_office_of_the_region_and_otherwise_the_one_that_is_free_first() {
        Candidate anywhere = candidate(match(NOTHING_KNOWN.whileChannels(FREE)), "booking");
        assertEquals("booking/umea", anywhere.resource());
        assertEquals("umea street", anywhere.place());
        Candidate south = candidate(match(NOTHING_KNOWN.whileChannels(FREE).in("syd")), "booking");
        assertEquals("booking/malmo", south.resource());
        assertEquals(
                Why.NOT_IN_REGION, why(match(NOTHING_KNOWN.whileChannels(FREE).in("mitt")), "booking"));
    }

    private static Candidate candidate(Ranking ranking, String channel) {
        return ranking.candidates().stream()
                .filter(each -> each.channel().id().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private static Candidate person(Matching matching, SomeFacts facts, Criticality verdict) {
        List<Candidate> only = matching.personOnly(facts.facts(), verdict).candidates();
        assertEquals(1, only.size());
        return only.get(0);
    }

    @Test
    void only_an_emergency_joins_the_priority_queue() {
        for (Urgency urgency : Urgency.values()) {
            Candidate person = person(OPEN, NOTHING_KNOWN.in("syd"), verdict(urgency, null));
            assertEquals(urgency == Urgency.EMERGENCY ? "priority" : "syd", person.queue());
            assertEquals(ChannelMode.QUEUE, person.mode());
            assertEquals(null, person.opensAt());
        }
    }

    @Test
    void the_first_row_that_fits_gives_the_queue() {
        assertEquals(
                "default",
                person(OPEN, NOTHING_KNOWN, verdict(Urgency.UNKNOWN, null)).queue());
        assertEquals("bikes", person(OPEN, NOTHING_KNOWN, CAN_WAIT).queue());
        assertEquals("syd", person(OPEN, NOTHING_KNOWN.in("syd"), CAN_WAIT).queue());
        assertEquals(
                "syd-en",
                person(OPEN, call(b -> b.language("en")).in("syd"), CAN_WAIT).queue());
        assertEquals(
                "bikes",
                person(OPEN, call(b -> b.language("en")).in("nord"), CAN_WAIT).queue());
    }

    @Test
    void at_night_what_cannot_wait_reaches_a_duty_and_what_can_is_told_when_somebody_answers() {
        SomeFacts night = NOTHING_KNOWN.at("2026-11-24T02:00:00");
        Instant opens = Instant.parse("2026-11-24T06:00:00Z");
        for (Urgency urgency : List.of(Urgency.UNKNOWN, Urgency.TIME_CRITICAL, Urgency.EMERGENCY)) {
            Candidate duty = person(BY_DAY, night, verdict(urgency, null));
            assertEquals("duty", duty.queue());
            assertEquals(ChannelMode.ON_CALL, duty.mode());
            assertEquals(opens, duty.opensAt());
            assertEquals(
                    "plumber",
                    person(BY_DAY, night, verdict(urgency, deferrable("leak"))).queue());
        }
        assertEquals(null, person(BY_DAY, night, CAN_WAIT).queue());
        assertEquals(opens, person(BY_DAY, night, CAN_WAIT).opensAt());
        assertEquals(
                "plumber",
                person(BY_DAY, night, verdict(Urgency.DEFERRABLE, deferrable("leak")))
                        .queue());
    }

    private static List<String> rankedBy(Ranker ranker) {
        return names(OPEN.match(NOTHING_KNOWN.whileChannels(FREE).facts(), CAN_WAIT, ALL, ranker));
    }

    @Test
    void a_ranker_orders_and_can_neither_add_nor_lose_a_channel() {
        List<String> asWritten = rankedBy(Ranker.AS_WRITTEN);
        List<String> reversed = new ArrayList<>(asWritten);
        Collections.reverse(reversed);
        assertEquals(reversed, rankedBy((facts, candidates) -> {
            List<Candidate> turned = new ArrayList<>(candidates);
            Collections.reverse(turned);
            return turned;
        }));
        assertEquals(asWritten, rankedBy((facts, candidates) -> List.of()));
        assertEquals(
                List.of("booking", "report", "daytime", "callback", "live-agent"), rankedBy((facts, candidates) -> {
                    Candidate invented =
                            new Candidate(OTHER, ChannelMode.ONLINE, List.of(), null, null, null, null, null);
                    return java.util.Arrays.asList(invented, null, candidates.get(3), candidates.get(3));
                }));
    }

    @Test
    void a_ranker_that_fails_or_meddles_leaves_the_order_of_the_file() {
        List<String> asWritten = rankedBy(Ranker.AS_WRITTEN);
        assertEquals(asWritten, rankedBy((facts, candidates) -> null));
        assertEquals(asWritten, rankedBy((facts, candidates) -> {
            throw new IllegalStateException("kanariefågel");
        }));
        assertEquals(asWritten, rankedBy((facts, candidates) -> {
            throw new StackOverflowError();
        }));
        assertEquals(asWritten, rankedBy((facts, candidates) -> {
            candidates.clear();
            return candidates;
        }));
    }

    @Test
    void whatever_a_ranker_answers_the_same_channels_come_out() {
        Set<String> asWritten = Set.copyOf(rankedBy(Ranker.AS_WRITTEN));
        Seeds.each(200, random -> {
            List<String> ranked = rankedBy((facts, candidates) -> {
                List<Candidate> some = new ArrayList<>();
                for (int i = random.nextInt(12); i > 0; i--) {
                    some.add(random.nextInt(5) == 0 ? null : Seeds.oneOf(random, candidates));
                }
                return some;
            });
            assertEquals(asWritten, Set.copyOf(ranked));
            assertEquals(asWritten.size(), ranked.size());
        });
    }

    @Test
    void names_of_rules_files_are_read_back() {
        for (ChannelKind kind : ChannelKind.values()) {
            assertEquals(kind, ChannelKind.parse(kind.label()).orElseThrow());
        }
        for (ChannelMode mode : ChannelMode.values()) {
            assertEquals(mode, ChannelMode.parse(mode.label()).orElseThrow());
        }
        assertTrue(ChannelKind.parse("E_SERVICE").isEmpty());
        assertTrue(ChannelMode.parse("").isEmpty());
        for (Why why : Why.values()) {
            assertTrue(why.label().matches("[a-z-]+"));
        }
    }
}
