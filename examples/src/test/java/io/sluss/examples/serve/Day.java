package io.sluss.examples.serve;

import io.sluss.Decision;
import io.sluss.HostEvent;
import io.sluss.PromiseWish;
import io.sluss.Report;
import io.sluss.Sluss;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.offer.Ask;
import io.sluss.offer.Offer;
import io.sluss.outcome.Outcome;
import io.sluss.promise.CallResult;
import io.sluss.promise.Callback;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A day of contacts, always the same for the same seed: what people say, take, decline, move, cancel and are called for. */
final class Day {
    /** A word that no rules file knows, said by everybody. */
    static final String CANARY = "zebrakorv";

    private static final List<String> MATTERS = List.of(
            "min cykel är stulen",
            "jag vill anmäla en stulen cykel",
            "jag har tappat min plånbok",
            "jag vill boka tid för pass",
            "jag har en fråga om pass",
            "någon har klottrat på väggen",
            "my bike was stolen",
            "i want to renew my passport");
    private static final List<String> PLACES = List.of("Malmö", "Lund", "Luleå", "Stockholm", "Göteborg", "Uppsala");
    private static final List<String> SPELLINGS =
            List.of("+4670174%s", "070174%s", "070-174 %s", "0046 70 174 %s", "tel:+46-70-174-%s");

    private final Sluss sluss;
    private final FileClock clock;
    private final Random random;
    private final Set<String> utterances = new HashSet<>();
    private final Map<String, Integer> promisedTo = new HashMap<>();
    private final List<Promise> promises = new ArrayList<>();
    private int settled;
    private int called;

    Day(Sluss sluss, FileClock clock, long seed) {
        this.sluss = sluss;
        this.clock = clock;
        this.random = new Random(seed);
    }

    void play(int contacts) {
        sluss.maintain();
        for (int i = 0; i < contacts; i++) {
            clock.forward(Duration.ofSeconds(30));
            contact();
            if (i % 20 == 0) {
                sluss.maintain();
                agent();
            }
        }
        sluss.maintain();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String said() {
        StringBuilder word = new StringBuilder(CANARY);
        for (int i = 0; i < 4; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        String matter = any(MATTERS);
        String said = matter + (matter.startsWith("my") || matter.startsWith("i ") ? " outside " : " utanför ") + word;
        utterances.add(said);
        return said;
    }

    /** Nothing but what the rules know. */
    private String plainly() {
        String said = any(MATTERS);
        utterances.add(said);
        return said;
    }

    private void contact() {
        String end = String.format("%04d", 605 + random.nextInt(95));
        String number = any(SPELLINGS).formatted(end);
        Origin origin = random.nextInt(3) == 0 ? Origin.WEB : Origin.PHONE;
        Decision decision = sluss.decide(Contact.from(origin)
                .utterance(random.nextInt(10) < 7 ? plainly() : said())
                .place(any(PLACES))
                .caller(random.nextInt(3) == 0 ? null : number)
                .build());
        if (random.nextInt(8) == 0) {
            decision = sluss.decide(Contact.from(origin)
                    .id(decision.contact())
                    .utterance(said())
                    .build());
        }
        Offer offer = random.nextInt(5) == 0
                ? decision.person()
                : any(decision.offers().subList(0, Math.max(1, decision.offers().size() - 1)));
        sluss.present(offer.id());
        if (offer.isPerson()) {
            sluss.note(decision.contact(), HostEvent.of(HostEvent.Kind.QUEUED, null));
            clock.forward(Duration.ofSeconds(20));
            sluss.note(decision.contact(), HostEvent.of(HostEvent.Kind.ANSWERED, null));
        } else {
            take(offer, number, "+4670174" + end);
        }
    }

    private void take(Offer offer, String number, String e164) {
        Map<String, Boolean> answers = offer.asks().stream().collect(Collectors.toMap(Ask::id, Ask::wanted));
        switch (offer.kind()) {
            case CALLBACK, BOOKING -> {
                CallerNumber to = new CallerNumber(number);
                PromiseAnswer answer = sluss.promise(offer.id(), PromiseWish.nextFree(to, answers));
                Optional.ofNullable(answer.promise()).ifPresent(promise -> {
                    promises.add(promise);
                    promisedTo.merge(e164, 1, Integer::sum);
                    thinkAgain(promise, to);
                });
            }
            default -> {
                boolean yes = random.nextBoolean();
                sluss.settle(offer.id(), yes ? Report.accepted(answers) : Report.of(Outcome.DECLINED));
                settled++;
            }
        }
    }

    private void thinkAgain(Promise promise, CallerNumber caller) {
        switch (random.nextInt(8)) {
            case 0 -> sluss.cancel(promise.id());
            case 1 -> sluss.move(promise.id(), null, null);
            case 2 -> sluss.promised(caller, promise.recipient().code());
            case 3 -> sluss.promised(caller, "000000");
            default -> {}
        }
    }

    /** Calls who is due, and reaches most of them. */
    private void agent() {
        for (String resource :
                promises.stream().map(promise -> promise.slot().resource()).collect(Collectors.toSet())) {
            for (Optional<Callback> due = sluss.callbacks().take(resource);
                    due.isPresent();
                    due = sluss.callbacks().take(resource)) {
                CallResult result = random.nextInt(4) == 0 ? CallResult.NO_ANSWER : CallResult.REACHED;
                sluss.callbacks().report(due.get().id(), due.get().holder(), result);
                called++;
            }
        }
    }

    List<Promise> promises() {
        return promises;
    }

    int settled() {
        return settled;
    }

    Set<String> utterances() {
        return utterances;
    }

    /** Whom the most was promised to. */
    String busiest() {
        return Collections.max(promisedTo.entrySet(), Map.Entry.comparingByValue())
                .getKey();
    }

    @Override
    public String toString() {
        return utterances.size() + " things said, " + promises.size() + " promised, " + settled + " settled, " + called
                + " called";
    }
}
