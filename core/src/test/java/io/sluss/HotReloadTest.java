package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.WALLET;
import static io.sluss.Desk.names;
import static io.sluss.Desk.theOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Seeds;
import io.sluss.contact.Wording;
import io.sluss.matching.Availability;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.offer.Offer;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement.Status;
import io.sluss.promise.PromiseAnswer;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Issue 3, build item 5: hot reload, and a candidate that is tried out on a share of callers. */
class HotReloadTest {
    private static final String SALT = "trial-1";

    private static final RuleSet LIVE = TestRules.usual();

    /** A bicycle theft has another e-service here. */
    private static final RuleSet CANDIDATE = version("candidate", "report-theft", "report-theft-anew");

    private static RuleSet version(String comment, String old, String replacement) {
        return TestRules.rules()
                .head("recontact-window: 7d # " + comment)
                .eServices(TestRules.E_SERVICES.replace(old, replacement))
                .build();
    }

    private static RuleSet version(String comment) {
        return version(comment, "", "");
    }

    private static Desk trying(double share) {
        Desk desk = Desk.with(LIVE);
        desk.sluss.tryOut(CANDIDATE, share, SALT);
        return desk;
    }

    private static Decision callFrom(Desk desk, String number, String text) {
        return desk.sluss.decide(Desk.call().caller(number).utterance(text).build());
    }

    private static Status accept(Desk desk, Offer offer) {
        return desk.sluss.settle(offer.id(), Desk.yes(offer)).status();
    }

    @Test
    void a_caller_gets_the_same_rules_each_time_and_both_are_given() {
        Desk desk = trying(0.5);
        Set<String> given = new HashSet<>();
        for (int i = 5; i <= 99; i++) {
            String number = String.format("+467017406%02d", i);
            String first = callFrom(desk, number, BIKE).ruleSet();
            assertEquals(first, callFrom(desk, number, WALLET).ruleSet(), number);
            given.add(first);
        }
        assertEquals(Set.of(LIVE.version(), CANDIDATE.version()), given);
    }

    @Test
    void callers_without_a_number_are_drawn_by_their_contact_and_about_the_share_gets_the_candidate() {
        Desk desk = trying(0.3);
        int drawn = 0;
        for (int i = 0; i < 2_000; i++) {
            drawn += desk.says(BIKE).ruleSet().equals(CANDIDATE.version()) ? 1 : 0;
        }
        assertEquals(600, drawn, 5 * Math.sqrt(2_000 * 0.3 * 0.7));
    }

    @Test
    void every_step_of_a_contact_stays_with_the_rules_of_its_first() {
        Desk desk = trying(1);
        Decision first = desk.says(BIKE);
        assertEquals(CANDIDATE.version(), first.ruleSet());
        assertTrue(names(first).contains("report-theft-anew"), names(first).toString());
        desk.sluss.tryOut(version("another"), 1, "trial-2");
        assertEquals(CANDIDATE.version(), desk.says(first, BIKE).ruleSet());
        desk.sluss.dropCandidate();
        Decision second = desk.says(first, BIKE);
        assertEquals(CANDIDATE.version(), second.ruleSet());
        assertTrue(names(second).contains("report-theft-anew"), names(second).toString());
        desk.sluss.reload(version("later"));
        assertEquals(CANDIDATE.version(), desk.says(first, BIKE).ruleSet());
        assertEquals(CANDIDATE.version(), desk.sluss.rules(first.contact()).version());
        assertEquals(version("later").version(), desk.says(BIKE).ruleSet());
    }

    @Test
    void a_contact_under_live_rules_goes_on_under_them_after_a_reload() {
        Desk desk = Desk.with(LIVE);
        Decision first = desk.says(BIKE);
        RuleSet later = version("later");
        assertSame(LIVE, desk.sluss.reload(later));
        assertEquals(LIVE.version(), desk.says(first, WALLET).ruleSet());
        assertEquals(later.version(), desk.says(WALLET).ruleSet());
        assertSame(later, desk.sluss.rules());
        assertSame(later, desk.sluss.rules(new ContactId("x".repeat(31))), "nobody knows that contact");
    }

    @Test
    void after_more_changes_than_are_kept_a_contact_goes_on_under_the_live_rules() {
        Desk desk = Desk.with(LIVE);
        Decision first = desk.says(BIKE);
        for (int i = 0; i <= RuleSets.MOST_EARLIER; i++) {
            desk.sluss.reload(version("number " + i));
        }
        Decision second = desk.says(first, BIKE);
        assertEquals(desk.sluss.rules().version(), second.ruleSet());
        Offer theft = theOffer(first, ChannelKind.E_SERVICE);
        assertEquals(Status.SETTLED, accept(desk, theft), "which is no reason to take back what was offered");
    }

    @Test
    void a_contact_whose_rules_were_withdrawn_goes_on_under_the_live_ones_and_its_offers_are_taken_back() {
        Desk desk = trying(1);
        Decision first = desk.says(BIKE);
        Offer service = theOffer(first, ChannelKind.E_SERVICE);
        Offer callback = theOffer(first, ChannelKind.CALLBACK);
        Offer person = first.person();
        desk.sluss.present(service.id());
        desk.sluss.withdraw(CANDIDATE.version());

        assertEquals(Status.WITHDRAWN, accept(desk, service));
        assertEquals(Status.WITHDRAWN, desk.sluss.open(service.id()).status());
        assertEquals(Status.WITHDRAWN, desk.sluss.present(service.id()).status());
        assertEquals(List.of(), desk.sluss.slots(callback.id()));
        var refused = desk.sluss.promise(callback.id(), Desk.next(callback));
        assertEquals(PromiseAnswer.Status.OFFER_REFUSED, refused.status());
        assertEquals(Status.WITHDRAWN, refused.offer().status());
        assertEquals(Status.SETTLED, accept(desk, person));
        assertEquals(
                List.of(Outcome.WITHDRAWN), desk.recorded.outcomes(service.id().text()), "counted once, as what it is");

        Decision second = desk.says(first, BIKE);
        assertEquals(LIVE.version(), second.ruleSet());
        assertEquals(Status.WITHDRAWN, accept(desk, service), "what was taken back stays so after another step");
        assertTrue(names(second).contains("report-theft"));
        assertEquals(LIVE.version(), desk.says(BIKE).ruleSet());
    }

    @Test
    void what_was_accepted_and_promised_before_a_version_was_withdrawn_stays() {
        Desk desk = trying(1);
        Decision theft = desk.says(BIKE);
        Offer service = theOffer(theft, ChannelKind.E_SERVICE);
        assertEquals(Status.SETTLED, accept(desk, service));
        Offer callback = theOffer(desk.says(WALLET), ChannelKind.CALLBACK);
        PromiseAnswer made = desk.sluss.promise(callback.id(), Desk.next(callback));
        desk.sluss.withdraw(CANDIDATE.version());
        assertEquals(Status.REPEATED, accept(desk, service));
        assertEquals(
                List.of(Outcome.ACCEPTED), desk.recorded.outcomes(service.id().text()));
        assertEquals(
                PromiseAnswer.Status.REPEATED,
                desk.sluss.promise(callback.id(), Desk.next(callback)).status());
        assertTrue(desk.sluss.promised(made.promise().id()).isPresent());
    }

    @Test
    void an_offer_of_a_dropped_candidate_can_be_accepted_until_it_expires() {
        Desk desk = trying(1);
        Offer early = theOffer(desk.says(BIKE), ChannelKind.E_SERVICE);
        Offer late = theOffer(desk.says(BIKE), ChannelKind.E_SERVICE);
        assertEquals(
                CANDIDATE.version(),
                desk.sluss.dropCandidate().orElseThrow().candidate().version());
        assertTrue(desk.sluss.dropCandidate().isEmpty());
        assertEquals("report-theft-anew", early.channel().id());
        assertTrue(desk.sluss.link(early.id(), "sv").isPresent());
        assertEquals(Status.SETTLED, desk.sluss.present(early.id()).status());
        assertEquals(Status.SETTLED, accept(desk, early));
        desk.clock.set(late.expiresAt().toString());
        assertEquals(Status.EXPIRED, accept(desk, late));
    }

    @Test
    void an_offer_of_a_dropped_candidate_is_withdrawn_once_its_channel_is_removed_from_the_live_rules() {
        Desk desk = trying(1);
        Offer loss = theOffer(desk.says(WALLET), ChannelKind.E_SERVICE);
        desk.sluss.dropCandidate();
        desk.sluss.reload(version("without it", "report-loss", "report-loss-anew"));
        assertEquals(Status.WITHDRAWN, accept(desk, loss));
    }

    @Test
    void a_callback_of_a_candidate_is_promised_though_only_the_candidate_has_callbacks() {
        RuleSet none = TestRules.rules()
                .callback("")
                .offers(TestRules.OFFER_ALL.replace(", callback", ""))
                .build();
        Desk desk = Desk.with(none);
        desk.sluss.tryOut(LIVE, 1, SALT);
        Offer first = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        Offer second = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(first.id(), Desk.next(first)).status());
        desk.sluss.dropCandidate();
        assertFalse(desk.sluss.slots(second.id()).isEmpty());
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(second.id(), Desk.next(second)).status());
    }

    @Test
    void promoting_the_candidate_gives_it_to_everybody_who_begins() {
        Desk desk = trying(0);
        Decision before = desk.says(BIKE);
        assertEquals(LIVE.version(), before.ruleSet());
        assertSame(LIVE, desk.sluss.promoteCandidate());
        assertTrue(desk.sluss.trial().isEmpty());
        assertEquals(CANDIDATE.version(), desk.says(BIKE).ruleSet());
        assertEquals(LIVE.version(), desk.says(before, BIKE).ruleSet());
        assertThrows(IllegalStateException.class, desk.sluss::promoteCandidate);
    }

    @Test
    void what_cannot_be_changed_leaves_the_rules_as_they_are() {
        Desk desk = trying(1);
        assertThrows(IllegalArgumentException.class, () -> desk.sluss.tryOut(version("x"), 1.5, SALT));
        assertThrows(IllegalArgumentException.class, () -> desk.sluss.tryOut(version("x"), 0.5, ""));
        assertThrows(IllegalArgumentException.class, () -> desk.sluss.tryOut(LIVE, 0.5, SALT));
        assertThrows(IllegalArgumentException.class, () -> desk.sluss.withdraw(LIVE.version()));
        assertEquals(
                CANDIDATE.version(),
                desk.sluss.trial().orElseThrow().candidate().version());
        assertSame(LIVE, desk.sluss.rules());
    }

    @Test
    void who_is_held_out_does_not_depend_on_which_rules_are_tried_out() {
        String holdout = "holdout: {share: 50 %, salt: " + SALT + ", until: 2030-01-01}";
        RuleSet live = TestRules.rules().holdout(holdout).build();
        RuleSet candidate = TestRules.rules()
                .head("recontact-window: 7d # c")
                .holdout(holdout)
                .build();
        Desk desk = Desk.with(live);
        desk.sluss.tryOut(candidate, 0.5, SALT);
        Map<String, Integer> counted = new HashMap<>();
        for (int i = 0; i < 4_000; i++) {
            Decision decision = desk.says(BIKE);
            counted.merge((decision.arm() == Arm.HELD_OUT) + " " + decision.ruleSet(), 1, Integer::sum);
        }
        assertEquals(4, counted.size(), counted.toString());
        counted.forEach((cell, count) -> assertEquals(1_000, count, 5 * Math.sqrt(4_000 * 0.25 * 0.75), cell));
    }

    @Test
    void while_rules_are_swapped_every_decision_is_of_one_version_with_all_its_offers() throws Exception {
        Map<String, RuleSet> versions = new HashMap<>();
        List<RuleSet> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(version("swap " + i, "report-theft", "report-theft-" + i));
        }
        all.forEach(rules -> versions.put(rules.version(), rules));
        Desk desk = Desk.with(all.get(0));
        AtomicBoolean done = new AtomicBoolean();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Together.run(3, thread -> {
            if (thread == 0) {
                swapUntil(done, desk, all);
            } else {
                try {
                    decideAndCheck(desk, versions, seen);
                } finally {
                    done.set(true);
                }
            }
            return thread;
        });
        assertTrue(seen.size() > 1, "the rules were swapped while it decided: " + seen);
    }

    private static void swapUntil(AtomicBoolean done, Desk desk, List<RuleSet> all) {
        for (int i = 1; !done.get(); i++) {
            RuleSet next = all.get(i % all.size());
            RuleSet other = all.get((i + 1) % all.size());
            desk.sluss.reload(next);
            desk.sluss.tryOut(other, 0.5, "swap");
            if (i % 3 == 0) {
                desk.sluss.promoteCandidate();
            } else if (i % 3 == 1) {
                desk.sluss.dropCandidate();
            }
        }
    }

    private static void decideAndCheck(Desk desk, Map<String, RuleSet> versions, Set<String> seen) {
        for (int i = 0; i < 3_000; i++) {
            Decision first = desk.says(BIKE);
            Decision second = desk.says(first, BIKE);
            assertEquals(first.ruleSet(), second.ruleSet());
            for (Decision decision : List.of(first, second)) {
                RuleSet rules = versions.get(decision.ruleSet());
                for (Offer offer : decision.offers()) {
                    assertSame(
                            rules.channel(offer.channel().id()).orElseThrow(),
                            offer.channel(),
                            "an offer of " + decision.ruleSet());
                }
                assertSame(rules.reason(new ReasonId("bicycle-theft")).orElseThrow(), decision.reason());
            }
            assertTrue(first.offers().size() > 3, first.toString());
            seen.add(first.ruleSet());
        }
    }

    @Test
    void whatever_is_done_to_the_rules_a_contact_keeps_its_first_version_unless_that_was_withdrawn() {
        Seeds.each(30, random -> {
            List<RuleSet> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(version("any " + i));
            }
            Desk desk = Desk.with(all.get(0));
            Map<ContactId, String> firsts = new HashMap<>();
            Set<String> withdrawn = new TreeSet<>();
            for (int step = 0; step < 60; step++) {
                RuleSet one = Seeds.oneOf(random, all);
                try {
                    switch (random.nextInt(6)) {
                        case 0 -> desk.sluss.reload(one);
                        case 1 -> desk.sluss.tryOut(one, random.nextDouble(), SALT);
                        case 2 -> desk.sluss.dropCandidate();
                        case 3 -> desk.sluss.promoteCandidate();
                        case 4 -> {
                            if (random.nextInt(4) == 0) {
                                desk.sluss.withdraw(one.version());
                                withdrawn.add(one.version());
                            }
                        }
                        default -> {}
                    }
                } catch (IllegalArgumentException | IllegalStateException e) {
                    // what cannot be done is not done
                }
                Decision begun = desk.says(BIKE);
                firsts.put(begun.contact(), begun.ruleSet());
                assertFalse(withdrawn.contains(begun.ruleSet()));
                firsts.replaceAll((contact, before) -> {
                    Decision again = desk.says(contact, BIKE);
                    assertFalse(withdrawn.contains(again.ruleSet()));
                    if (!withdrawn.contains(before)) {
                        assertEquals(before, again.ruleSet());
                    } else {
                        assertEquals(desk.sluss.rules().version(), again.ruleSet());
                    }
                    return again.ruleSet();
                });
            }
        });
    }

    @Test
    void every_event_of_a_contact_carries_the_version_that_decided() {
        Desk desk = trying(1);
        Decision decision = desk.says(BIKE);
        desk.sluss.present(decision.offers().get(0).id());
        desk.sluss.dropCandidate();
        accept(desk, decision.offers().get(0));
        desk.sluss.maintain();
        Set<String> told = new HashSet<>();
        for (LedgerEvent event : desk.recorded.events) {
            if (event.contact().equals(decision.contact())) {
                told.add(event.labels().ruleSet());
            }
        }
        assertEquals(Set.of(CANDIDATE.version()), told);
    }

    @Test
    void a_channel_that_only_the_candidate_has_is_asked_about_and_offered_when_it_is_up() {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        Desk desk = Desk.with(
                LIVE,
                builder -> builder.availability(channel -> {
                    asked.add(channel.id());
                    return Availability.up(SettableClock.at(Desk.NOON).instant());
                }));
        assertFalse(asked.contains("report-theft-anew"));
        desk.sluss.tryOut(CANDIDATE, 1, SALT);
        assertTrue(asked.contains("report-theft-anew"));
        assertTrue(names(desk.says(BIKE)).contains("report-theft-anew"));
    }

    @Test
    void a_slot_book_with_a_store_is_asked_for_the_times_of_both_versions() {
        RuleSet later = TestRules.rules()
                .callback(TestRules.CALLBACK.replace("08:00-18:00", "14:00-18:00"))
                .build();
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(LIVE, builder -> builder.slotBook(new Breakable.Book(failures, false)));
        desk.sluss.tryOut(later, 1, SALT);
        Offer tried = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        assertEquals("2026-03-10T13:00:00Z", String.valueOf(tried.nextFree()));
        desk.sluss.dropCandidate();
        Offer usual = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        assertEquals("2026-03-10T09:30:00Z", String.valueOf(usual.nextFree()));
    }

    @Test
    void what_is_said_with_an_acceptance_is_judged_by_the_rules_of_the_contact() {
        RuleSet gated = TestRules.rules().gate("""
                          - name: A word that is harmless elsewhere
                            when: {says: [tack så mycket]}
                            then: time-critical
                        """).build();
        for (boolean tried : List.of(true, false)) {
            Desk desk = Desk.with(LIVE);
            desk.sluss.tryOut(gated, tried ? 1 : 0, SALT);
            Offer offer = theOffer(desk.says(BIKE), ChannelKind.E_SERVICE);
            desk.sluss.dropCandidate();
            Report thanks = new Report(Outcome.ACCEPTED, Desk.wanted(offer), null, Wording.of("tack så mycket"));
            Status status = desk.sluss.settle(offer.id(), thanks).status();
            assertEquals(tried ? Status.WITHDRAWN : Status.SETTLED, status);
        }
    }

    @Test
    void a_caller_gets_the_same_rules_on_another_channel_and_after_everything_was_forgotten() {
        Desk desk = trying(0.5);
        Decision known = callFrom(desk, Desk.NUMBER, BIKE);
        desk.sluss.forget(new CallerNumber(Desk.NUMBER));
        Decision again = desk.sluss.decide(
                Contact.from(Origin.WEB).caller(Desk.NUMBER).utterance(BIKE).build());
        assertEquals(known.ruleSet(), again.ruleSet(), "the lot is drawn by the key alone, and needs no memory");
    }
}
