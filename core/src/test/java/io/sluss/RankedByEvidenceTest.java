package io.sluss;

import static io.sluss.Desk.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Urgency;
import io.sluss.matching.Evidence;
import io.sluss.matching.Evidence.Measured;
import io.sluss.offer.Offer;
import io.sluss.outcome.Outcome;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the rules say so, what was measured puts offers in order, and does nothing else. */
class RankedByEvidenceTest {
    private static final String BY_RELIEF = "ranking: {by: expected-relief, least-presented: 100}";
    private static final List<String> AS_IN_THE_RULES =
            List.of("callback", "report-loss", "loss-form", "booking", "live-agent");
    private static final List<String> BY_MEASURE =
            List.of("loss-form", "report-loss", "callback", "booking", "live-agent");

    /** The form is taken less often, but spares more: fewer have to be helped with it, and fewer come back. */
    private static final Map<String, Measured> FORM_IS_BETTER = Map.of(
            "report-loss", new Measured(1_000, 400, 200, 200), // 0.4 × 14 × 0.5 × 0.5 = 1.4 minutes
            "loss-form", new Measured(100, 30, 3, 3)); // 0.3 × 14 × 0.9 × 0.9 = 3.4 minutes

    private static RuleSet rules(String ranking, String offer) {
        String text = TestRules.rules()
                .head("recontact-window: 7d\n" + ranking)
                .offers("  - name: Everything to everybody\n    offer: [" + offer + "]\n")
                .text();
        String label = "label: {sv: Borttappad plånbok, en: Lost wallet}\n";
        return RuleSetFile.parse("test-rules.yaml", text.replace(label, label + "    handling-minutes: 14\n"));
    }

    private static Desk desk(RuleSet rules, Evidence evidence) {
        return Desk.with(rules, builder -> builder.evidence(evidence));
    }

    private static Desk desk(Map<String, Measured> measured) {
        return desk(
                rules(BY_RELIEF, "callback, e-service, booking"),
                (reason, service) -> reason.value().equals("lost-wallet") ? measured.get(service) : null);
    }

    private static String why(Decision decision, String language, String begins) {
        return decision.because().stream()
                .map(step -> step.text(language))
                .filter(text -> text.startsWith(begins))
                .findFirst()
                .orElse("");
    }

    @Test
    void what_spares_agents_most_comes_first_and_because_tells_how_much() {
        Decision decision = desk(FORM_IS_BETTER).says(Desk.WALLET);
        assertEquals(BY_MEASURE, names(decision));
        assertEquals(
                "The order is by the relief to be expected of each offer: loss-form 204 s, report-loss 84 s",
                why(decision, "en", "The order"));
        assertEquals(
                "Ordningen följer den avlastning som kan väntas per erbjudande: loss-form 204 s, report-loss 84 s",
                why(decision, "sv", "Ordningen"));
    }

    @Test
    void the_order_of_the_rules_holds_while_one_was_presented_too_seldom() {
        for (Map<String, Measured> measured : List.of(
                Map.of("report-loss", FORM_IS_BETTER.get("report-loss")),
                Map.of("report-loss", FORM_IS_BETTER.get("report-loss"), "loss-form", new Measured(99, 99, 0, 0)))) {
            Decision decision = desk(measured).says(Desk.WALLET);
            assertEquals(AS_IN_THE_RULES, names(decision));
            assertEquals(
                    "The order is that of the rules: loss-form has not been measured often enough",
                    why(decision, "en", "The order"));
        }
    }

    @Test
    void it_is_off_unless_the_rules_say_otherwise() {
        for (String ranking : List.of("", "ranking: {by: rules}")) {
            Desk desk = desk(
                    rules(ranking, "callback, e-service, booking"), (reason, service) -> FORM_IS_BETTER.get(service));
            Decision decision = desk.says(Desk.WALLET);
            assertEquals(AS_IN_THE_RULES, names(decision));
            assertEquals("", why(decision, "en", "The order"));
        }
    }

    @Test
    void the_person_stays_where_the_rules_have_it() {
        Desk desk = desk(
                rules(BY_RELIEF, "callback, live-agent, e-service"), (reason, service) -> FORM_IS_BETTER.get(service));
        assertEquals(List.of("loss-form", "live-agent", "report-loss", "callback"), names(desk.says(Desk.WALLET)));
    }

    @Test
    void evidence_that_fails_leaves_the_order_of_the_rules() {
        Desk desk = desk(rules(BY_RELIEF, "callback, e-service, booking"), (reason, service) -> {
            throw Canary.failure();
        });
        try (Canary.Log log = new Canary.Log()) {
            Decision decision = desk.says(Desk.WALLET);
            assertEquals(AS_IN_THE_RULES, names(decision));
            assertEquals(null, decision.degraded());
            assertEquals(0, log.count(Canary.WORD));
        }
    }

    @Test
    void the_hosts_own_ranker_comes_before_it() {
        Desk desk = Desk.with(
                rules(BY_RELIEF, "callback, e-service, booking"),
                builder -> builder.evidence((reason, service) -> FORM_IS_BETTER.get(service))
                        .ranker((facts, candidates) -> candidates.stream()
                                .sorted((a, b) ->
                                        b.channel().id().compareTo(a.channel().id()))
                                .toList()));
        assertEquals("report-loss", names(desk.says(Desk.WALLET)).get(0));
    }

    @Test
    void whatever_was_measured_nothing_is_added_or_lost_and_the_urgent_hear_nothing_of_it() {
        long seed = Long.getLong("sluss.seed", System.nanoTime());
        Random random = new Random(seed);
        Map<String, Measured> measured = new HashMap<>();
        Desk desk = desk(measured);
        for (int i = 0; i < 300; i++) {
            measured.put("report-loss", random(random));
            measured.put("loss-form", random(random));
            List<String> names = names(desk.says(Desk.WALLET));
            assertEquals(new HashSet<>(AS_IN_THE_RULES), Set.copyOf(names), "-Dsluss.seed=" + seed);
            assertEquals(AS_IN_THE_RULES.size(), names.size(), "-Dsluss.seed=" + seed);
            assertEquals("live-agent", names.get(4), "-Dsluss.seed=" + seed);
            Desk.assertOnlyAPerson(desk.says("han har en kniv"), Urgency.EMERGENCY);
        }
        assertTrue(desk(FORM_IS_BETTER).sluss.rules().ranksByExpectedRelief());
    }

    /** Counts that agree with each other, and some that cannot be. */
    private static Measured random(Random random) {
        int most = 1 << random.nextInt(20);
        return random.nextInt(4) == 0
                ? new Measured(random.nextInt(), random.nextInt(), random.nextInt(), random.nextInt())
                : new Measured(most, random.nextInt(most), random.nextInt(most), random.nextInt(most));
    }

    @Test
    void without_more_what_this_process_has_measured_counts() {
        Desk desk = Desk.with(rules(BY_RELIEF.replace("100", "20"), "callback, e-service, booking"));
        for (int i = 0; i < 20; i++) {
            Decision decision = desk.says(Desk.WALLET);
            assertEquals(AS_IN_THE_RULES, names(decision), "not measured " + i);
            decision.offers().forEach(offer -> desk.sluss.present(offer.id()));
            Offer form = decision.offers().get(2);
            desk.sluss.settle(form.id(), i % 2 == 0 ? Desk.yes(form) : Report.of(Outcome.DECLINED));
            desk.sluss.maintain();
        }
        Decision decision = desk.says(Desk.WALLET);
        assertEquals(List.of("loss-form", "callback", "report-loss", "booking", "live-agent"), names(decision));
        assertEquals(
                "The order is by the relief to be expected of each offer: loss-form 420 s, report-loss 0 s",
                why(decision, "en", "The order"));
    }
}
