package io.sluss;

import static io.sluss.Desk.BIKE;
import static io.sluss.Desk.NUMBER;
import static io.sluss.Desk.call;
import static io.sluss.Desk.names;
import static io.sluss.Desk.theOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluss.Breakable.Call;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import io.sluss.criticality.ReasonRecognizer;
import io.sluss.criticality.Recognition;
import io.sluss.matching.Candidate;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Ranker;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.WrapUp;
import io.sluss.promise.DialTarget;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.promise.PromiseId;
import io.sluss.promise.PromiseStore;
import io.sluss.uptake.UptakeMeters;
import io.sluss.uptake.UptakeRecorder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Promise 8: no personal data leaks. */
@ExtendWith(Quiet.class)
class NoPersonalDataLeaksTest {
    private static final CallerKeys DOOR = new CallerKeys(Desk.KEYS, "SE", Set.of());
    private static final String CALLER_KEY =
            DOOR.keyOf(new CallerNumber(NUMBER)).orElseThrow().value();

    /** A Sluss all of whose neighbours can fail with the canary in their messages. */
    private static final class Doors {
        final Canary canary = new Canary();
        final List<Object> seen = new ArrayList<>();
        final Breakable.Switch failures = new Breakable.Switch();
        final Breakable.Ledger ledger = new Breakable.Ledger(failures);
        final Breakable.Promises promises = new Breakable.Promises(failures);
        final Breakable.Book book;
        final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        final Desk desk;
        volatile boolean hostFails;

        Doors(boolean executor, boolean bookInMemory) {
            failures.message = Canary.MESSAGE;
            book = new Breakable.Book(failures, bookInMemory);
            ReasonRecognizer recogniser = (wording, language) -> {
                if (hostFails) {
                    throw Canary.failure();
                }
                return wording.words().size() % 2 == 0
                        ? Recognition.of(new ReasonId("bicycle-theft"), 1)
                        : Recognition.contradictory(List.of(new ReasonId(Canary.WORD), new ReasonId("tip")));
            };
            Ranker ranker = (facts, candidates) -> {
                if (hostFails) {
                    throw Canary.failure();
                }
                Candidate first = candidates.get(0);
                return List.of(
                        new Candidate(
                                first.channel(), first.mode(), List.of(), null, Canary.SENTENCE, null, NUMBER, null),
                        first);
            };
            UptakeRecorder failing = new UptakeRecorder() {
                @Override
                public void record(LedgerEvent event) {
                    throw Canary.failure();
                }

                @Override
                public void rules(InForce now) {
                    throw Canary.failure();
                }
            };
            desk = Desk.with(
                    TestRules.usual(),
                    builder -> builder.recognizer(recogniser)
                            .ranker(ranker)
                            .executor(executor ? Runnable::run : null)
                            .ledger(ledger)
                            .promises(promises)
                            .recorder(new UptakeMeters(registry))
                            .recorder(failing)
                            .availability(channel -> {
                                if (hostFails || channel.id().equals("report-loss")) {
                                    throw Canary.failure();
                                }
                                return io.sluss.matching.Availability.up(
                                        SettableClock.at(Desk.NOON).instant());
                            }));
        }

        void go(Callable<?> door) {
            try {
                Object answer = door.call();
                if (answer != null) {
                    seen.add(answer);
                }
            } catch (Exception e) {
                if (e.getMessage() == null || !e.getMessage().equals(Canary.MESSAGE)) {
                    seen.add(e); // a store's own failure is passed on to the host as it is
                }
            }
        }
    }

    private static Contact.Builder canaryContact() {
        return Contact.from(Origin.PHONE)
                .caller(Canary.NUMBER)
                .place(Canary.SENTENCE)
                .language("sv")
                .signals(List.of(Canary.WORD))
                .declined(List.of(Canary.WORD));
    }

    private static void throughEveryDoor(Doors doors) {
        Sluss sluss = doors.desk.sluss;
        List<Decision> decisions = new ArrayList<>();
        for (String said :
                List.of(Canary.SENTENCE, BIKE, "ring 0701740699 " + Canary.WORD, Canary.SENTENCE.repeat(400))) {
            doors.go(() -> {
                Decision decision = sluss.decide(canaryContact().utterance(said).build());
                decisions.add(decision);
                return decision;
            });
        }
        doors.go(() -> sluss.decide(canaryContact().reason(Canary.WORD).build()));
        doors.go(() -> sluss.decide(
                canaryContact().region(Canary.WORD).reason("bicycle-theft").build()));
        doors.go(() ->
                sluss.decide(canaryContact().declined(List.of(Canary.NUMBER)).build()));
        doors.go(() -> sluss.decide(canaryContact()
                .declined(List.of(Canary.WORD.toUpperCase(java.util.Locale.ROOT)))
                .build()));
        doors.go(() ->
                sluss.decide(canaryContact().signals(List.of(Canary.SENTENCE)).build()));
        doors.go(() -> sluss.decide(canaryContact().language(Canary.SENTENCE).build()));
        doors.go(() ->
                sluss.decide(canaryContact().caller(Canary.SENTENCE.repeat(20)).build()));
        doors.go(() ->
                sluss.decide(canaryContact().id(new ContactId(Canary.WORD)).build()));
        doors.go(() -> new ContactId(Canary.SENTENCE));
        doors.go(() -> new OfferId(Canary.NUMBER));
        doors.go(() -> new PromiseId(Canary.SENTENCE));
        doors.go(() -> new ReasonId(Canary.SENTENCE));
        doors.go(() -> Origin.parse(Canary.SENTENCE));
        Wording words = Wording.of(Canary.SENTENCE);
        for (Decision decision : decisions) {
            doors.go(() -> sluss.note(
                    decision.contact(),
                    HostEvent.wrappedUp(
                            null,
                            new ReasonId(Canary.WORD),
                            Urgency.EMERGENCY,
                            new WrapUp(true, null, true, true, false, null))));
            doors.go(() -> sluss.note(decision.contact(), HostEvent.of(HostEvent.Kind.ANSWERED, null)));
            for (Offer offer : decision.offers()) {
                doors.go(() -> sluss.present(offer.id()));
                doors.go(() -> sluss.offer(offer.id()));
                doors.go(() -> sluss.slots(offer.id()));
                doors.go(() -> sluss.link(offer.id(), Canary.WORD));
                PromiseWish harmless = PromiseWish.nextFree(new CallerNumber(Canary.NUMBER), Desk.wanted(offer));
                doors.go(() -> harmless.toString());
                doors.go(() -> {
                    PromiseAnswer answer = sluss.promise(offer.id(), harmless);
                    if (answer.promise() != null) {
                        Promise made = answer.promise();
                        doors.go(() -> sluss.promised(made.id()));
                        doors.go(() -> sluss.promised(new CallerNumber(Canary.NUMBER), Canary.WORD));
                        doors.go(() -> sluss.slots(made.id()));
                        doors.go(() -> sluss.move(made.id(), null, Canary.WORD));
                        doors.go(() -> sluss.calendar(made).map(file -> file + file.text()));
                    }
                    return answer;
                });
                PromiseWish said = new PromiseWish(
                        null, Canary.WORD, new CallerNumber(Canary.NUMBER), Map.of(Canary.WORD, true), true, words);
                doors.go(() -> sluss.promise(offer.id(), said));
                Report report = new Report(Outcome.ACCEPTED, Map.of(Canary.WORD, false, "safe", true), null, words);
                doors.go(() -> report.toString());
                doors.go(() -> sluss.settle(offer.id(), report));
                doors.go(() -> sluss.settle(offer.id(), Outcome.DECLINED));
                doors.go(() -> sluss.whyNotOpen(offer.id()));
            }
        }
        doors.go(() -> {
            sluss.maintain();
            return sluss.uptake();
        });
        doors.go(() -> sluss.linkedTo(new CallerNumber(Canary.NUMBER)));
    }

    @Test
    void aCanaryNumberAndSentenceThroughEveryDoorAreFoundNowhere() {
        int looked = 0;
        for (boolean executor : new boolean[] {false, true}) {
            for (boolean bookInMemory : new boolean[] {false, true}) {
                try (Canary.Log log = new Canary.Log()) {
                    Doors doors = new Doors(executor, bookInMemory);
                    throughEveryDoor(doors);
                    doors.hostFails = true;
                    throughEveryDoor(doors);
                    doors.hostFails = false;
                    for (Call call : Call.values()) {
                        doors.failures.breakdown(call);
                        throughEveryDoor(doors);
                        doors.failures.mend();
                    }
                    looked += doors.seen.size();
                    assertFalse(log.lines.isEmpty(), "failures are logged");
                    log.lines.forEach(line -> doors.canary.assertNotIn("the log", line));
                    doors.canary.assertNotIn(doors.registry);
                    doors.seen.forEach(answer -> doors.canary.assertNotReachableFrom("an answer", answer));
                    doors.canary.assertNotReachableFrom("the ledger's events", doors.ledger.taken);
                    doors.canary.assertNotReachableFrom("the ledger", doors.ledger.inner);
                    doors.canary.assertNotReachableFrom("what was recorded", doors.desk.recorded.events);
                    doors.canary.assertNotReachableFrom("the promise store", doors.promises.inner);
                    doors.canary.assertNotReachableFrom("the slot book", doors.book.inner);
                }
            }
        }
        assertTrue(looked > 1000, "many answers were looked through: " + looked);
    }

    @Test
    void theSearchFindsWhatIsThere() {
        Canary canary = new Canary();
        assertThrows(
                AssertionError.class, () -> canary.assertNotReachableFrom("", List.of(Map.of("a", Canary.SENTENCE))));
        Contact contact = call().utterance(Canary.SENTENCE).build();
        assertThrows(AssertionError.class, () -> canary.assertNotReachableFrom("", contact));
        CallerNumber number = new CallerNumber("070-174 06 99");
        assertThrows(AssertionError.class, () -> canary.assertNotReachableFrom("", number));
        assertThrows(AssertionError.class, () -> canary.assertNotReachableFrom("", Canary.failure()));
        assertThrows(
                AssertionError.class,
                () -> canary.assertNotReachableFrom("", Canary.NUMBER.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void nothingThatASlussHoldsKeepsTheWordsOrTheNumber() {
        Desk desk = Desk.usual();
        Decision lost = desk.sluss.decide(
                call().caller(Canary.NUMBER).utterance(Canary.SENTENCE).build());
        desk.says(lost, Canary.SENTENCE);
        Decision decision =
                desk.sluss.decide(call().caller(Canary.NUMBER).utterance(BIKE).build());
        desk.sluss.decide(
                call().caller(Canary.NUMBER).utterance(Canary.SENTENCE).build()); // and no other step
        Offer callback = theOffer(decision, ChannelKind.CALLBACK);
        PromiseWish wish = PromiseWish.nextFree(new CallerNumber(Canary.NUMBER), Desk.wanted(callback));
        assertEquals(
                PromiseAnswer.Status.MADE,
                desk.sluss.promise(callback.id(), wish).status());
        Offer service = theOffer(decision, ChannelKind.E_SERVICE);
        desk.sluss.settle(service.id(), new Report(Outcome.DECLINED, Map.of(), null, Wording.of(Canary.SENTENCE)));
        new Canary().assertNotReachableFrom("Sluss", desk.sluss);
        desk.sluss.maintain();
        new Canary().assertNotReachableFrom("Sluss", desk.sluss);
    }

    // --- The caller's key

    @Test
    void theSameNumberInManySpellingsIsTheSameCaller() {
        Desk desk = Desk.usual();
        Decision first = desk.sluss.decide(
                call().caller("+46 70 174 06 05").utterance(BIKE).build());
        desk.sluss.present(theOffer(first, ChannelKind.E_SERVICE).id());
        for (String spelled : List.of(
                "+46701740605",
                "0046701740605",
                "070-174 06 05",
                "0701740605",
                "(070) 174 06 05",
                "tel:+46-70-174-06-05",
                "sip:+46701740605@pbx.example",
                "SIP:0701740605@10.0.0.1;transport=tls")) {
            Decision back =
                    desk.sluss.decide(call().caller(spelled).utterance(BIKE).build());
            assertFalse(names(back).contains("report-theft"), spelled);
        }
    }

    @Test
    void aNumberThatIsNotTheCallersOwnMakesNoKeyAndMatchesNobody() {
        List<Contact.Builder> shared = List.of(
                call().caller(NUMBER).signals(List.of("switchboard")),
                call().caller("anonymous"),
                call().caller("Restricted"),
                call().caller("112"),
                call().caller("+46701740620"), // on the shared list
                call());
        for (Contact.Builder contact : shared) {
            Desk desk = Desk.with(TestRules.usual(), builder -> builder.sharedNumbers(Set.of("070-174 06 20")));
            Decision first = desk.sluss.decide(contact.utterance(BIKE).build());
            desk.sluss.present(theOffer(first, ChannelKind.E_SERVICE).id());
            desk.sluss.maintain();
            assertNull(desk.recorded.of(LedgerEvent.Kind.CONTACT).get(0).caller());
            Decision second = desk.sluss.decide(contact.utterance(BIKE).build());
            assertTrue(names(second).contains("report-theft"));
        }
        Desk relay = Desk.usual();
        relay.sluss.decide(
                call().caller(NUMBER).signals(List.of("relay")).utterance(BIKE).build());
        relay.sluss.maintain();
        assertNull(relay.recorded.of(LedgerEvent.Kind.CONTACT).get(0).caller());
    }

    @Test
    void whileKeysAreChangedBothAreComparedAndADestroyedOneRecognisesNobody() {
        ChangingKeys keys = new ChangingKeys();
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.keys(keys));
        Contact contact = call().caller(NUMBER).utterance(BIKE).build();
        desk.sluss.present(
                theOffer(desk.sluss.decide(contact), ChannelKind.E_SERVICE).id());
        keys.current = List.of(ChangingKeys.key("second"), ChangingKeys.key("first"));
        assertFalse(names(desk.sluss.decide(contact)).contains("report-theft"), "by the key before");
        keys.current = List.of(ChangingKeys.key("third"));
        assertTrue(names(desk.sluss.decide(contact)).contains("report-theft"), "nothing links to it any more");
    }

    @Test
    void whatWasMadeDuringTheOverlapIsKnownUnderTheNewKeyAlone() {
        ChangingKeys keys = new ChangingKeys();
        keys.current = List.of(ChangingKeys.key("second"), ChangingKeys.key("first"));
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.keys(keys));
        Contact contact = call().caller(NUMBER).utterance(BIKE).build();
        desk.sluss.present(
                theOffer(desk.sluss.decide(contact), ChannelKind.E_SERVICE).id());
        keys.current = List.of(ChangingKeys.key("second"));
        assertFalse(names(desk.sluss.decide(contact)).contains("report-theft"));
    }

    @Test
    void forgettingFindsWhatIsLinkedByTheKeyBefore() {
        ChangingKeys keys = new ChangingKeys();
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.keys(keys));
        Decision decision =
                desk.sluss.decide(call().caller(NUMBER).utterance(BIKE).build());
        Offer callback = theOffer(decision, ChannelKind.CALLBACK);
        desk.sluss.promise(callback.id(), Desk.next(callback));
        keys.current = List.of(ChangingKeys.key("second"), ChangingKeys.key("first"));
        desk.sluss.forget(new CallerNumber(NUMBER));
        assertTrue(desk.sluss.linkedTo(new CallerNumber(NUMBER)).events().isEmpty());
        assertTrue(desk.sluss.linkedTo(new CallerNumber(NUMBER)).promises().isEmpty());
        Desk.assertOnlyAPerson(desk.says(decision, BIKE), Urgency.UNKNOWN); // the open contact is forgotten too
    }

    @Test
    void aKeyRingThatFailsMakesNoCallerAndKeepsNobodyFromAPerson() {
        KeyRing failing = new KeyRing() {
            @Override
            public List<Key> callerKeys() {
                throw Canary.failure();
            }

            @Override
            public Key idKey() {
                return Desk.KEYS.idKey();
            }

            @Override
            public Key dialKey() {
                return Desk.KEYS.dialKey();
            }

            @Override
            public Key experimentKey() {
                return Desk.KEYS.experimentKey();
            }
        };
        try (Canary.Log log = new Canary.Log()) {
            Desk desk = Desk.with(TestRules.usual(), builder -> builder.keys(failing));
            Decision urgent = desk.sluss.decide(
                    call().caller(NUMBER).utterance("han har en kniv").build());
            assertEquals("priority-queue", urgent.person().queue());
            Decision calm =
                    desk.sluss.decide(call().caller(NUMBER).utterance(BIKE).build());
            assertFalse(names(calm).contains("report-theft"), "a repeat cannot be ruled out");
            assertTrue(names(calm).contains("callback"));
            log.lines.forEach(line -> new Canary().assertNotIn("the log", line));
        }
    }

    // --- Anonymous reasons

    @Test
    void anAnonymousReasonDropsKeyAndLinkAtOnce() {
        Desk desk = Desk.usual();
        for (String said : List.of("jag vill lämna ett tips", "tips om ett grovt brott")) {
            Decision tip =
                    desk.sluss.decide(call().caller(NUMBER).utterance(said).build());
            tip.offers().forEach(offer -> desk.sluss.present(offer.id()));
        }
        desk.sluss.maintain();
        desk.recorded.events.forEach(event -> assertNull(event.caller(), event.toString()));
        Sluss.LinkedData linked = desk.sluss.linkedTo(new CallerNumber(NUMBER));
        assertTrue(linked.events().isEmpty());
        Decision back = desk.sluss.decide(
                call().caller(NUMBER).utterance("jag vill lämna ett tips").build());
        assertTrue(names(back).contains("send-tip"), "nobody knows that they were here before");
        assertTrue(desk.recorded.of(LedgerEvent.Kind.RECONTACT).isEmpty());
        new Canary(CALLER_KEY).assertNotReachableFrom("Sluss", desk.sluss);
    }

    @Test
    void anAnonymousReasonThatIsRecognisedLaterDropsKeyAndLinkThen() {
        OfferLedger ledger = OfferLedger.inMemory(100, Duration.ofDays(9));
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ledger(ledger));
        Decision first =
                desk.sluss.decide(call().caller(NUMBER).utterance("hej").build());
        desk.sluss.maintain();
        assertFalse(desk.sluss.linkedTo(new CallerNumber(NUMBER)).events().isEmpty(), "linked until it is recognised");
        desk.says(first, "jag vill lämna ett tips");
        desk.sluss.maintain();
        assertTrue(desk.sluss.linkedTo(new CallerNumber(NUMBER)).events().isEmpty());
        Decision later = desk.says(first, BIKE);
        later.offers().forEach(offer -> desk.sluss.present(offer.id()));
        desk.sluss.maintain();
        assertTrue(desk.sluss.linkedTo(new CallerNumber(NUMBER)).events().isEmpty(), "and it stays so");
        new Canary(CALLER_KEY).assertNotReachableFrom("the ledger", ledger);
        new Canary(CALLER_KEY).assertNotReachableFrom("Sluss", desk.sluss);
    }

    @Test
    void aCallbackPromisedToAnAnonymousContactIsLinkedToNobody() {
        Desk desk = Desk.usual();
        Decision tip = desk.sluss.decide(
                call().caller(NUMBER).utterance("jag vill lämna ett tips").build());
        Offer callback = theOffer(tip, ChannelKind.CALLBACK);
        Promise promise = desk.sluss.promise(callback.id(), Desk.next(callback)).promise();
        assertNull(promise.recipient().callerKey());
        assertTrue(desk.sluss.linkedTo(new CallerNumber(NUMBER)).promises().isEmpty());
    }

    // --- What is answered

    @Test
    void ofAnAnswerNothingIsToldButThatANeedIsNotMet() {
        Desk desk = Desk.usual();
        Decision decision = desk.sluss.decide(
                call().eId(null).utterance("jag har tappat min plånbok").build());
        Offer loss = theOffer(decision, ChannelKind.E_SERVICE);
        desk.sluss.present(loss.id());
        desk.sluss.settle(loss.id(), Report.accepted(Map.of("safe", true, "e-id", false)));
        Decision after = desk.says(decision, "jag har tappat min plånbok");
        desk.sluss.maintain();
        LedgerEvent withdrawn = desk.recorded.of(LedgerEvent.Kind.OUTCOME).get(0);
        assertEquals("need-not-met", withdrawn.detail());
        String told = desk.recorded.events.toString() + after.suppressed() + after.because();
        assertFalse(told.contains("e-id"), told);
    }

    @Test
    void anAnswerThatRaisesIsNotNamedInLaterAnswersEither() {
        for (String question : List.of("protected-identity", "suspect-known", "violence", "safe")) {
            Desk desk = Desk.usual();
            Decision decision = desk.says(BIKE);
            Offer theft = theOffer(decision, ChannelKind.E_SERVICE);
            desk.sluss.settle(theft.id(), Report.accepted(Map.of(question, !question.equals("safe"))));
            Decision after = desk.says(decision, BIKE);
            Desk.assertOnlyAPerson(after, question);
            desk.sluss.maintain();
            String told = desk.recorded.events.toString() + after;
            String alone = told.replace("safety", "").replace("Anmäl", "");
            assertFalse(
                    after.because().toString().contains(question),
                    after.because().toString());
            assertFalse(desk.recorded.events.toString().contains(question), alone);
        }
    }

    // --- The number to call back

    @Test
    void theNumberToCallIsEncryptedAndOpensOnlyWithItsKeyAndItsPromise() {
        PromiseStore store = PromiseStore.inMemory(100);
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.promises(store));
        Offer callback = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        PromiseWish wish = PromiseWish.nextFree(new CallerNumber("070-174 06 99"), Desk.wanted(callback));
        Promise promise = desk.sluss.promise(callback.id(), wish).promise();
        DialTarget target = promise.recipient().dialTarget();
        assertNotNull(target);
        new Canary().assertNotReachableFrom("the store", store);
        new Canary().assertNotReachableFrom("the promise", promise);
        assertEquals(Canary.NUMBER, target.open(promise.id(), Desk.KEYS));
        Offer other = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        Promise otherPromise = desk.sluss.promise(other.id(), Desk.next(other)).promise();
        assertThrows(IllegalStateException.class, () -> target.open(otherPromise.id(), Desk.KEYS));
        assertThrows(IllegalStateException.class, () -> target.open(promise.id(), KeyRing.random()));
    }

    @Test
    void theNumberIsGoneOnceThePromiseIsCancelledAndThePromiseOnceItIsOld() {
        PromiseStore store = PromiseStore.inMemory(100);
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.promises(store));
        Offer callback = theOffer(desk.says(BIKE), ChannelKind.CALLBACK);
        Promise promise = desk.sluss.promise(callback.id(), Desk.next(callback)).promise();
        desk.sluss.cancel(promise.id());
        Promise cancelled = desk.sluss.promised(promise.id()).orElseThrow();
        assertNull(cancelled.recipient().dialTarget());
        assertNull(cancelled.recipient().callerKey());
        desk.clock.advance(Duration.ofDays(33));
        desk.sluss.maintain();
        assertTrue(desk.sluss.promised(promise.id()).isEmpty());
    }

    // --- Forgetting and telling

    @Test
    void whatIsLinkedToACallerIsToldWithoutCodesAndNothingIsLeftOnceForgotten() {
        OfferLedger ledger = OfferLedger.inMemory(1000, Duration.ofDays(9));
        PromiseStore store = PromiseStore.inMemory(100);
        Desk desk = Desk.with(
                TestRules.rules()
                        .callback(TestRules.CALLBACK.replace("capacity: 2", "capacity: 1"))
                        .build(),
                builder -> builder.ledger(ledger).promises(store));
        Decision decision =
                desk.sluss.decide(call().caller(NUMBER).utterance(BIKE).build());
        Offer service = theOffer(decision, ChannelKind.E_SERVICE);
        Offer callback = theOffer(decision, ChannelKind.CALLBACK);
        desk.sluss.present(service.id());
        Promise promise = desk.sluss.promise(callback.id(), Desk.next(callback)).promise();
        Sluss.LinkedData before = desk.sluss.linkedTo(new CallerNumber("070-1740605"));
        assertTrue(before.events().stream().anyMatch(event -> event.kind() == LedgerEvent.Kind.CONTACT));
        assertTrue(before.events().stream()
                .anyMatch(event -> event.subject().equals(service.id().text())));
        assertEquals(1, before.promises().size());
        assertEquals(promise.id(), before.promises().get(0).id());
        assertEquals(
                "",
                before.promises().get(0).recipient().code(),
                "a code is told to nobody but the person who was promised");

        desk.sluss.forget(new CallerNumber("+46 70 174 06 05"));
        Sluss.LinkedData after = desk.sluss.linkedTo(new CallerNumber(NUMBER));
        assertTrue(after.events().isEmpty());
        assertTrue(after.promises().isEmpty());
        assertTrue(desk.sluss.promised(promise.id()).isEmpty());
        new Canary(CALLER_KEY).assertNotReachableFrom("the ledger", ledger);
        new Canary(CALLER_KEY).assertNotReachableFrom("the promises", store);
        new Canary(CALLER_KEY).assertNotReachableFrom("Sluss", desk.sluss);

        Decision back = desk.sluss.decide(call().caller(NUMBER).utterance(BIKE).build());
        assertTrue(names(back).contains("report-theft"), "nobody knows that they were here before");
        assertEquals(
                promise.slot().start(), theOffer(back, ChannelKind.CALLBACK).nextFree(), "the slot was given back");
        Desk.assertOnlyAPerson(desk.says(decision, BIKE), Urgency.UNKNOWN); // the open contact is forgotten
    }

    @Test
    void aCallerWhoCalledVeryOftenIsForgottenAltogether() {
        OfferLedger ledger = OfferLedger.inMemory(1000, Duration.ofDays(9));
        Desk desk = Desk.with(TestRules.usual(), builder -> builder.ledger(ledger));
        for (int i = 0; i < 60; i++) {
            desk.sluss.decide(call().caller(NUMBER).utterance(BIKE).build());
        }
        desk.sluss.maintain();
        assertThrows(AssertionError.class, () -> new Canary(CALLER_KEY).assertNotReachableFrom("the ledger", ledger));
        desk.sluss.forget(new CallerNumber(NUMBER));
        new Canary(CALLER_KEY).assertNotReachableFrom("the ledger", ledger);
        new Canary(CALLER_KEY).assertNotReachableFrom("Sluss", desk.sluss);
    }

    @Test
    void forgettingOneCallerLeavesTheOthers() {
        Desk desk = Desk.usual();
        desk.sluss.decide(call().caller("+46701740606").utterance(BIKE).build());
        desk.sluss.decide(call().caller(NUMBER).utterance(BIKE).build());
        desk.sluss.forget(new CallerNumber(NUMBER));
        assertFalse(
                desk.sluss.linkedTo(new CallerNumber("+46701740606")).events().isEmpty());
    }
}
