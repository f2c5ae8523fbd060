package io.sluss.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Seeds;
import io.sluss.offer.Holdout;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 3, build item 5: live rules and a candidate, swapped as one value. */
class RuleSetsTest {
    private static final int CALLERS = 200_000;
    private static final String SERVICE = smallService();

    private final RuleSet live = version(0);
    private final RuleSet candidate = version(1);
    private final RuleSets rules = RuleSets.of(live);

    /** The same rules as another version. */
    private static RuleSet version(int number) {
        return RuleSetFile.parse("small.yaml", SmallRules.good().text() + "\n# version " + number + "\n");
    }

    /** The same rules with their e-service under another name. */
    private static RuleSet without(String service) {
        return RuleSetFile.parse("small.yaml", SmallRules.good().text().replace(service, "another-service"));
    }

    private static String smallService() {
        return version(0).matching().services().get(0).id();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.1, 0.25, 0.5, 0.9})
    void the_share_of_callers_gets_the_candidate_within_a_fifth_of_a_point(double share) {
        Seeds.each(3, random -> {
            RuleSets trying = rules.trying(new Trial(candidate, share, "trial " + random.nextInt()));
            int drawn = 0;
            for (int i = 0; i < CALLERS; i++) {
                String bucket = "k1." + Long.toString(random.nextLong(), 36);
                RuleSet given = trying.drawnBy(bucket);
                assertSame(given, trying.drawnBy(bucket), "the same caller, the same rules");
                drawn += given == candidate ? 1 : 0;
            }
            assertEquals(share, (double) drawn / CALLERS, 0.002);
        });
    }

    @Test
    void who_gets_the_candidate_is_independent_of_who_is_held_out_though_the_salt_is_the_same() {
        Trial trial = new Trial(candidate, 0.3, "spring");
        Holdout holdout = new Holdout(0.2, "spring", LocalDate.MAX);
        int both = 0;
        for (int i = 0; i < CALLERS; i++) {
            String bucket = "k1." + i;
            both += trial.draws(bucket) && holdout.holdsOut(bucket, "", LocalDate.EPOCH.atStartOfDay()) ? 1 : 0;
        }
        assertEquals(0.3 * 0.2, (double) both / CALLERS, 5 * Math.sqrt(0.06 * 0.94 / CALLERS));
    }

    @Test
    void another_salt_draws_anew_and_a_larger_share_keeps_whoever_was_drawn() {
        Trial tenth = new Trial(candidate, 0.1, "one");
        Trial half = new Trial(candidate, 0.5, "one");
        Trial other = new Trial(candidate, 0.5, "two");
        int both = 0;
        for (int i = 0; i < 10_000; i++) {
            String bucket = "k1." + i;
            assertTrue(!tenth.draws(bucket) || half.draws(bucket));
            both += half.draws(bucket) && other.draws(bucket) ? 1 : 0;
        }
        assertEquals(2_500, both, 250);
    }

    @Test
    void a_share_of_nothing_is_nobody_one_is_everybody_and_nobody_without_a_bucket() {
        for (int i = 0; i < 1_000; i++) {
            assertFalse(new Trial(candidate, 0, "s").draws("c" + i));
            assertTrue(new Trial(candidate, 1, "s").draws("c" + i));
        }
        assertFalse(new Trial(candidate, 1, "s").draws(""));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.NEGATIVE_INFINITY})
    void a_share_is_between_0_and_1(double share) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new Trial(candidate, share, "s"));
        assertTrue(refused.getMessage().contains("between 0 and 1"), refused.getMessage());
    }

    @Test
    void a_trial_needs_a_salt_another_version_and_the_same_service() {
        assertThrows(IllegalArgumentException.class, () -> new Trial(candidate, 0.1, " "));
        var same = assertThrows(IllegalArgumentException.class, () -> rules.trying(new Trial(version(0), 0.1, "s")));
        assertTrue(same.getMessage().contains("which is live"), same.getMessage());
        String elsewhere = SmallRules.good().text().replace("service: " + live.service(), "service: elsewhere");
        RuleSet other = RuleSetFile.parse("other.yaml", elsewhere);
        var service = assertThrows(IllegalArgumentException.class, () -> rules.trying(new Trial(other, 0.1, "s")));
        assertTrue(service.getMessage().contains("elsewhere"), service.getMessage());
    }

    @Test
    void a_change_leaves_the_value_before_as_it_was() {
        RuleSets trying = rules.trying(new Trial(candidate, 1, "s"));
        assertSame(live, rules.drawnBy("x"));
        assertSame(candidate, trying.drawnBy("x"));
        assertSame(live, trying.withoutTrial().drawnBy("x"));
        assertSame(candidate, trying.promoted().live());
        assertSame(live, trying.live());
        assertTrue(trying.promoted().trial().isEmpty());
    }

    @Test
    void a_trial_goes_on_when_other_rules_go_live_and_ends_when_its_own_do() {
        RuleSets trying = rules.trying(new Trial(candidate, 1, "s"));
        RuleSets reloaded = trying.reloaded(version(2));
        assertSame(candidate, reloaded.drawnBy("x"));
        RuleSets sameAgain = trying.reloaded(version(1));
        assertTrue(sameAgain.trial().isEmpty());
        assertEquals(candidate.version(), sameAgain.live().version());
    }

    @Test
    void without_a_candidate_there_is_nothing_to_promote_or_to_drop() {
        assertThrows(IllegalStateException.class, rules::promoted);
        assertSame(rules, rules.withoutTrial());
    }

    @Test
    void earlier_versions_are_kept_for_those_who_began_under_them_but_not_without_bound() {
        RuleSets now = rules;
        for (int i = 1; i <= RuleSets.MOST_EARLIER; i++) {
            now = now.reloaded(version(i));
            assertSame(live, now.ofVersion(live.version()), "after " + i);
        }
        RuleSet last = version(99);
        now = now.reloaded(last);
        assertSame(last, now.ofVersion(live.version()), "the oldest has made room");
        for (int i = 100; i < 150; i++) {
            now = now.trying(new Trial(version(i), 0.5, "s"));
        }
        assertEquals(2 + 2 * RuleSets.MOST_EARLIER, now.kept().size());
        assertEquals(
                version(148).version(), now.ofVersion(version(148).version()).version());
    }

    @Test
    void putting_earlier_rules_in_force_again_keeps_each_version_once() {
        RuleSets now = rules;
        for (int i = 0; i < 20; i++) {
            now = now.reloaded(version(i % 2));
        }
        assertEquals(
                List.of(version(1).version(), live.version()),
                now.kept().stream().map(RuleSet::version).toList());
    }

    @Test
    void a_withdrawn_version_serves_nobody_and_never_comes_back() {
        RuleSets trying = rules.trying(new Trial(candidate, 1, "s"));
        RuleSets without = trying.withdrawing(candidate.version());
        assertTrue(without.isWithdrawn(candidate.version()));
        assertTrue(without.trial().isEmpty());
        assertSame(live, without.drawnBy("x"));
        assertSame(live, without.ofVersion(candidate.version()));
        for (RuleSets later : List.of(without, without.reloaded(version(2)))) {
            var reload = assertThrows(IllegalArgumentException.class, () -> later.reloaded(candidate));
            assertTrue(reload.getMessage().contains("was withdrawn"), reload.getMessage());
            assertThrows(IllegalArgumentException.class, () -> later.trying(new Trial(candidate, 1, "s")));
        }
        RuleSets replaced = rules.reloaded(version(2)).withdrawing(live.version());
        assertEquals(version(2).version(), replaced.ofVersion(live.version()).version());
        RuleSets dropped = trying.withoutTrial().withdrawing(candidate.version());
        assertSame(live, dropped.ofVersion(candidate.version()));
    }

    @Test
    void the_live_version_cannot_be_withdrawn_nor_what_is_no_version() {
        var refused = assertThrows(IllegalArgumentException.class, () -> rules.withdrawing(live.version()));
        assertTrue(refused.getMessage().contains("is live"), refused.getMessage());
        for (String nonsense : List.of("", "latest", "0123456789AB", "0123456789abc", "0123456789a\n")) {
            assertThrows(IllegalArgumentException.class, () -> rules.withdrawing(nonsense), nonsense);
        }
    }

    @Test
    void withdrawn_versions_are_remembered_but_not_without_bound() {
        RuleSets now = rules;
        for (int i = 0; i <= RuleSets.MOST_WITHDRAWN; i++) {
            now = now.withdrawing(String.format("%012x", i));
        }
        assertFalse(now.isWithdrawn("000000000000"));
        assertTrue(now.isWithdrawn("000000000001"));
        assertTrue(now.isWithdrawn(String.format("%012x", RuleSets.MOST_WITHDRAWN)));
    }

    @Test
    void an_offer_is_honoured_by_the_live_rules_while_they_have_its_channel() {
        RuleSets reloaded = rules.reloaded(version(2));
        assertSame(reloaded.live(), reloaded.honouring(live.version(), SERVICE).orElseThrow());
        RuleSets removed = reloaded.reloaded(without(SERVICE));
        assertEquals(Optional.empty(), removed.honouring(live.version(), SERVICE));
        assertEquals(Optional.empty(), removed.honouring(version(2).version(), SERVICE));
        RuleSets again = removed.reloaded(version(3));
        assertTrue(again.honouring(live.version(), SERVICE).isPresent());
    }

    @Test
    void an_offer_of_a_candidate_is_honoured_by_it_while_it_is_tried_out_and_after_it_was_dropped() {
        RuleSets onlyCandidateHas = RuleSets.of(without(SERVICE)).trying(new Trial(candidate, 1, "s"));
        assertSame(
                candidate,
                onlyCandidateHas.honouring(candidate.version(), SERVICE).orElseThrow());
        RuleSets dropped = onlyCandidateHas.withoutTrial();
        assertSame(candidate, dropped.honouring(candidate.version(), SERVICE).orElseThrow());
        assertTrue(dropped.withdrawing(candidate.version())
                .honouring(candidate.version(), SERVICE)
                .isEmpty());
    }

    @Test
    void a_channel_that_live_rules_had_and_have_no_longer_is_removed_for_a_dropped_candidate_too() {
        RuleSets dropped = rules.trying(new Trial(candidate, 1, "s")).withoutTrial();
        assertSame(live, dropped.honouring(candidate.version(), SERVICE).orElseThrow());
        assertEquals(Optional.empty(), dropped.reloaded(without(SERVICE)).honouring(candidate.version(), SERVICE));
    }
}
