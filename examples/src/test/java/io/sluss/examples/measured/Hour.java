package io.sluss.examples.measured;

import io.sluss.Decision;
import io.sluss.HostEvent;
import io.sluss.PromiseWish;
import io.sluss.Report;
import io.sluss.Sluss;
import io.sluss.contact.CallerKey;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import io.sluss.contact.Urgency;
import io.sluss.examples.RulesSource;
import io.sluss.jdbc.JdbcStores;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Ask;
import io.sluss.offer.Holdout;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.outcome.CallerHistory;
import io.sluss.outcome.DeclineReason;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.WrapUp;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import io.sluss.uptake.LedgerFile;
import io.sluss.uptake.UptakeTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** An hour of simulated traffic on two nodes over one PostgreSQL, in which everything may be said more than once. */
final class Hour {
    /** A Tuesday, 09:30 in Stockholm, so that the hour has two of the clock's. */
    static final Instant START = Instant.parse("2026-11-24T08:30:00Z");

    private static final List<String> REASONS = List.of(
            "bicycle-theft", "phone-theft", "lost-property", "vandalism", "passport-and-id", "card-fraud", "fines");

    final UptakeTable counted = new UptakeTable(ZoneId.of("Europe/Stockholm"));
    final List<LedgerEvent> told = new ArrayList<>();

    private final JdbcStores stores;
    private final RuleSet rules;
    private final Random random;
    private final Path folder;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Consumer<Sluss>> reports = new ArrayList<>();
    private Instant now = START;
    private long arrived;
    private long contactsOfEnded;
    private long unwritten;

    /** A ledger that a process dies with: what it is handed after that is lost. */
    private static final class Mortal implements OfferLedger {
        private final OfferLedger inner;
        private final List<LedgerEvent> lost = new ArrayList<>();
        private boolean dead;

        Mortal(OfferLedger inner) {
            this.inner = inner;
        }

        @Override
        public List<LedgerEvent> append(List<LedgerEvent> events) {
            if (dead) {
                lost.addAll(events);
                return List.of();
            }
            return inner.append(events);
        }

        @Override
        public Received settle(LedgerEvent report) {
            return inner.settle(report);
        }

        @Override
        public Outcome outcomeOf(ContactId contact, OfferId offer) {
            return inner.outcomeOf(contact, offer);
        }

        @Override
        public List<LedgerEvent> expire(Instant at) {
            return dead ? List.of() : inner.expire(at);
        }

        @Override
        public CallerHistory history(CallerKey caller, Instant since) {
            return inner.history(caller, since);
        }

        @Override
        public void refresh(Instant at) {
            inner.refresh(at);
        }

        @Override
        public void forget(CallerKey caller) {
            inner.forget(caller);
        }

        @Override
        public List<LedgerEvent> linkedTo(CallerKey caller) {
            return inner.linkedTo(caller);
        }

        @Override
        public void read(Instant from, Instant to, Consumer<LedgerEvent> each) {
            inner.read(from, to, each);
        }
    }

    /** A process. */
    private record Node(Sluss sluss, Mortal ledger, LedgerFile.Writer file) {}

    Hour(JdbcStores stores, Path folder, long seed) {
        this.stores = stores;
        this.folder = folder;
        this.random = new Random(seed);
        String text = RulesSource.of("police-114-14").load().source();
        this.rules =
                RuleSetFile.parse("police-114-14", text.replace("holdout: {share: 0 %,", "holdout: {share: 20 %,"));
        if (rules.holdout().equals(Holdout.NONE)) {
            throw new IllegalStateException("nobody is held out");
        }
        nodes.add(node("first"));
        nodes.add(node("second"));
    }

    private Node node(String name) {
        Mortal ledger = new Mortal(stores.ledger(Duration.ofDays(30), () -> now));
        LedgerFile.Writer file = LedgerFile.Writer.appendingTo(folder.resolve(name + ".live.csv"));
        Sluss sluss = Sluss.builder(rules)
                .keys(KeyRing.derivedFrom(new byte[32]))
                .clock(() -> now)
                .deadline(Duration.ofSeconds(60))
                .ledger(ledger)
                .recorder(this::told)
                .recorder(file)
                .build();
        sluss.maintain();
        return new Node(sluss, ledger, file);
    }

    void told(LedgerEvent event) {
        counted.record(event);
        told.add(event);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean oneOf(int many) {
        return random.nextInt(many) == 0;
    }

    private Sluss anyNode() {
        return any(nodes).sluss();
    }

    /** So many contacts, with what becomes of them; an hour has 210. */
    void goOn(int contacts) {
        for (int i = 0; i < contacts; i++) {
            now = now.plusSeconds(17);
            contact();
            if (i % 3 == 0) {
                maintain();
            }
        }
    }

    private void maintain() {
        for (Node node : nodes) {
            node.sluss().maintain();
            node.file().flush();
        }
    }

    private static String number(int caller) {
        return "+467017406%02d".formatted(5 + caller);
    }

    private void contact() {
        Sluss sluss = anyNode();
        int caller = random.nextInt(95);
        Contact.Builder contact = Contact.from(oneOf(4) ? Origin.WEB : Origin.PHONE)
                .language(any(List.of("sv", "sv", "en", "fi")))
                .region(any(List.of("syd", "stockholm", "nord")))
                .eId(oneOf(3) ? null : true)
                .caller(oneOf(5) ? null : number(caller));
        if (oneOf(8)) {
            contact.utterance(any(List.of("blip blop", "han har en kniv", "jag vill lämna ett anonymt tips")));
        } else {
            contact.reason(any(REASONS));
        }
        Decision decision = sluss.decide(contact.build());
        arrived++;
        if (oneOf(6)) {
            decision = sluss.decide(Contact.from(Origin.PHONE)
                    .id(decision.contact())
                    .reason(any(REASONS))
                    .build());
        }
        for (Offer offer : decision.offers()) {
            if (!oneOf(4)) {
                said(each -> each.present(offer.id()));
            }
        }
        Offer offer = any(decision.offers());
        Map<String, Boolean> answers = new HashMap<>();
        for (Ask ask : offer.asks()) {
            answers.put(ask.id(), oneOf(15) != ask.wanted());
        }
        if (oneOf(3)) {
            DeclineReason why = oneOf(3) ? null : any(List.of(DeclineReason.values()));
            said(each -> each.settle(offer.id(), Report.declined(why)));
        } else if (offer.kind() == ChannelKind.CALLBACK || offer.kind() == ChannelKind.BOOKING) {
            sluss.promise(offer.id(), PromiseWish.nextFree(new CallerNumber(number(caller)), answers));
        } else if (!oneOf(4)) {
            said(each -> each.settle(offer.id(), Report.accepted(answers)));
            for (Outcome outcome : List.of(
                    Outcome.OPENED, Outcome.STARTED, Outcome.COMPLETED, Outcome.COMPLETED_BY_STAFF, Outcome.FAILED)) {
                if (oneOf(3)) {
                    said(each -> each.settle(offer.id(), outcome));
                }
            }
        }
        queue(decision.contact());
    }

    private void queue(ContactId contact) {
        Instant at = now;
        if (oneOf(2)) {
            Duration announced = oneOf(2) ? null : Duration.ofSeconds(random.nextInt(1_800));
            said(each -> each.note(contact, HostEvent.queued(at, announced)));
            if (oneOf(4)) {
                said(each -> each.note(contact, HostEvent.of(HostEvent.Kind.ABANDONED, at.plusSeconds(200))));
                return;
            }
            said(each -> each.note(contact, HostEvent.of(HostEvent.Kind.ANSWERED, at.plusSeconds(300))));
            WrapUp wrapUp = new WrapUp(
                    oneOf(2),
                    oneOf(5) ? "insurance" : null,
                    oneOf(3),
                    oneOf(2) ? true : null,
                    oneOf(2) ? false : null,
                    Duration.ofMillis(random.nextInt(900_000)));
            Urgency truly = oneOf(20) ? Urgency.TIME_CRITICAL : oneOf(3) ? null : Urgency.DEFERRABLE;
            said(each -> each.note(contact, HostEvent.wrappedUp(at.plusSeconds(500), null, truly, wrapUp)));
        }
    }

    /** Says something to a node; now and then twice, to another, or later once more. */
    private void said(Consumer<Sluss> report) {
        report.accept(anyNode());
        if (oneOf(3)) {
            report.accept(anyNode());
        }
        if (oneOf(4)) {
            reports.add(report);
        }
        if (!reports.isEmpty() && oneOf(6)) {
            any(reports).accept(anyNode());
        }
    }

    /** Says again what was said, to whoever is there. */
    void replayReports() {
        for (Consumer<Sluss> report : reports) {
            report.accept(anyNode());
        }
        maintain();
    }

    /** Stops the first node as one should, and starts it again. */
    void restartFirst() {
        end(nodes.get(0));
        nodes.set(0, node("first"));
    }

    private void end(Node node) {
        node.sluss().close();
        node.file().close();
        contactsOfEnded += node.sluss().uptake().contacts();
    }

    /** Kills the second node in the middle of its work; gives what its journal held, and starts another. */
    List<LedgerEvent> killSecond() {
        Node first = nodes.get(0);
        Node second = nodes.get(1);
        maintain();
        nodes.set(0, second); // what comes goes there, and nobody maintains
        for (int i = 0; i < 6; i++) {
            now = now.plusSeconds(1);
            contact();
        }
        for (int i = 0; i < 6; i++) { // a report hands over what waits, so the last ones make none
            second.sluss()
                    .decide(Contact.from(Origin.PHONE)
                            .reason(any(REASONS))
                            .region("syd")
                            .build());
            arrived++;
        }
        unwritten += second.file().waiting(); // what it counted and had not flushed to its file
        second.ledger().dead = true;
        second.sluss().maintain(); // what it would have handed over is lost, and told to nobody
        contactsOfEnded += second.sluss().uptake().contacts();
        nodes.set(0, first);
        nodes.set(1, node("third"));
        return List.copyOf(second.ledger().lost);
    }

    /** Lets what is open expire, stops all nodes, and gives the ledger. */
    OfferLedger end() {
        now = now.plusSeconds(3_600);
        maintain();
        nodes.forEach(this::end);
        return stores.ledger(Duration.ofDays(30), () -> now);
    }

    /** How many contacts came in. */
    long arrived() {
        return arrived;
    }

    /** How many contacts the nodes counted, each by itself. */
    long contactsOfNodes() {
        return contactsOfEnded;
    }

    /** How many events the nodes wrote to their files as they happened. */
    long inFiles() {
        long events = 0;
        for (String name : List.of("first", "second", "third")) {
            LedgerFile.Read read = LedgerFile.read(folder.resolve(name + ".live.csv"), event -> {});
            events += read.events() + read.lost();
        }
        return events;
    }

    /** How many the killed node had counted and not yet written. */
    long unwritten() {
        return unwritten;
    }
}
