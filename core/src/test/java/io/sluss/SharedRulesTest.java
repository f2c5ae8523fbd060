package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.theOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sluss.contact.Seeds;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Offer;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement.Status;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetStore;
import io.sluss.rules.RuleSetStoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Issue 4, build item 5: the rule set changed on one node is live on the others. */
@ExtendWith(Quiet.class)
class SharedRulesTest {
    private static final RuleSet FIRST = TestRules.usual();
    private static final RuleSet SECOND = version("second");
    private static final RuleSet THIRD = version("third");
    private static final String SALT = "trial-1";

    private final Shared store = new Shared();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    /** A store that can be away, and counts what is asked of it. */
    private static final class Shared implements RuleSetStore {
        private final RuleSetStore inner = RuleSetStore.inMemory(20);
        private boolean away;
        private int textsRead;
        private Runnable beforeNextChange = () -> {};

        private RuleSetStore there() {
            if (away) {
                throw new IllegalStateException("away on purpose");
            }
            return inner;
        }

        @Override
        public long sequence() {
            return there().sequence();
        }

        @Override
        public Optional<InForce> inForce() {
            return there().inForce();
        }

        @Override
        public boolean change(InForce next, Collection<Text> texts) {
            Runnable first = beforeNextChange;
            beforeNextChange = () -> {};
            first.run();
            return there().change(next, texts);
        }

        @Override
        public Optional<Text> text(String version) {
            textsRead++;
            return there().text(version);
        }

        @Override
        public List<String> versions() {
            return there().versions();
        }
    }

    @BeforeEach
    void listen() {
        logged.start();
        ((Logger) LoggerFactory.getLogger("io.sluss")).addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger("io.sluss")).detachAppender(logged);
    }

    private long loggedAs(Level level) {
        return logged.list.stream().filter(event -> event.getLevel() == level).count();
    }

    private static RuleSet version(String comment) {
        return TestRules.rules().head("recontact-window: 7d # " + comment).build();
    }

    private Desk node(RuleSet rules, String name) {
        return Desk.with(rules, builder -> builder.ruleSetStore(store, name));
    }

    private static String live(Desk node) {
        return node.sluss.rules().version();
    }

    private static String tried(Desk node) {
        return node.sluss
                .trial()
                .map(trial -> trial.candidate().version() + " " + trial.share() + " " + trial.salt())
                .orElse("none");
    }

    @Test
    void what_is_reloaded_on_one_node_is_live_on_the_other_when_it_maintains() {
        Desk a = node(FIRST, "a");
        Desk b = node(FIRST, "b");
        assertEquals(1, store.sequence(), "the second has nothing to add");
        assertEquals(FIRST, a.sluss.reload(SECOND));
        assertEquals(FIRST.version(), live(b));
        b.sluss.maintain();
        assertEquals(SECOND.version(), live(b));
        assertEquals(SECOND.version(), b.says(BIKE).ruleSet());
        RuleSetStore.InForce inForce = store.inForce().orElseThrow();
        assertEquals("a", inForce.by());
        assertEquals(a.clock.instant(), inForce.at());
    }

    @Test
    void a_contact_that_has_begun_on_the_other_node_goes_on_under_its_rules() {
        Desk a = node(FIRST, "a");
        Desk b = node(FIRST, "b");
        Decision begun = b.says(BIKE);
        a.sluss.reload(SECOND);
        b.sluss.maintain();
        assertEquals(FIRST.version(), b.says(begun, BIKE).ruleSet());
        assertEquals(
                Status.SETTLED,
                b.sluss.settle(begun.person().id(), Outcome.ACCEPTED).status());
    }

    @Test
    void a_candidate_is_tried_out_promoted_and_dropped_on_both() {
        Desk a = node(FIRST, "a");
        Desk b = node(FIRST, "b");
        a.sluss.tryOut(SECOND, 0.25, SALT);
        b.sluss.maintain();
        assertEquals(SECOND.version() + " 0.25 " + SALT, tried(b));
        b.sluss.promoteCandidate();
        a.sluss.maintain();
        assertEquals(SECOND.version(), live(a));
        assertEquals("none", tried(a));
        b.sluss.tryOut(THIRD, 1, SALT);
        a.sluss.maintain();
        assertEquals(THIRD.version(), a.says(BIKE).ruleSet());
        assertTrue(a.sluss.dropCandidate().isPresent());
        b.sluss.maintain();
        assertEquals("none", tried(b));
        assertEquals(SECOND.version(), live(b));
    }

    @Test
    void what_a_node_offered_under_a_version_is_taken_back_when_another_withdraws_it() {
        Desk a = node(FIRST, "a");
        Desk b = node(FIRST, "b");
        a.sluss.tryOut(SECOND, 1, SALT);
        b.sluss.maintain();
        Decision decision = b.says(BIKE);
        Offer service = theOffer(decision, ChannelKind.E_SERVICE);
        b.sluss.present(service.id());
        a.sluss.withdraw(SECOND.version());
        assertEquals(List.of(), b.recorded.outcomes(service.id().text()));
        b.sluss.maintain();
        assertEquals(
                List.of(Outcome.WITHDRAWN), b.recorded.outcomes(service.id().text()));
        assertEquals(FIRST.version(), b.says(decision, BIKE).ruleSet());
        assertEquals("none", tried(b));
        assertThrows(IllegalArgumentException.class, () -> b.sluss.reload(SECOND));
        Desk late = node(SECOND, "c");
        assertEquals(FIRST.version(), live(late), "nor does a node that starts with it bring it back");
    }

    @Test
    void a_node_that_starts_with_a_file_that_was_in_force_before_begins_with_what_is() {
        Desk a = node(FIRST, "a");
        a.sluss.reload(SECOND);
        a.sluss.tryOut(THIRD, 0.5, SALT);
        Desk b = node(FIRST, "b");
        assertEquals(SECOND.version(), live(b));
        assertEquals(THIRD.version() + " 0.5 " + SALT, tried(b));
        assertEquals(3, store.sequence());
    }

    @Test
    void a_node_that_starts_with_a_file_that_nobody_has_seen_deploys_it() {
        Desk a = node(FIRST, "a");
        a.sluss.tryOut(THIRD, 0.5, SALT);
        Desk b = node(SECOND, "b");
        assertEquals(SECOND.version(), live(b));
        a.sluss.maintain();
        assertEquals(SECOND.version(), live(a));
        assertEquals(THIRD.version() + " 0.5 " + SALT, tried(a), "the trial goes on");
        assertEquals(THIRD.version() + " 0.5 " + SALT, tried(b));
        assertEquals("b", store.inForce().orElseThrow().by());
    }

    @Test
    void of_two_nodes_that_change_at_once_the_second_builds_on_what_the_first_did() {
        Desk a = node(FIRST, "a");
        Desk b = node(FIRST, "b");
        store.beforeNextChange = () -> b.sluss.tryOut(THIRD, 0.5, SALT);
        assertEquals(FIRST, a.sluss.reload(SECOND));
        b.sluss.maintain();
        for (Desk node : List.of(a, b)) {
            assertEquals(SECOND.version(), live(node));
            assertEquals(THIRD.version() + " 0.5 " + SALT, tried(node));
        }
    }

    @Test
    void of_two_nodes_that_promote_at_once_the_second_is_told_that_there_is_no_candidate() {
        Desk a = node(FIRST, "a");
        Desk b = node(FIRST, "b");
        a.sluss.tryOut(SECOND, 0.5, SALT);
        b.sluss.maintain();
        store.beforeNextChange = b.sluss::promoteCandidate;
        assertThrows(IllegalStateException.class, a.sluss::promoteCandidate);
        assertEquals(SECOND.version(), live(a));
        assertEquals("none", tried(a));
    }

    @Test
    void while_the_store_is_away_the_rules_stay_and_changes_are_refused_and_it_is_said_once() {
        Desk a = node(FIRST, "a");
        Desk b = node(FIRST, "b");
        a.sluss.reload(SECOND);
        store.away = true;
        logged.list.clear();
        b.sluss.maintain();
        b.sluss.maintain();
        b.sluss.maintain();
        assertEquals(1, loggedAs(Level.WARN));
        assertEquals(FIRST.version(), live(b));
        assertEquals(FIRST.version(), b.says(BIKE).ruleSet());
        for (Desk node : List.of(a, b)) {
            RuleSet before = node.sluss.rules();
            assertThrows(RuleSetStoreException.class, () -> node.sluss.reload(THIRD));
            assertThrows(RuleSetStoreException.class, () -> node.sluss.tryOut(THIRD, 1, SALT));
            assertThrows(RuleSetStoreException.class, () -> node.sluss.withdraw("0123456789ab"));
            assertEquals(before, node.sluss.rules());
            assertEquals("none", tried(node));
        }
        store.away = false;
        b.sluss.maintain();
        assertEquals(SECOND.version(), live(b));
        store.away = true;
        b.sluss.maintain();
        assertEquals(2, loggedAs(Level.WARN), "the next time is said again");
    }

    @Test
    void a_node_that_starts_while_the_store_is_away_begins_with_its_own_and_joins_later() {
        Desk a = node(FIRST, "a");
        a.sluss.reload(SECOND);
        store.away = true;
        Desk known = node(FIRST, "b");
        Desk unseen = node(THIRD, "c");
        assertEquals(FIRST.version(), live(known));
        assertEquals(THIRD.version(), live(unseen));
        store.away = false;
        known.sluss.maintain();
        assertEquals(SECOND.version(), live(known));
        unseen.sluss.maintain();
        known.sluss.maintain();
        assertEquals(THIRD.version(), live(known));
        assertEquals(THIRD.version(), live(unseen));
    }

    @Test
    void a_text_that_a_node_cannot_read_is_refused_once_and_the_next_good_one_is_taken() {
        Desk a = node(FIRST, "a");
        String newer = SECOND.source().replace("sluss-rules: 1", "sluss-rules: 2");
        Instant now = a.clock.instant();
        store.change(
                new RuleSetStore.InForce(2, "0123456789ab", null, List.of(), now, "newer"),
                List.of(new RuleSetStore.Text("0123456789ab", newer, now, "newer")));
        logged.list.clear();
        int before = store.textsRead;
        a.sluss.maintain();
        a.sluss.maintain();
        a.sluss.maintain();
        assertEquals(1, loggedAs(Level.ERROR));
        assertEquals(before + 1, store.textsRead, "it is not compiled again and again");
        assertEquals(FIRST.version(), live(a));
        assertThrows(RuleSetStoreException.class, () -> a.sluss.reload(SECOND), "it would undo what it cannot read");
        store.change(
                new RuleSetStore.InForce(3, SECOND.version(), null, List.of(), now, "newer"),
                List.of(new RuleSetStore.Text(SECOND.version(), SECOND.source(), now, "newer")));
        a.sluss.maintain();
        assertEquals(SECOND.version(), live(a));
    }

    @Test
    void a_text_that_is_not_what_its_version_says_is_refused() {
        Desk a = node(FIRST, "a");
        Instant now = a.clock.instant();
        store.change(
                new RuleSetStore.InForce(2, "0123456789ab", null, List.of(), now, "x"),
                List.of(new RuleSetStore.Text("0123456789ab", SECOND.source(), now, "x")));
        a.sluss.maintain();
        assertEquals(FIRST.version(), live(a));
        assertEquals(1, loggedAs(Level.ERROR));
    }

    @Test
    void the_same_again_is_no_change() {
        Desk a = node(FIRST, "a");
        a.sluss.reload(SECOND);
        a.sluss.reload(SECOND);
        a.sluss.tryOut(THIRD, 0.5, SALT);
        a.sluss.tryOut(THIRD, 0.5, SALT);
        assertEquals(3, store.sequence());
        assertTrue(a.sluss.dropCandidate().isPresent());
        assertFalse(a.sluss.dropCandidate().isPresent());
        assertEquals(4, store.sequence());
    }

    /** Whatever three nodes do in whatever order: once all have maintained, they agree. */
    @Test
    void nodes_agree_in_the_end() {
        List<RuleSet> versions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            versions.add(version("number " + i));
        }
        Seeds.each(10, random -> {
            RuleSetStore shared = RuleSetStore.inMemory(10);
            List<Sluss> nodes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String name = "node-" + i;
                nodes.add(Desk.with(versions.get(i), builder -> builder.ruleSetStore(shared, name)).sluss);
            }
            for (int i = 0; i < 60; i++) {
                doSomething(Seeds.oneOf(random, nodes), Seeds.oneOf(random, versions), random);
            }
            nodes.forEach(Sluss::maintain);
            RuleSetStore.InForce inForce = shared.inForce().orElseThrow();
            for (Sluss node : nodes) {
                assertEquals(inForce.live(), node.rules().version());
                assertEquals(
                        Optional.ofNullable(inForce.trial()).map(RuleSetStore.Tried::version),
                        node.trial().map(trial -> trial.candidate().version()));
            }
        });
    }

    private static void doSomething(Sluss sluss, RuleSet version, RandomGenerator random) {
        try {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> sluss.reload(version);
                case 3, 4 -> sluss.tryOut(version, 0.5, SALT);
                case 5 -> sluss.promoteCandidate();
                case 6 -> sluss.dropCandidate();
                case 7 -> withdrawOne(sluss, version, random);
                default -> sluss.maintain();
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            assertFalse(e.getMessage().isBlank()); // it cannot be done now, and says why
        }
    }

    private static void withdrawOne(Sluss sluss, RuleSet version, RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            sluss.withdraw(version.version());
        }
    }
}
