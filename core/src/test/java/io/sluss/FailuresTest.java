package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.NUMBER;
import static io.sluss.Desk.WALLET;
import static io.sluss.Desk.assertOnlyAPerson;
import static io.sluss.Desk.call;
import static io.sluss.Desk.kinds;
import static io.sluss.Desk.names;
import static io.sluss.Desk.next;
import static io.sluss.Desk.theOffer;
import static io.sluss.Desk.whyNot;
import static io.sluss.Desk.yes;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.Breakable.Call;
import io.sluss.contact.ChannelTrouble;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.Signals;
import io.sluss.contact.Urgency;
import io.sluss.matching.Availability;
import io.sluss.matching.Candidate;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Ranker;
import io.sluss.matching.Suppressed.Why;
import io.sluss.offer.Ask;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement.Status;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.rules.RuleSet;
import io.sluss.uptake.UptakeRecorder;
import io.sluss.uptake.UptakeRecorder.JournalState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of failures: what fails, and what the caller gets all the same. */
@ExtendWith(Quiet.class)
class FailuresTest {
    private static final List<ChannelKind> ALL =
            List.of(ChannelKind.E_SERVICE, ChannelKind.CALLBACK, ChannelKind.BOOKING, ChannelKind.LIVE_AGENT);

    private static final RuleSet ONE_PLACE = TestRules.rules()
            .callback(TestRules.CALLBACK.replace("horizon: 2d", "horizon: 45m").replace("capacity: 2", "capacity: 1"))
            .build();

    // --- recogniser

    @Test
    void aFailingRecogniserMeansUnknown() {
        Desk desk = Desk.with(
                TestRules.usual(),
                builder -> builder.recognizer((wording, language) -> {
                    throw new IllegalStateException();
                }));
        assertOnlyAPerson(desk.says(BIKE), Urgency.UNKNOWN);
        assertOnlyAPerson(desk.says("han har en kniv"), Urgency.EMERGENCY);
        assertEquals(
                ALL,
                kinds(desk.sluss.decide(call().reason("bicycle-theft").build())),
                "a reason from a menu needs no recogniser");
    }

    // --- availability

    private static final class Watched {
        final Map<String, Availability> states = new ConcurrentHashMap<>();
        final Set<String> failing = ConcurrentHashMap.newKeySet();
        final AtomicInteger asked = new AtomicInteger();

        Availability of(Channel channel) {
            asked.incrementAndGet();
            if (failing.contains(channel.id())) {
                throw new IllegalStateException();
            }
            return states.get(channel.id()); // null when nobody has said
        }

        void allUp(Instant now) {
            for (String channel : List.of(
                    "report-theft", "report-loss", "loss-form", "send-tip", "callback", "booking", "live-agent")) {
                states.put(channel, Availability.up(now));
            }
        }
    }

    private static Desk watched(Watched watched) {
        watched.allUp(Instant.parse(Desk.NOON));
        return Desk.with(TestRules.usual(), builder -> builder.availability(watched::of));
    }

    @Test
    void aChannelThatIsDownIsSuppressedAsUnavailableAndComesBack() {
        Watched watched = new Watched();
        Desk desk = watched(watched);
        assertEquals(ALL, kinds(desk.says(BIKE)));
        watched.states.put("report-theft", Availability.down(ChannelTrouble.DOWN, desk.clock.instant()));
        watched.states.put("callback", Availability.down(ChannelTrouble.DOWN, desk.clock.instant()));
        desk.sluss.maintain();
        Decision down = desk.says(BIKE);
        assertEquals(List.of("booking", "live-agent"), names(down));
        assertEquals(Optional.of(Why.UNAVAILABLE), whyNot(down, "report-theft"));
        assertEquals(Optional.of(Why.UNAVAILABLE), whyNot(down, "callback"));
        watched.allUp(desk.clock.instant());
        desk.sluss.maintain();
        assertEquals(ALL, kinds(desk.says(BIKE)));
    }

    @Test
    void whatIsKnownOfAChannelIsGoodForSixtySeconds() {
        Watched watched = new Watched();
        Desk desk = watched(watched);
        desk.clock.advance(Duration.ofSeconds(60));
        assertEquals(ALL, kinds(desk.says(BIKE)));
        desk.clock.advance(Duration.ofMillis(1));
        assertEquals(List.of("live-agent"), names(desk.says(BIKE)));
        desk.sluss.maintain(); // asks, and hears what is old
        assertEquals(List.of("live-agent"), names(desk.says(BIKE)));
        watched.allUp(desk.clock.instant());
        desk.sluss.maintain();
        assertEquals(ALL, kinds(desk.says(BIKE)));
    }

    @Test
    void aFailingOrSilentSourceSuppressesJustItsChannel() {
        Watched watched = new Watched();
        Desk desk = watched(watched);
        watched.failing.add("report-theft");
        desk.sluss.maintain();
        assertEquals(List.of("callback", "booking", "live-agent"), names(desk.says(BIKE)));
        watched.failing.clear();
        watched.states.remove("callback");
        desk.sluss.maintain();
        assertEquals(List.of("report-theft", "booking", "live-agent"), names(desk.says(BIKE)));
    }

    @Test
    void aSourceThatKnowsNothingYetDoesNotKeepASlussFromBeingBuilt() {
        Watched silent = new Watched();
        Desk desk = assertDoesNotThrow(() -> Desk.with(TestRules.usual(), builder -> builder.availability(silent::of)));
        assertEquals(List.of("live-agent"), names(desk.says(BIKE)));
        Desk strange =
                Desk.with(TestRules.usual(), builder -> builder.availability(channel -> Availability.up(Instant.MAX)));
        assertDoesNotThrow(() -> strange.says(BIKE));
        assertTrue(strange.recorded.degraded.isEmpty());
    }

    @Test
    void aDecisionNeverAsksASourceItself() {
        Watched watched = new Watched();
        Desk desk = watched(watched);
        int before = watched.asked.get();
        for (int i = 0; i < 20; i++) {
            desk.says(BIKE);
        }
        assertEquals(before, watched.asked.get());
    }

    // --- caller history

    @Test
    void anUnreadableHistoryIsNoRepeatAndSuppressesEServices() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(
                TestRules.rules()
                        .offers("  - {name: Back, when: {repeat-contact: true}, offer: [live-agent]}\n"
                                + TestRules.OFFER_ALL)
                        .build(),
                builder -> builder.ledger(new Breakable.Ledger(failures)));
        Contact contact = call().caller(NUMBER).utterance(BIKE).build();
        desk.sluss.present(
                theOffer(desk.sluss.decide(contact), ChannelKind.E_SERVICE).id());
        assertEquals(List.of("live-agent"), names(desk.sluss.decide(contact)), "a repeat, while it can be read");
        failures.breakdown(Call.HISTORY);
        Decision unread = desk.sluss.decide(contact);
        assertEquals(List.of("callback", "booking", "live-agent"), names(unread));
        assertEquals(Optional.of(Why.HISTORY_UNKNOWN), whyNot(unread, "report-theft"));
        assertEquals(null, unread.degraded());
        assertTrue(names(desk.says(BIKE)).contains("report-theft"), "a caller without a number has no history");
    }

    // --- ranker

    @Test
    void aFailingRankerLeavesTheOrderOfTheFile() {
        List<Ranker> failing = List.of(
                (facts, candidates) -> {
                    throw new IllegalStateException();
                },
                (facts, candidates) -> {
                    throw new AssertionError();
                },
                (facts, candidates) -> null,
                (facts, candidates) -> {
                    candidates.clear(); // which may not be done
                    return candidates;
                });
        for (Ranker ranker : failing) {
            Desk desk = Desk.with(TestRules.usual(), builder -> builder.ranker(ranker));
            Decision decision = assertDoesNotThrow(() -> desk.says(BIKE));
            assertEquals(ALL, kinds(decision));
        }
    }

    @Test
    void aRankerCanNeitherInventNorLoseNorChangeACandidate() {
        Ranker losing = (facts, candidates) -> List.of(candidates.get(1));
        assertEquals(
                List.of(ChannelKind.CALLBACK, ChannelKind.E_SERVICE, ChannelKind.BOOKING, ChannelKind.LIVE_AGENT),
                kinds(Desk.with(TestRules.usual(), builder -> builder.ranker(losing))
                        .says(BIKE)));
        Ranker inventing = (facts, candidates) -> {
            List<Candidate> more = new ArrayList<>();
            more.add(null);
            for (Candidate one : candidates) {
                more.add(new Candidate(
                        one.channel(), one.mode(), List.of(), "nobody's", "nowhere", Instant.EPOCH, "no queue", null));
                more.add(one);
                more.add(one);
            }
            return more;
        };
        Decision decision = Desk.with(TestRules.usual(), builder -> builder.ranker(inventing))
                .says(BIKE);
        assertEquals(ALL, kinds(decision));
        assertEquals("main-queue", decision.person().queue());
        assertEquals(2, decision.offers().get(0).asks().size(), "what must be asked is asked");
    }

    @Test
    void aRankerDecidesTheOrder() {
        Ranker reversed = (facts, candidates) -> {
            List<Candidate> other = new ArrayList<>(candidates);
            Collections.reverse(other);
            return other;
        };
        List<ChannelKind> expected = new ArrayList<>(ALL);
        Collections.reverse(expected);
        assertEquals(
                expected,
                kinds(Desk.with(TestRules.usual(), builder -> builder.ranker(reversed))
                        .says(BIKE)));
    }

    // --- ledger

    @Test
    void aFailingLedgerKeepsNobodyWaitingAndWhenItIsBackEverythingCountsOnce() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ledger(new Breakable.Ledger(failures)));
        failures.breakdown(Call.APPEND);
        for (int i = 0; i < 10; i++) {
            Decision decision = desk.says(BIKE);
            assertEquals(ALL, kinds(decision));
            assertEquals(
                    Status.SETTLED,
                    desk.sluss
                            .present(theOffer(decision, ChannelKind.E_SERVICE).id())
                            .status());
            desk.sluss.maintain();
        }
        assertEquals(0, desk.sluss.uptake().contacts());
        assertTrue(desk.recorded.journal(JournalState.RETRIED) > 0);
        assertEquals(0, desk.recorded.journal(JournalState.DROPPED));
        failures.mend();
        desk.sluss.maintain();
        assertEquals(10, desk.sluss.uptake().contacts());
        assertEquals(
                10, desk.sluss.uptake().channels().get(ChannelKind.E_SERVICE).presented());
        assertEquals(10, desk.recorded.of(LedgerEvent.Kind.CONTACT).size());
        desk.sluss.maintain();
        assertEquals(10, desk.sluss.uptake().contacts());
    }

    @Test
    void theJournalIsBoundedAndCountsWhatItDrops() {
        Breakable.Switch failures = new Breakable.Switch();
        Breakable.Ledger ledger = new Breakable.Ledger(failures);
        Desk desk =
                Desk.with(TestRules.usual(), builder -> builder.ledger(ledger).journalCapacity(50));
        failures.breakdown(Call.APPEND);
        for (int i = 0; i < 100; i++) {
            assertTrue(desk.says(BIKE).bestOffer().isPresent());
        }
        long made = 100L * 5; // a contact and its four offers
        assertEquals(made - 50, desk.recorded.journal(JournalState.DROPPED));
        failures.mend();
        desk.sluss.maintain();
        assertEquals(50, ledger.taken.size());
        assertEquals(50, desk.recorded.journal(JournalState.FLUSHED));
        desk.says(BIKE);
        desk.sluss.maintain();
        assertEquals(55, ledger.taken.size(), "there is room again");
    }

    @Test
    void aReportThatTheLedgerCannotTakeFailsAndCountsOnceWhenItIsMadeAgain() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ledger(new Breakable.Ledger(failures)));
        Decision decision = desk.says(BIKE);
        Offer service = theOffer(decision, ChannelKind.E_SERVICE);
        for (Call call : List.of(Call.SETTLE, Call.OUTCOME_OF)) {
            failures.breakdown(call);
            assertThrows(IllegalStateException.class, () -> desk.sluss.settle(service.id(), yes(service)));
            assertTrue(desk.says(decision, BIKE).offers().stream().anyMatch(Offer::isPerson));
            failures.mend();
        }
        assertEquals(
                Status.SETTLED, desk.sluss.settle(service.id(), yes(service)).status());
        assertEquals(
                Status.REPEATED, desk.sluss.settle(service.id(), yes(service)).status());
        assertEquals(
                List.of(Outcome.ACCEPTED), desk.recorded.outcomes(service.id().text()));
    }

    @Test
    void aReportMadeWhileTheLedgerIsAwayWaitsForItOnce() {
        Breakable.Switch failures = new Breakable.Switch();
        AtomicInteger asked = new AtomicInteger();
        Breakable.Ledger ledger = new Breakable.Ledger(failures) {
            @Override
            public List<LedgerEvent> append(List<LedgerEvent> events) {
                asked.incrementAndGet();
                return super.append(events);
            }

            @Override
            public Outcome outcomeOf(ContactId contact, OfferId offer) {
                asked.incrementAndGet();
                return super.outcomeOf(contact, offer);
            }
        };
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ledger(ledger));
        Offer service = theOffer(desk.says(BIKE), ChannelKind.E_SERVICE);
        failures.breakdown(Call.APPEND, Call.OUTCOME_OF, Call.SETTLE);
        desk.says(WALLET);
        desk.sluss.maintain();
        Report unsafe = Report.accepted(Map.of(Ask.SAFE, false));
        for (Report report : List.of(yes(service), unsafe)) {
            asked.set(0);
            assertThrows(IllegalStateException.class, () -> desk.sluss.settle(service.id(), report));
            assertEquals(1, asked.get());
        }
        failures.mend();
        assertEquals(
                Status.WITHDRAWN, desk.sluss.settle(service.id(), yes(service)).status());
        assertEquals(2, desk.sluss.uptake().contacts());
    }

    @Test
    void anUrgentWordIsHeardAlsoWhileTheLedgerFails() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ledger(new Breakable.Ledger(failures)));
        Decision first = desk.says(BIKE);
        Offer callback = theOffer(first, ChannelKind.CALLBACK);
        failures.breakdown(Call.APPEND, Call.SETTLE, Call.OUTCOME_OF, Call.HISTORY, Call.EXPIRE);
        Decision urgent = desk.says(first, "han har en kniv");
        assertEquals("priority-queue", urgent.person().queue());
        failures.mend();
        assertEquals(
                PromiseAnswer.Status.OFFER_REFUSED,
                desk.sluss.promise(callback.id(), next(callback)).status());
    }

    @Test
    void whatCouldNotBeExpiredIsIgnoredAtItsTimeOnceTheLedgerIsBack() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ledger(new Breakable.Ledger(failures)));
        Offer service = theOffer(desk.says(BIKE), ChannelKind.E_SERVICE);
        desk.sluss.present(service.id());
        failures.breakdown(Call.EXPIRE);
        desk.clock.advance(Duration.ofHours(1));
        assertDoesNotThrow(desk.sluss::maintain);
        failures.mend();
        desk.clock.advance(Duration.ofHours(1));
        desk.sluss.maintain();
        assertEquals(
                service.expiresAt(),
                desk.recorded.of(LedgerEvent.Kind.OUTCOME).get(0).at());
    }

    @Test
    void closingWithAFailingLedgerEnds() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ledger(new Breakable.Ledger(failures)));
        desk.says(BIKE);
        failures.breakdown(Call.APPEND);
        assertDoesNotThrow(desk.sluss::close);
    }

    // --- slot book

    @Test
    void aFailingSlotBookSuppressesCallbacksAndBookingsAndPromisesNothing() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.slotBook(new Breakable.Book(failures, true)));
        Offer callback = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        failures.breakdown(Call.FREE, Call.TAKE, Call.CONFIRM, Call.RELEASE);
        Decision without = desk.says(BIKE);
        assertEquals(List.of("report-theft", "live-agent"), names(without));
        assertEquals(Optional.of(Why.UNAVAILABLE), whyNot(without, "callback"));
        assertEquals(Optional.of(Why.UNAVAILABLE), whyNot(without, "booking"));
        assertEquals(null, without.degraded());
        assertEquals(
                PromiseAnswer.Status.UNAVAILABLE,
                desk.sluss.promise(callback.id(), next(callback)).status());
        assertTrue(desk.recorded.outcomes(callback.id().text()).isEmpty());
        failures.mend();
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(callback.id(), next(callback)).status());
        assertEquals(ALL, kinds(desk.says(BIKE)));
    }

    @Test
    void aSlotBookThatIsReadOffThePathSuppressesOnceWhatWasReadIsOld() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.slotBook(new Breakable.Book(failures, false)));
        failures.breakdown(Call.FREE);
        assertEquals(ALL, kinds(desk.says(BIKE)), "from what was read before");
        assertDoesNotThrow(desk.sluss::maintain);
        desk.clock.advance(Duration.ofSeconds(61));
        assertEquals(List.of("report-theft", "live-agent"), names(desk.says(BIKE)));
        failures.mend();
        desk.sluss.maintain();
        assertEquals(ALL, kinds(desk.says(BIKE)));
    }

    @Test
    void aSlotBookThatFailsToConfirmOrToGiveBackPromisesNothingTwice() {
        for (List<Call> broken : List.of(List.of(Call.CONFIRM), List.of(Call.CONFIRM, Call.RELEASE))) {
            Breakable.Switch failures = new Breakable.Switch();
            Desk desk = Desk.with(ONE_PLACE, builder -> builder.slotBook(new Breakable.Book(failures, true)));
            Offer first = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
            Offer second = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
            failures.breakdown(broken.toArray(Call[]::new));
            assertEquals(
                    PromiseAnswer.Status.UNAVAILABLE,
                    desk.sluss.promise(first.id(), next(first)).status());
            failures.mend();
            List<PromiseAnswer.Status> both = List.of(
                    desk.sluss.promise(first.id(), next(first)).status(),
                    desk.sluss.promise(second.id(), next(second)).status());
            int made = Collections.frequency(both, PromiseAnswer.Status.MADE);
            int expected = broken.contains(Call.RELEASE) ? 0 : 1; // if it cannot be given back, the hold must run out
            assertEquals(expected, made, both.toString());
            assertEquals(expected, desk.recorded.of(LedgerEvent.Kind.PROMISE).size());
        }
    }

    @Test
    void aCancellationWhoseSlotCouldNotBeGivenBackGivesItBackWhenItIsRepeated() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(ONE_PLACE, builder -> builder.slotBook(new Breakable.Book(failures, true)));
        Offer first = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        Offer second = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        Promise made = desk.sluss.promise(first.id(), next(first)).promise();
        failures.breakdown(Call.RELEASE);
        assertThrows(IllegalStateException.class, () -> desk.sluss.cancel(made.id()));
        failures.mend();
        assertEquals(
                Promise.State.CANCELLED,
                desk.sluss.cancel(made.id()).orElseThrow().state());
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(second.id(), next(second)).status());
        assertEquals(
                List.of("made", "cancelled", "made"),
                desk.recorded.of(LedgerEvent.Kind.PROMISE).stream()
                        .map(LedgerEvent::detail)
                        .toList());
    }

    // --- promise store

    @Test
    void aFailingPromiseStorePromisesNothingAndTheSlotIsGivenBack() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(ONE_PLACE, builder -> builder.promises(new Breakable.Promises(failures)));
        Offer first = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        Offer second = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        for (Call[] broken :
                new Call[][] {{Call.ADD}, {Call.FIND}, {Call.ADD, Call.REMOVE}, {Call.ADD, Call.FIND, Call.REMOVE}}) {
            failures.breakdown(broken);
            assertEquals(
                    PromiseAnswer.Status.UNAVAILABLE,
                    desk.sluss.promise(first.id(), next(first)).status());
            failures.mend();
        }
        assertTrue(desk.recorded.outcomes(first.id().text()).isEmpty());
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(second.id(), next(second)).status());
    }

    @Test
    void aLedgerThatFailsWhileAPromiseIsMadeLeavesNeitherPromiseNorSlot() {
        Breakable.Switch failures = new Breakable.Switch();
        Breakable.Promises store = new Breakable.Promises(failures);
        Desk desk = Desk.with(
                ONE_PLACE,
                builder -> builder.ledger(new Breakable.Ledger(failures)).promises(store));
        Offer first = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        Offer second = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        failures.breakdown(Call.SETTLE);
        assertEquals(
                PromiseAnswer.Status.UNAVAILABLE,
                desk.sluss.promise(first.id(), next(first)).status());
        assertTrue(store.inner.findByOffer(first.id()).isEmpty(), "or the same again would be told it was promised");
        failures.mend();
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(second.id(), next(second)).status());
        PromiseAnswer again = desk.sluss.promise(first.id(), next(first));
        assertEquals(PromiseAnswer.Status.FULL, again.status());
    }

    @Test
    void aPromiseThatCannotBeUndoneKeepsItsSlotSoThatNobodyElseGetsIt() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(
                ONE_PLACE,
                builder -> builder.ledger(new Breakable.Ledger(failures)).promises(new Breakable.Promises(failures)));
        Offer first = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        Offer second = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        failures.breakdown(Call.SETTLE, Call.REMOVE);
        assertEquals(
                PromiseAnswer.Status.UNAVAILABLE,
                desk.sluss.promise(first.id(), next(first)).status());
        failures.mend();
        assertEquals(
                PromiseAnswer.Status.FULL,
                desk.sluss.promise(second.id(), next(second)).status());
        assertEquals(
                PromiseAnswer.Status.REPEATED,
                desk.sluss.promise(first.id(), next(first)).status());
    }

    @Test
    void aFullPromiseStoreRefusesRatherThanDroppingAPromise() {
        Desk desk =
                Desk.with(TestRules.usual(), builder -> builder.promises(io.sluss.promise.PromiseStore.inMemory(1)));
        Offer first = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        Offer second = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        Promise made = desk.sluss.promise(first.id(), next(first)).promise();
        assertEquals(
                PromiseAnswer.Status.UNAVAILABLE,
                desk.sluss.promise(second.id(), next(second)).status());
        assertTrue(desk.sluss.promised(made.id()).isPresent());
    }

    @Test
    void forgettingErasesThePromiseAlsoWhileTheSlotBookFails() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.slotBook(new Breakable.Book(failures, true)));
        Decision decision =
                desk.sluss.decide(call().caller(NUMBER).utterance(BIKE).build());
        Offer callback = theOffer(decision, ChannelKind.CALLBACK);
        Promise made = desk.sluss.promise(callback.id(), next(callback)).promise();
        failures.breakdown(Call.RELEASE);
        assertDoesNotThrow(() -> desk.sluss.forget(new io.sluss.contact.CallerNumber(NUMBER)));
        assertTrue(desk.sluss.promised(made.id()).isEmpty());
        assertTrue(desk.sluss
                .linkedTo(new io.sluss.contact.CallerNumber(NUMBER))
                .events()
                .isEmpty());
    }

    // --- meters

    @Test
    void aFailingRecorderIsLoggedOnceAndIgnored() {
        for (Throwable failure :
                List.of(new IllegalStateException(), new AssertionError(), new NoClassDefFoundError())) {
            UptakeRecorder failing = new UptakeRecorder() {
                @Override
                public void record(LedgerEvent event) {
                    fail();
                }

                @Override
                public void decided(Duration took, String degradedStep) {
                    fail();
                }

                @Override
                public void journal(JournalState state, long events) {
                    fail();
                }

                private void fail() {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) failure;
                }

                @Override
                public String toString() {
                    return "the failing recorder";
                }
            };
            try (Canary.Log log = new Canary.Log()) {
                Desk desk = Desk.with(TestRules.usual(), builder -> builder.recorder(failing));
                for (int i = 0; i < 10; i++) {
                    Decision decision = assertDoesNotThrow(() -> desk.says(BIKE));
                    Offer service = theOffer(decision, ChannelKind.E_SERVICE);
                    assertEquals(
                            Status.SETTLED,
                            desk.sluss.settle(service.id(), yes(service)).status());
                    desk.sluss.maintain();
                }
                assertEquals(10, desk.sluss.uptake().contacts());
                assertEquals(1, log.count("failed and is ignored"));
            }
        }
    }

    @Test
    void maintenanceNeverThrowsWhateverFails() {
        Breakable.Switch failures = new Breakable.Switch();
        Breakable.Ledger failing = new Breakable.Ledger(failures) {
            @Override
            public List<LedgerEvent> expire(Instant now) {
                throw new AssertionError("which would end a scheduler");
            }
        };
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ledger(failing));
        assertDoesNotThrow(desk.sluss::maintain);
        failures.breakdown(Call.values());
        assertDoesNotThrow(desk.sluss::maintain);
    }

    // --- nothing grows without bound

    @Test
    void whatAContactTellsInManyStepsIsBoundedAndNothingThatRaisesIsLost() {
        Contact contact = call().signals(List.of("relay", "no-violence"))
                .declined(List.of("E_SERVICE"))
                .build();
        for (int step = 0; step < 500; step++) {
            List<String> more = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                more.add("s" + step + "-" + i);
            }
            contact = call().signals(more).declined(more).build().continuing(contact);
            assertTrue(contact.signals().containsAll(more), "what is said now is judged now");
            assertTrue(contact.declined().containsAll(more));
        }
        assertTrue(contact.signals().size() <= 300, "" + contact.signals().size());
        assertTrue(contact.declined().size() <= 300, "" + contact.declined().size());
        assertTrue(contact.signals().contains("relay"));
        assertTrue(Signals.RAISING.containsKey("relay"));
        assertTrue(contact.declined().contains("E_SERVICE"));
    }

    @Test
    void presentingAgainAndAgainCostsNoMemory() throws ReflectiveOperationException {
        io.sluss.outcome.OfferLedger ledger = io.sluss.outcome.OfferLedger.inMemory(100, Duration.ofDays(9));
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ledger(ledger));
        Offer service = theOffer(desk.says(BIKE), ChannelKind.E_SERVICE);
        for (int i = 0; i < 1000; i++) {
            desk.sluss.present(service.id());
            desk.sluss.maintain();
        }
        java.lang.reflect.Field expiries = ledger.getClass().getDeclaredField("expiries");
        expiries.setAccessible(true);
        assertEquals(1, ((java.util.Collection<?>) expiries.get(ledger)).size());
    }

    // --- all at once

    @Test
    void whenEverythingFailsEveryCallerStillReachesAPerson() {
        Breakable.Switch failures = new Breakable.Switch();
        Desk desk = Desk.with(
                TestRules.usual(),
                builder -> builder.ledger(new Breakable.Ledger(failures))
                        .promises(new Breakable.Promises(failures, new Breakable.Book(failures, true)))
                        .journalCapacity(10)
                        .recognizer((wording, language) -> {
                            throw new AssertionError();
                        })
                        .ranker((facts, candidates) -> {
                            throw new AssertionError();
                        })
                        .availability(channel -> {
                            throw new AssertionError();
                        })
                        .executor(task -> {
                            throw new AssertionError();
                        })
                        .recorder(event -> {
                            throw new AssertionError();
                        }));
        failures.breakdown(Call.values());
        Map<String, Urgency> expected = new HashMap<>();
        expected.put(BIKE, Urgency.UNKNOWN);
        expected.put(WALLET, Urgency.UNKNOWN);
        expected.put("", Urgency.UNKNOWN);
        expected.put("de är kvar", Urgency.TIME_CRITICAL);
        expected.put("han har en kniv", Urgency.EMERGENCY);
        for (int i = 0; i < 5; i++) {
            expected.forEach((said, urgency) -> {
                Decision decision = assertDoesNotThrow(() ->
                        desk.sluss.decide(call().caller(NUMBER).utterance(said).build()));
                assertOnlyAPerson(decision, urgency);
                assertEquals(
                        urgency == Urgency.EMERGENCY,
                        "priority-queue".equals(decision.person().queue()));
                assertDoesNotThrow(() -> desk.sluss.present(decision.person().id()));
                assertDoesNotThrow(desk.sluss::maintain);
            });
        }
        assertFalse(desk.recorded.degraded.isEmpty());
    }
}
