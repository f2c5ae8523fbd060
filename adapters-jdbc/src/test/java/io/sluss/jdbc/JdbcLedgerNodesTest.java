package io.sluss.jdbc;

import static io.sluss.outcome.SomeEvents.CALLBACK;
import static io.sluss.outcome.SomeEvents.LIFE;
import static io.sluss.outcome.SomeEvents.NOON;
import static io.sluss.outcome.SomeEvents.PERSON;
import static io.sluss.outcome.SomeEvents.SERVICE;
import static io.sluss.outcome.SomeEvents.arrived;
import static io.sluss.outcome.SomeEvents.caller;
import static io.sluss.outcome.SomeEvents.note;
import static io.sluss.outcome.SomeEvents.offered;
import static io.sluss.outcome.SomeEvents.presented;
import static io.sluss.outcome.SomeEvents.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.contact.ContactId;
import io.sluss.contact.Seeds;
import io.sluss.offer.OfferId;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.LedgerEvent.Kind;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several nodes over one database are one ledger, also when one of them dies. */
class JdbcLedgerNodesTest {
    private static final Duration KEPT = Duration.ofDays(8);
    private static final List<String> CHANNELS = List.of(SERVICE, CALLBACK, PERSON);

    private static HikariDataSource source;

    @BeforeAll
    static void layOut() {
        source = Postgres.emptyDatabase();
        JdbcSchema.apply(source);
    }

    @AfterAll
    static void close() {
        source.close();
    }

    @BeforeEach
    void empty() {
        LedgerTables.empty(source);
    }

    @AfterEach
    void what_is_stored_hangs_together() {
        assertEquals(List.of(), LedgerTables.amiss(source));
    }

    private static OfferLedger node() {
        OfferLedger node = JdbcStores.of(source).ledger(KEPT, InstantSource.fixed(NOON));
        node.refresh(NOON);
        return node;
    }

    /** What a node may be told: of one of a few contacts, and a whole decision as often as a single thing. */
    private static List<LedgerEvent> something(RandomGenerator random, int contacts) {
        List<LedgerEvent> batch = new ArrayList<>();
        int many = 1 + random.nextInt(6);
        for (int i = 0; i < many; i++) {
            String contact = "c" + random.nextInt(contacts);
            Instant at = NOON.plusSeconds(random.nextInt(3_600));
            String offer = contact + Seeds.oneOf(random, CHANNELS);
            switch (random.nextInt(7)) {
                case 0 -> {
                    batch.add(arrived(contact, at, caller(random.nextInt(5))));
                    CHANNELS.forEach(channel -> batch.add(offered(contact + channel)));
                }
                case 1 -> batch.add(offered(offer));
                case 2, 3 -> batch.add(presented(offer, at));
                case 4 -> batch.add(report(offer, Outcome.WITHDRAWN, at));
                case 5 -> batch.add(note(Seeds.oneOf(random, List.of(Kind.QUEUED, Kind.ANSWERED)), contact, at));
                default -> {
                    LedgerEvent again = note(Kind.DECIDED_AGAIN, contact, at.plusNanos(random.nextInt(1_000) * 1_000L));
                    batch.add(random.nextInt(4) == 0 ? again.withDetail(LedgerEvent.ANONYMOUS) : again);
                }
            }
        }
        return batch;
    }

    @Test
    void whatever_two_nodes_are_told_by_turns_comes_to_what_one_in_memory_makes_of_it() {
        Seeds.each(25, random -> {
            LedgerTables.empty(source);
            List<OfferLedger> nodes = new ArrayList<>(List.of(node(), node()));
            OfferLedger one = OfferLedger.inMemory(1_000, KEPT);
            Set<LedgerEvent> heard = new HashSet<>();
            for (int i = 0; i < 40; i++) {
                int which = random.nextInt(2);
                if (random.nextInt(20) == 0) {
                    nodes.set(which, node()); // it died, and another took its place
                }
                OfferLedger node = nodes.get(which);
                Instant now = NOON.plusSeconds(random.nextInt(7_200));
                switch (random.nextInt(4)) {
                    case 0 -> {
                        String offer = "c" + random.nextInt(6) + Seeds.oneOf(random, CHANNELS);
                        LedgerEvent report = report(offer, Seeds.oneOf(random, List.of(Outcome.values())), now);
                        assertEquals(one.settle(report), node.settle(report));
                    }
                    case 1 -> assertEquals(inOrder(one.expire(now)), inOrder(node.expire(now)));
                    default -> {
                        List<LedgerEvent> batch = something(random, 6);
                        batch.removeIf(event -> event.kind() == Kind.DECIDED_AGAIN && !heard.add(event));
                        assertEquals(one.append(batch), node.append(batch));
                    }
                }
            }
            for (int contact = 0; contact < 6; contact++) {
                for (String channel : CHANNELS) {
                    OfferId offer = new OfferId("c" + contact + channel);
                    ContactId of = new ContactId("c" + contact);
                    assertEquals(one.outcomeOf(of, offer), nodes.get(0).outcomeOf(of, offer));
                }
            }
            for (OfferLedger node : nodes) {
                node.refresh(NOON.plusSeconds(10));
                for (int number = 0; number < 5; number++) {
                    assertEquals(
                            Set.copyOf(one.history(caller(number), NOON).visits()),
                            Set.copyOf(node.history(caller(number), NOON).visits()));
                }
            }
        });
    }

    private static List<String> inOrder(List<LedgerEvent> events) {
        return events.stream()
                .sorted(Comparator.comparing(LedgerEvent::subject))
                .map(LedgerEvent::toString)
                .toList();
    }

    @Test
    void whatever_they_are_told_at_once_is_told_on_by_one_of_them_and_stored_once() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (long seed = 1; seed <= 5; seed++) {
                long started = seed;
                LedgerTables.empty(source);
                List<Callable<List<LedgerEvent>>> nodes = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    OfferLedger node = node();
                    nodes.add(() -> traffic(node, new java.util.Random(started), 60));
                }
                List<LedgerEvent> told = new ArrayList<>();
                for (Future<List<LedgerEvent>> each : pool.invokeAll(nodes)) {
                    told.addAll(each.get());
                }
                List<String> keys = told.stream()
                        .map(event -> EventRow.counted(0, event).key())
                        .toList();
                assertEquals(Set.copyOf(keys).size(), keys.size(), "seed " + seed);
                assertEquals(
                        List.of(String.valueOf(told.size())),
                        Postgres.column(source, "SELECT count(*) FROM sluss_event WHERE counted"),
                        "seed " + seed);
                assertEquals(List.of(), LedgerTables.amiss(source));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<String> keys(List<LedgerEvent> events) {
        return events.stream().map(event -> EventRow.counted(0, event).key()).toList();
    }

    /** The same for every node of a seed, so that they get in each other's way. */
    private static List<LedgerEvent> traffic(OfferLedger node, RandomGenerator random, int steps) {
        List<LedgerEvent> told = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            told.addAll(node.append(something(random, 12)));
            String offer = "c" + random.nextInt(12) + Seeds.oneOf(random, CHANNELS);
            Outcome outcome = Seeds.oneOf(random, List.of(Outcome.ACCEPTED, Outcome.DECLINED, Outcome.OPENED));
            told.addAll(node.settle(report(offer, outcome)).events());
            told.addAll(node.expire(NOON.plusSeconds(random.nextInt(1_800))));
        }
        return told;
    }

    @Test
    void what_was_acknowledged_before_a_node_died_is_there_and_the_rest_can_be_handed_over_again() {
        List<LedgerEvent> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(arrived("c" + i, NOON, caller(i)));
            all.add(offered("c" + i + SERVICE));
            all.add(presented("c" + i + SERVICE));
            all.add(note(Kind.DECIDED_AGAIN, "c" + i, NOON.plusSeconds(1)));
            all.add(note(Kind.SUPPRESSED, "c" + i, NOON).withDetail("closed"));
        }
        List<LedgerEvent> acknowledged = node().append(all.subList(0, 97));
        assertEquals(keys(all.subList(0, 97)), keys(acknowledged));
        OfferLedger after = node();
        assertEquals(
                keys(all.subList(97, all.size())),
                keys(after.append(all)),
                "those before are known, whatever their kind");
        assertEquals(List.of(), node().append(all));
        assertEquals(40, after.expire(NOON.plus(LIFE)).size());
    }

    @Test
    void a_batch_whose_commit_failed_or_was_not_answered_counts_once_when_it_is_handed_over_again() {
        Seeds.each(20, random -> {
            LedgerTables.empty(source);
            FailingCommits failing = new FailingCommits(source);
            OfferLedger node = JdbcStores.of(failing.source()).ledger(KEPT, InstantSource.fixed(NOON));
            OfferLedger one = OfferLedger.inMemory(1_000, KEPT);
            long counted = 0;
            for (int i = 0; i < 15; i++) {
                List<LedgerEvent> batch = something(random, 1_000_000); // of contacts of their own
                failing.next = Seeds.oneOf(random, List.of(FailingCommits.How.values()));
                boolean answered = false;
                while (!answered) {
                    try {
                        node.append(batch);
                        answered = true;
                    } catch (StoreException e) {
                        assertTrue(e.sqlState().startsWith("08"));
                        failing.next = FailingCommits.How.NOT;
                    }
                }
                counted += one.append(batch).size();
            }
            assertEquals(
                    List.of(String.valueOf(counted)),
                    Postgres.column(source, "SELECT count(*) FROM sluss_event WHERE counted"));
            assertFalse(counted == 0);
        });
    }
}
