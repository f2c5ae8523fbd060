package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.WALLET;
import static io.sluss.Desk.assertOnlyAPerson;
import static io.sluss.Desk.kinds;
import static io.sluss.Desk.names;
import static io.sluss.Desk.theOffer;
import static io.sluss.Desk.whyNot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.Region;
import io.sluss.contact.Seeds;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.InvalidOrderException;
import io.sluss.matching.OnlyPeople;
import io.sluss.matching.OnlyPeople.Scope;
import io.sluss.matching.Suppressed.Why;
import io.sluss.offer.Arm;
import io.sluss.offer.Offer;
import io.sluss.outcome.AuditTrail;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement.Status;
import io.sluss.promise.PromiseAnswer;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Issue 3, build item 5: "only people now", one switch per service, region and channel. */
@ExtendWith(Quiet.class)
class OnlyPeopleNowTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String BY = "duty-manager-7";
    private static final String WHY = "storm over the coast";

    private final AuditTrail audit = AuditTrail.inMemory(10);
    private final Desk desk = desk(TestRules.usual());

    private Desk desk(RuleSet rules) {
        return Desk.with(rules, builder -> builder.audit(audit));
    }

    private static Scope scope(String region, String channel) {
        return new Scope(null, region == null ? null : new Region(region), channel);
    }

    private OnlyPeople on(Scope scope, Duration length) {
        return desk.sluss.onlyPeople(scope, desk.clock.instant().plus(length), BY, WHY);
    }

    private Decision from(String region, String text) {
        return desk.sluss.decide(Contact.from(Origin.PHONE)
                .language("sv")
                .region(region)
                .eId(true)
                .utterance(text)
                .build());
    }

    @Test
    void at_once_only_people_serve_and_at_its_end_the_others_do_again_without_anybody_doing_anything() {
        Decision before = desk.says(BIKE);
        assertTrue(kinds(before).size() > 3);
        on(Scope.ALL, HOUR);
        Decision during = desk.says(BIKE);
        assertOnlyAPerson(during, "while it holds");
        assertEquals(Arm.PASSED_THROUGH, during.arm());
        for (String channel : List.of("report-theft", "callback", "booking")) {
            assertEquals(Optional.of(Why.ONLY_PEOPLE), whyNot(during, channel), channel);
        }
        assertEquals(null, during.degraded());
        desk.clock.advance(HOUR.minusMillis(1));
        assertOnlyAPerson(desk.says(BIKE), "a moment before its end");
        desk.clock.advance(Duration.ofMillis(1));
        assertEquals(kinds(before), kinds(desk.says(BIKE)));
        assertEquals(List.of(), desk.sluss.onlyPeopleNow());
    }

    @Test
    void it_is_judged_at_the_moment_of_the_decision_though_the_call_arrived_before() {
        on(Scope.ALL, HOUR);
        Instant earlier = desk.clock.instant().minus(Duration.ofMinutes(10));
        assertOnlyAPerson(
                desk.sluss.decide(Desk.call().utterance(BIKE).arrivedAt(earlier).build()), "arrived before");
    }

    @Test
    void one_channel_is_left_out_and_the_others_are_offered() {
        on(scope(null, "callback"), HOUR);
        Decision decision = desk.says(BIKE);
        assertEquals(Optional.of(Why.ONLY_PEOPLE), whyNot(decision, "callback"));
        assertEquals(List.of("report-theft", "booking", "live-agent"), names(decision));
        assertEquals(Arm.OFFERED, decision.arm());
    }

    @Test
    void one_e_service_or_all_of_them_can_be_meant() {
        on(scope(null, "report-loss"), HOUR);
        assertFalse(names(desk.says(WALLET)).contains("report-loss"));
        assertTrue(names(desk.says(WALLET)).contains("loss-form"));
        assertTrue(names(desk.says(BIKE)).contains("report-theft"));
        on(scope(null, "e-service"), HOUR);
        assertFalse(kinds(desk.says(WALLET)).contains(ChannelKind.E_SERVICE));
        assertFalse(kinds(desk.says(BIKE)).contains(ChannelKind.E_SERVICE));
    }

    @Test
    void one_region_is_meant_and_whoever_may_be_in_it() {
        on(scope("syd", null), HOUR);
        assertOnlyAPerson(from("syd", BIKE), "syd");
        assertOnlyAPerson(from(null, BIKE), "nobody knows where");
        assertTrue(from("nord", BIKE).bestOffer().isPresent());
    }

    @Test
    void nobody_is_held_out_because_of_it() {
        Desk held = desk(TestRules.rules()
                .holdout("holdout: {share: 100 %, salt: s, until: 2030-01-01}")
                .build());
        assertEquals(Arm.HELD_OUT, held.says(BIKE).arm());
        held.sluss.onlyPeople(Scope.ALL, held.clock.instant().plus(HOUR), BY, WHY);
        Decision during = held.says(BIKE);
        assertEquals(Arm.PASSED_THROUGH, during.arm());
        assertEquals(Optional.of(Why.ONLY_PEOPLE), whyNot(during, "callback"));
    }

    @Test
    void it_survives_new_rules_and_a_trial() {
        on(Scope.ALL, HOUR);
        desk.sluss.reload(TestRules.rules().head("recontact-window: 6d").build());
        assertOnlyAPerson(desk.says(BIKE), "after a reload");
        desk.sluss.tryOut(TestRules.rules().head("recontact-window: 5d").build(), 1, "s");
        assertOnlyAPerson(desk.says(BIKE), "under a candidate");
    }

    @Test
    void an_offer_that_was_not_accepted_waits_until_it_is_over_and_nothing_is_counted_against_it() {
        Decision decision = desk.says(BIKE);
        Offer service = theOffer(decision, ChannelKind.E_SERVICE);
        Offer callback = theOffer(decision, ChannelKind.CALLBACK);
        on(Scope.ALL, Duration.ofMinutes(5));
        assertEquals(Status.WITHDRAWN, desk.sluss.present(service.id()).status());
        assertEquals(
                Status.WITHDRAWN,
                desk.sluss.settle(service.id(), Desk.yes(service)).status());
        assertEquals(Status.WITHDRAWN, desk.sluss.open(service.id()).status());
        assertEquals(
                Status.WITHDRAWN,
                desk.sluss.whyNotOpen(service.id()).orElseThrow().status());
        assertEquals(List.of(), desk.sluss.slots(callback.id()));
        PromiseAnswer refused = desk.sluss.promise(callback.id(), Desk.next(callback));
        assertEquals(PromiseAnswer.Status.OFFER_REFUSED, refused.status());
        assertEquals(Status.WITHDRAWN, refused.offer().status());
        Offer person = decision.person();
        assertEquals(Status.SETTLED, desk.sluss.present(person.id()).status());
        assertEquals(List.of(), desk.recorded.outcomes(service.id().text()));

        desk.clock.advance(Duration.ofMinutes(5));
        assertEquals(Status.SETTLED, desk.sluss.present(service.id()).status());
        assertEquals(
                Status.SETTLED,
                desk.sluss.settle(service.id(), Desk.yes(service)).status());
        assertEquals(
                List.of(Outcome.ACCEPTED), desk.recorded.outcomes(service.id().text()));
    }

    @Test
    void the_person_can_be_taken_and_a_no_is_taken_while_it_holds() {
        Decision decision = desk.says(BIKE);
        on(Scope.ALL, HOUR);
        Offer service = theOffer(decision, ChannelKind.E_SERVICE);
        assertEquals(
                Status.SETTLED,
                desk.sluss.settle(service.id(), Outcome.DECLINED).status());
        assertEquals(
                Status.SETTLED,
                desk.sluss.settle(decision.person().id(), Outcome.ACCEPTED).status());
    }

    @Test
    void what_was_accepted_or_promised_before_stays() {
        Offer service = theOffer(desk.says(BIKE), ChannelKind.E_SERVICE);
        Offer callback = theOffer(desk.says(WALLET), ChannelKind.CALLBACK);
        desk.sluss.settle(service.id(), Desk.yes(service));
        PromiseAnswer made = desk.sluss.promise(callback.id(), Desk.next(callback));
        on(Scope.ALL, HOUR);
        assertEquals(
                Status.REPEATED,
                desk.sluss.settle(service.id(), Desk.yes(service)).status());
        assertEquals(Status.SETTLED, desk.sluss.open(service.id()).status(), "who has begun goes on");
        assertEquals(
                PromiseAnswer.Status.REPEATED,
                desk.sluss.promise(callback.id(), Desk.next(callback)).status());
        assertEquals(made.promise(), desk.sluss.promised(made.promise().id()).orElseThrow());
        assertTrue(desk.sluss.cancel(made.promise().id()).isPresent());
    }

    @Test
    void an_offer_of_another_region_or_channel_is_not_touched() {
        Offer callback = theOffer(from("nord", BIKE), ChannelKind.CALLBACK);
        Offer service = theOffer(from("syd", BIKE), ChannelKind.E_SERVICE);
        on(scope("syd", "callback"), HOUR);
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(callback.id(), Desk.next(callback)).status());
        assertEquals(
                Status.SETTLED,
                desk.sluss.settle(service.id(), Desk.yes(service)).status());
    }

    @Test
    void a_link_that_expired_unopened_leads_to_a_person_while_it_holds() {
        Offer service = theOffer(desk.says(BIKE), ChannelKind.E_SERVICE);
        desk.clock.set(service.expiresAt().toString());
        assertEquals(Status.EXPIRED, desk.sluss.open(service.id()).status());
        on(scope(null, "report-theft"), HOUR);
        assertEquals(Status.WITHDRAWN, desk.sluss.open(service.id()).status());
    }

    @Test
    void an_order_for_the_same_scope_takes_the_place_of_the_one_before() {
        on(Scope.ALL, HOUR);
        on(scope("syd", "booking"), HOUR);
        OnlyPeople shorter = on(Scope.ALL, Duration.ofMinutes(5));
        assertEquals(2, desk.sluss.onlyPeopleNow().size());
        assertTrue(desk.sluss.onlyPeopleNow().contains(shorter));
        desk.clock.advance(Duration.ofMinutes(5));
        assertTrue(desk.says(BIKE).bestOffer().isPresent());
        assertEquals(1, desk.sluss.onlyPeopleNow().size());
    }

    @Test
    void it_can_be_ended_and_only_that_one_is() {
        on(Scope.ALL, HOUR);
        on(scope(null, "booking"), HOUR);
        assertFalse(desk.sluss.endOnlyPeople(scope("syd", null), BY, WHY));
        assertTrue(desk.sluss.endOnlyPeople(Scope.ALL, BY, WHY));
        assertFalse(desk.sluss.endOnlyPeople(Scope.ALL, BY, WHY));
        assertEquals(List.of("report-theft", "callback", "live-agent"), names(desk.says(BIKE)));
        desk.clock.advance(HOUR);
        assertFalse(desk.sluss.endOnlyPeople(scope(null, "booking"), BY, WHY), "it has ended by itself");
    }

    @Test
    void who_gave_it_when_until_when_and_why_is_in_the_audit_trail_and_in_no_log() {
        Logger ours = (Logger) LoggerFactory.getLogger(OnlyPeopleSwitch.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        ours.addAppender(log);
        ours.setLevel(Level.TRACE);
        ours.setAdditive(false);
        try {
            OnlyPeople order = on(scope("syd", "callback"), HOUR);
            desk.clock.advance(Duration.ofMinutes(3));
            desk.sluss.endOnlyPeople(order.scope(), "somebody-else", "the wind has dropped");
            AuditTrail.Entry off = audit.latest().get(0);
            AuditTrail.Entry on = audit.latest().get(1);
            assertEquals(2, audit.latest().size());
            assertEquals(
                    new AuditTrail.Entry(
                            order.since(), AuditTrail.Action.ONLY_PEOPLE_ON, order.scope(), order.until(), BY, WHY),
                    on);
            assertEquals(AuditTrail.Action.ONLY_PEOPLE_OFF, off.action());
            assertEquals(desk.clock.instant(), off.at());
            assertEquals("somebody-else", off.by());
            assertEquals("the wind has dropped", off.why());
            List<String> lines =
                    log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
            assertTrue(lines.get(0).contains("region syd, channel callback, until " + order.until()), lines.toString());
            assertEquals(2, lines.size(), lines.toString());
            for (String secret : List.of(BY, WHY, "somebody-else", "dropped")) {
                assertFalse(lines.toString().contains(secret), lines.toString());
            }
        } finally {
            ours.detachAppender(log);
            ours.setLevel(null);
            ours.setAdditive(true);
        }
    }

    @Test
    void an_audit_trail_that_fails_does_not_stop_it() {
        AuditTrail broken = new AuditTrail() {
            @Override
            public void add(Entry entry) {
                throw new IllegalStateException("broken on purpose");
            }

            @Override
            public List<Entry> latest() {
                return List.of();
            }

            @Override
            public List<Entry> since(Instant moment) {
                throw new IllegalStateException("broken on purpose");
            }
        };
        Desk unaudited = Desk.with(TestRules.usual(), builder -> builder.audit(broken));
        unaudited.sluss.onlyPeople(Scope.ALL, unaudited.clock.instant().plus(HOUR), BY, WHY);
        assertOnlyAPerson(unaudited.says(BIKE), "though it is not audited");
        assertTrue(unaudited.sluss.endOnlyPeople(Scope.ALL, BY, WHY));
    }

    @Test
    void what_the_rules_do_not_have_and_what_is_not_an_order_is_refused_and_changes_nothing() {
        assertRefused("region", "nord, syd", scope("väst", null), HOUR);
        assertRefused("channel", "booking, callback, e-service", scope(null, "fax"), HOUR);
        assertRefused("channel", "none of", scope(null, "live-agent"), HOUR);
        assertRefused("service", "test-service", new Scope("elsewhere", null, null), HOUR);
        assertRefused("until", "24 hours", Scope.ALL, Duration.ofHours(24).plusMillis(1));
        assertRefused("until", "not after now", Scope.ALL, Duration.ZERO);
        assertThrows(
                InvalidOrderException.class,
                () -> desk.sluss.onlyPeople(Scope.ALL, desk.clock.instant().plus(HOUR), " ", WHY));
        assertThrows(InvalidOrderException.class, () -> desk.sluss.endOnlyPeople(Scope.ALL, BY, ""));
        assertEquals(List.of(), desk.sluss.onlyPeopleNow());
        assertEquals(List.of(), audit.latest());
        assertTrue(desk.says(BIKE).bestOffer().isPresent());
    }

    private void assertRefused(String field, String says, Scope scope, Duration length) {
        var refused = assertThrows(InvalidOrderException.class, () -> on(scope, length));
        assertEquals(field, refused.field());
        assertTrue(refused.getMessage().contains(says), refused.getMessage());
    }

    @Test
    void what_is_left_out_is_counted_as_such() {
        on(Scope.ALL, HOUR);
        desk.says(BIKE);
        desk.sluss.maintain();
        assertEquals(
                List.of("only-people", "only-people", "only-people"),
                desk.recorded.of(LedgerEvent.Kind.SUPPRESSED).stream()
                        .map(LedgerEvent::detail)
                        .toList());
    }

    @Test
    void whatever_is_switched_a_covered_channel_is_never_offered_and_another_always_is() {
        List<String> regions = Arrays.asList(null, "syd", "nord");
        List<String> channels = Arrays.asList(null, "e-service", "report-theft", "callback", "booking");
        Seeds.each(40, random -> {
            Desk any = Desk.usual();
            for (int step = 0; step < 40; step++) {
                Scope scope = scope(Seeds.oneOf(random, regions), Seeds.oneOf(random, channels));
                if (random.nextInt(3) > 0) {
                    Instant until = any.clock.instant().plus(Duration.ofMinutes(1 + random.nextInt(20)));
                    any.sluss.onlyPeople(scope, until, BY, WHY);
                } else {
                    any.sluss.endOnlyPeople(scope, BY, WHY);
                }
                any.clock.advance(Duration.ofMinutes(random.nextInt(4)));
                String region = Seeds.oneOf(random, List.of("syd", "nord"));
                Decision decision = any.sluss.decide(Contact.from(Origin.PHONE)
                        .region(region)
                        .eId(true)
                        .utterance(BIKE)
                        .build());
                for (String channel : List.of("report-theft", "callback", "booking")) {
                    String kind = channel.equals("report-theft") ? "e-service" : channel;
                    boolean covered = any.sluss.onlyPeopleNow().stream()
                            .anyMatch(order -> order.scope().covers("test-service", new Region(region), kind, channel));
                    assertEquals(covered, !names(decision).contains(channel), channel + " " + decision);
                    assertEquals(covered, whyNot(decision, channel).equals(Optional.of(Why.ONLY_PEOPLE)));
                }
                assertTrue(decision.person().isPerson());
            }
        });
    }
}
