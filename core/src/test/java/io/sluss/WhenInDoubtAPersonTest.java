package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.assertOnlyAPerson;
import static io.sluss.Desk.call;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluss.contact.Contact;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.criticality.Because;
import io.sluss.criticality.ReasonRecognizer;
import io.sluss.criticality.Recognition;
import io.sluss.matching.Ranker;
import io.sluss.offer.Arm;
import io.sluss.outcome.LedgerEvent;
import io.sluss.uptake.UptakeMeters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 3: when in doubt, a person. */
@ExtendWith(Quiet.class)
class WhenInDoubtAPersonTest {
    private static final ReasonRecognizer A_BIKE =
            (wording, language) -> Recognition.of(new ReasonId("bicycle-theft"), 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "?!",
                "blip blop",
                "qwertyuiop",
                "min cykel är stulen av min granne",
                "min cykel är stulen och jag har tappat min plånbok",
                "ich habe mein Fahrrad verloren"
            })
    void whatIsNotUnderstoodOrContradictoryIsUnknownAndGoesToAPerson(String said) {
        assertOnlyAPerson(Desk.usual().says(said), Urgency.UNKNOWN);
    }

    @Test
    void aTextTooLongToBeReadIsUnknown() {
        assertOnlyAPerson(Desk.usual().says(BIKE + " hej".repeat(3_000)), Urgency.UNKNOWN);
    }

    @Test
    void whatIsStatedAndWhatIsSaidMayNotContradict() {
        Contact contact = call().reason("lost-wallet").utterance(BIKE).build();
        Decision decision = Desk.usual().sluss.decide(contact);
        assertOnlyAPerson(decision, Urgency.UNKNOWN);
        assertTrue(decision.because().stream().anyMatch(why -> why.kind() == Because.Kind.CONTRADICTORY));
    }

    @Test
    void aLanguageThatTheServiceDoesNotSpeakIsUnknown() {
        Contact contact = call().language("de").utterance(BIKE).build();
        assertOnlyAPerson(Desk.usual().sluss.decide(contact), Urgency.UNKNOWN);
    }

    @Test
    void anUnknownContactIsNamedAndCountedAsItself() {
        Desk desk = Desk.usual();
        desk.says("blip blop");
        desk.sluss.maintain();
        LedgerEvent contact = desk.recorded.of(LedgerEvent.Kind.CONTACT).get(0);
        assertEquals(Urgency.UNKNOWN, contact.labels().urgency());
        assertNull(contact.labels().reason());
        assertEquals(Arm.PASSED_THROUGH, contact.labels().arm());
    }

    @Test
    void aFrontEndMayAskAgainUnderTheSameContact() {
        Desk desk = Desk.usual();
        Decision first = desk.says("blip blop");
        Decision second = desk.says(first, BIKE);
        assertEquals(first.contact(), second.contact());
        assertEquals(Urgency.DEFERRABLE, second.urgency());
        assertTrue(second.bestOffer().isPresent());
        desk.sluss.maintain();
        assertEquals(1, desk.recorded.of(LedgerEvent.Kind.CONTACT).size(), "counted once");
        assertEquals(1, desk.sluss.uptake().contacts());
    }

    @Test
    void aStepThatIsNotUnderstoodTakesBackWhatWasOffered() {
        Desk desk = Desk.usual();
        Decision first = desk.says(BIKE);
        assertOnlyAPerson(desk.says(first, "blip blop"), Urgency.UNKNOWN);
        var service = first.bestOffer().orElseThrow();
        assertEquals(
                io.sluss.outcome.Settlement.Status.WITHDRAWN,
                desk.sluss.settle(service.id(), Desk.yes(service)).status());
    }

    /** Throws what it is not allowed to. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable any) throws T {
        throw (T) any;
    }

    @Test
    void aRecogniserThatFailsInAnyWayIsUnknown() {
        List<Throwable> failures = List.of(
                new IllegalStateException(),
                new StackOverflowError(),
                new NoClassDefFoundError(),
                new AssertionError(),
                new OutOfMemoryError("only for show"),
                new java.io.IOException("a checked one"),
                new InterruptedException());
        for (Throwable failure : failures) {
            ReasonRecognizer failing = (wording, language) -> {
                WhenInDoubtAPersonTest.<RuntimeException>sneak(failure);
                return Recognition.UNKNOWN;
            };
            Desk desk = Desk.with(TestRules.usual(), builder -> builder.recognizer(failing));
            Decision decision =
                    assertDoesNotThrow(() -> desk.says(BIKE), failure.getClass().getName());
            assertOnlyAPerson(decision, Urgency.UNKNOWN);
            Desk onExecutor = Desk.with(
                    TestRules.usual(), builder -> builder.recognizer(failing).executor(Runnable::run));
            assertOnlyAPerson(onExecutor.says(BIKE), Urgency.UNKNOWN);
            assertEquals(
                    failure instanceof InterruptedException,
                    Thread.interrupted(),
                    "an interruption is passed on, and nothing else is taken for one");
        }
    }

    @Test
    void aRecogniserThatAnswersNothingOrInventsAReasonIsUnknown() {
        List<ReasonRecognizer> wrong = List.of(
                (wording, language) -> null,
                (wording, language) -> Recognition.UNKNOWN,
                (wording, language) -> Recognition.of(new ReasonId("no-such-reason"), 1),
                (wording, language) ->
                        Recognition.contradictory(List.of(new ReasonId("bicycle-theft"), new ReasonId("lost-wallet"))),
                (wording, language) -> Recognition.of(new ReasonId("bicycle-theft"), Double.NaN));
        for (ReasonRecognizer recogniser : wrong) {
            Desk desk = Desk.with(TestRules.usual(), builder -> builder.recognizer(recogniser));
            assertOnlyAPerson(desk.says(BIKE), Urgency.UNKNOWN);
        }
    }

    @Test
    void withAnExecutorTheAnswerComesWithinSixtyMillisecondsEvenIfTheRecogniserSleepsForFiveSeconds() throws Exception {
        for (boolean interruptible : new boolean[] {true, false}) {
            CountDownLatch release = new CountDownLatch(1);
            ReasonRecognizer sleeping = (wording, language) -> {
                blockFor(Duration.ofSeconds(5), release, interruptible);
                return Recognition.of(new ReasonId("bicycle-theft"), 1);
            };
            ExecutorService executor = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            });
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            Recorded recorded = new Recorded();
            try (Sluss sluss = Sluss.builder(TestRules.usual())
                    .recognizer(sleeping)
                    .executor(executor)
                    .recorder(recorded)
                    .recorder(new UptakeMeters(registry))
                    .build()) {
                for (int i = 0; i < 5; i++) {
                    sluss.decide(call().utterance(BIKE).build()); // warms up
                }
                long best = Long.MAX_VALUE;
                for (int i = 0; i < 5; i++) {
                    long started = System.nanoTime();
                    Decision decision = sluss.decide(call().utterance(BIKE).build());
                    best = Math.min(best, System.nanoTime() - started);
                    assertOnlyAPerson(decision, Urgency.UNKNOWN);
                    assertEquals("deadline", decision.degraded());
                    assertEquals("main-queue", decision.person().queue());
                }
                assertTrue(
                        best <= TimeUnit.MILLISECONDS.toNanos(60), "best of five took " + best / 1_000_000.0 + " ms");
                assertEquals(10, recorded.degraded.size());
                assertEquals(
                        10.0,
                        registry.get("sluss.degraded")
                                .tag("step", "deadline")
                                .counter()
                                .count());
            } finally {
                release.countDown();
                executor.shutdownNow();
                assertTrue(executor.awaitTermination(10, TimeUnit.SECONDS));
            }
        }
    }

    private static void blockFor(Duration most, CountDownLatch release, boolean interruptible) {
        long until = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < until && release.getCount() > 0) {
            try {
                release.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                if (interruptible) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    @Test
    void anUrgentContactDoesNotWaitForASleepingRecogniser() {
        AtomicInteger asked = new AtomicInteger();
        ReasonRecognizer counting = (wording, language) -> {
            asked.incrementAndGet();
            return Recognition.UNKNOWN;
        };
        Desk desk = Desk.with(
                TestRules.usual(),
                builder -> builder.recognizer(counting).executor(task -> {
                    throw new RejectedExecutionException();
                }));
        Decision decision = desk.says("han har en kniv");
        assertEquals("priority-queue", decision.person().queue());
        assertNull(decision.degraded());
        assertEquals(0, asked.get());
    }

    @Test
    void withoutAnExecutorALateRecognisersAnswerIsDiscarded() {
        CountDownLatch never = new CountDownLatch(1);
        ReasonRecognizer slow = (wording, language) -> {
            blockFor(Duration.ofMillis(30), never, true);
            return Recognition.of(new ReasonId("bicycle-theft"), 1);
        };
        Desk desk =
                Desk.with(TestRules.usual(), builder -> builder.recognizer(slow).deadline(Duration.ofMillis(10)));
        Decision decision = desk.says(BIKE);
        assertOnlyAPerson(decision, Urgency.UNKNOWN);
        assertEquals("recogniser", decision.degraded());
        assertEquals(List.of("recogniser"), desk.recorded.degraded);
    }

    @Test
    void aLateRankersAnswerIsDiscarded() {
        CountDownLatch never = new CountDownLatch(1);
        Ranker slow = (facts, candidates) -> {
            blockFor(Duration.ofMillis(30), never, true);
            return candidates;
        };
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ranker(slow).deadline(Duration.ofMillis(25)));
        desk.says(BIKE); // warms up, so that only the ranker is late
        Decision decision = desk.says(BIKE);
        assertOnlyAPerson(decision, Urgency.UNKNOWN);
        assertTrue(decision.degraded() != null);
    }

    @Test
    void aRecogniserThatIsInTimeIsBelievedWithAndWithoutAnExecutor() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Desk with = Desk.with(
                    TestRules.usual(), builder -> builder.recognizer(A_BIKE).executor(executor));
            Desk without = Desk.with(TestRules.usual(), builder -> builder.recognizer(A_BIKE));
            for (Desk desk : List.of(with, without)) {
                assertTrue(desk.says(BIKE).bestOffer().isPresent());
                assertTrue(desk.recorded.degraded.isEmpty());
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void anExecutorThatRefusesOrFailsMeansAPersonMarkedDegraded() {
        List<Throwable> failures = List.of(
                new RejectedExecutionException(),
                new IllegalStateException(),
                new OutOfMemoryError("no native thread"));
        for (Throwable failure : failures) {
            Desk desk = Desk.with(
                    TestRules.usual(),
                    builder -> builder.recognizer(A_BIKE)
                            .executor(task -> WhenInDoubtAPersonTest.<RuntimeException>sneak(failure)));
            Decision decision =
                    assertDoesNotThrow(() -> desk.says(BIKE), failure.getClass().getName());
            assertOnlyAPerson(decision, Urgency.UNKNOWN);
            assertEquals(1, desk.recorded.degraded.size());
        }
    }

    @Test
    void anInterruptedThreadGetsAPersonAndStaysInterrupted() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        CountDownLatch release = new CountDownLatch(1);
        ReasonRecognizer sleeping = (wording, language) -> {
            blockFor(Duration.ofSeconds(5), release, false);
            return Recognition.UNKNOWN;
        };
        try {
            Desk desk = Desk.with(
                    TestRules.usual(), builder -> builder.recognizer(sleeping).executor(executor));
            Thread.currentThread().interrupt();
            Decision decision = desk.says(BIKE);
            assertTrue(Thread.interrupted());
            assertOnlyAPerson(decision, Urgency.UNKNOWN);
            assertEquals("interrupted", decision.degraded());
        } finally {
            release.countDown();
            executor.shutdownNow();
        }
    }

    @Test
    void afterClosingEveryAnswerIsAPersonMarkedDegraded() {
        Desk desk = Desk.usual();
        desk.sluss.close();
        Decision decision = desk.says(BIKE);
        assertOnlyAPerson(decision, Urgency.UNKNOWN);
        assertEquals("closed", decision.degraded());
    }

    @Test
    void aTextMadeToKeepTheRecogniserBusyIsAnsweredInTime() {
        String phrase = "(a|b) c d e f g h i j k";
        StringBuilder said = new StringBuilder("min ");
        for (int block = 0; said.length() < 9_900; block++) {
            for (char word = 'c'; word <= 'k'; word++) {
                said.append(word)
                        .append(' ')
                        .append(word)
                        .append(' ')
                        .append(word)
                        .append(' ');
            }
            said.append("a a a ");
        }
        String text = TestRules.rules().text().replace("sv: [min cykel är stulen]", "sv: [" + phrase + "]");
        Desk desk = Desk.with(io.sluss.rules.RuleSetFile.parse("busy.yaml", text));
        desk.says("a c d e f g h i j k");
        long started = System.nanoTime();
        Decision decision = desk.says(said.toString());
        long took = System.nanoTime() - started;
        assertTrue(decision.offers().stream().anyMatch(io.sluss.offer.Offer::isPerson));
        assertTrue(took < TimeUnit.MILLISECONDS.toNanos(500), "took " + took / 1_000_000 + " ms");
    }

    @Test
    void aContactWithADateThatNobodyCanMeanIsRefusedAndNothingElseIsEverThrown() {
        for (java.time.Instant when : List.of(java.time.Instant.MAX, java.time.Instant.MIN)) {
            try {
                Contact contact = call().utterance(BIKE).arrivedAt(when).build();
                assertDoesNotThrow(() -> Desk.usual().sluss.decide(contact));
            } catch (io.sluss.contact.InvalidContactException e) {
                assertEquals("arrivedAt", e.field());
            }
        }
    }
}
