package io.sluss.examples.simulate;

import io.sluss.Decision;
import io.sluss.HostEvent;
import io.sluss.PromiseWish;
import io.sluss.Report;
import io.sluss.Sluss;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.Urgency;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Ask;
import io.sluss.offer.Offer;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.Settlement;
import io.sluss.outcome.WrapUp;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What happens to one call after the other: it is decided, offers are put, taken or not, and people wait for a person. */
final class CallFlow {
    /** Numbers that belong to nobody: the Swedish authority keeps these for fiction. */
    private static final int FIRST_NUMBER = 605;

    private static final int NUMBERS = 95;
    private static final int TRIED_NUMBERS = 5;
    private static final int DEFAULT_HANDLING = 8;
    private static final Duration LONG_WAIT = Duration.ofMinutes(8);
    private static final Duration MEAN_HANDLING = Duration.ofMinutes(9);
    private static final Duration TO_PUT_AN_OFFER = Duration.ofSeconds(20);
    private static final Duration LEAST_BEFORE_AGAIN = Duration.ofHours(3);
    private static final Duration MOST_BEFORE_AGAIN = Duration.ofDays(5);

    private final Sluss sluss;
    private final Timeline timeline;
    private final Habits habits;
    private final Map<String, AgentQueue> queues;
    private final Consumer<Promise> promised;
    private final Consumer<Call> comesBack;
    private final SimulationCounts counts;

    CallFlow(
            Sluss sluss,
            Timeline timeline,
            Habits habits,
            Map<String, AgentQueue> queues,
            Consumer<Promise> promised,
            Consumer<Call> comesBack,
            SimulationCounts counts) {
        this.sluss = sluss;
        this.timeline = timeline;
        this.habits = habits;
        this.queues = queues;
        this.promised = promised;
        this.comesBack = comesBack;
        this.counts = counts;
    }

    void arrive(Call call) {
        AgentQueue queue = queueOf(call);
        Duration expected = queue.expectedWait(MEAN_HANDLING);
        Decision decision = sluss.decide(call.contact(call.origin() == Origin.PHONE ? expected : null));
        counts.contact(call, decision);
        boolean longWait = expected.compareTo(LONG_WAIT) > 0;
        timeline.at(timeline.now().plus(TO_PUT_AN_OFFER), () -> {
            boolean asked = call.clearer() != null && decision.urgency() == Urgency.UNKNOWN;
            Decision now = asked ? sluss.decide(call.again(decision.contact())) : decision;
            next(new Talk(call, now, longWait), 0);
        });
    }

    private AgentQueue queueOf(Call call) {
        AgentQueue queue = queues.get(call.region());
        if (queue == null) {
            throw new IllegalStateException("nobody answers for " + call.region());
        }
        return queue;
    }

    private record Talk(Call call, Decision decision, boolean longWait) {}

    /** Puts the offer with a number to somebody, or leads them to a person. */
    private void next(Talk talk, int number) {
        Offer offer = talk.decision().offers().get(number);
        sluss.present(offer.id());
        if (offer.isPerson()) {
            sluss.settle(offer.id(), Outcome.ACCEPTED);
            queue(talk.call(), talk.decision());
            return;
        }
        switch (habits.replyTo(offer.kind(), talk.call(), talk.longWait())) {
            case TAKES -> {
                if (!take(talk, offer)) {
                    further(talk, number);
                }
            }
            case DECLINES -> {
                sluss.settle(offer.id(), Report.declined(habits.whyNot(offer.kind())));
                further(talk, number);
            }
            case SAYS_NOTHING -> further(talk, number);
            case HANGS_UP -> sluss.settle(offer.id(), Outcome.ABANDONED);
        }
    }

    /** A person is always among the offers; whoever came so far without is led there. */
    private void further(Talk talk, int number) {
        int last = talk.decision().offers().size() - 1;
        int person = talk.decision().offers().indexOf(talk.decision().person());
        boolean tooMany = number >= 1;
        int to = tooMany || number == last ? person : number + 1;
        timeline.at(timeline.now().plus(TO_PUT_AN_OFFER), () -> next(talk, to));
    }

    private boolean take(Talk talk, Offer offer) {
        Map<String, Boolean> answers = offer.asks().stream().collect(Collectors.toMap(Ask::id, Ask::wanted));
        if (offer.kind() != ChannelKind.E_SERVICE) {
            return promise(offer, answers);
        }
        if (!answers.isEmpty() && habits.happens(0.06)) {
            answers.replaceAll((ask, wanted) -> !wanted); // it turns out not to be for them
        }
        boolean taken = sluss.settle(offer.id(), Report.accepted(answers)).status() == Settlement.Status.SETTLED;
        if (taken) {
            useService(talk.call(), offer);
        }
        return taken;
    }

    private boolean promise(Offer offer, Map<String, Boolean> answers) {
        for (int i = 0; i < TRIED_NUMBERS; i++) {
            String number = String.format("+4670174%04d", FIRST_NUMBER + habits.anyOf(NUMBERS));
            PromiseAnswer answer = sluss.promise(offer.id(), PromiseWish.nextFree(new CallerNumber(number), answers));
            if (answer.promise() != null) {
                promised.accept(answer.promise());
                return true;
            }
            if (answer.status() != PromiseAnswer.Status.NUMBER_NEEDS_PERSON) {
                return false;
            }
        }
        return false;
    }

    private void useService(Call call, Offer offer) {
        Instant opened = timeline.now().plus(habits.exponential(Duration.ofMinutes(12)));
        if (habits.happens(0.12)) { // the link is forgotten
            comeBack(call, 0.35);
            return;
        }
        timeline.at(opened, () -> sluss.settle(offer.id(), Outcome.OPENED));
        if (habits.happens(0.10)) {
            comeBack(call, 0.30);
            return;
        }
        timeline.at(opened.plusSeconds(60), () -> sluss.settle(offer.id(), Outcome.STARTED));
        Outcome end = habits.happens(0.84)
                ? Outcome.COMPLETED
                : habits.happens(0.25) ? Outcome.COMPLETED_BY_STAFF : Outcome.FAILED;
        Duration took = habits.between(Duration.ofMinutes(4), Duration.ofMinutes(25));
        timeline.at(opened.plus(took), () -> sluss.settle(offer.id(), end));
        comeBack(call, end == Outcome.FAILED ? 0.6 : 0.05);
    }

    private void queue(Call call, Decision decision) {
        AgentQueue queue = queueOf(call);
        ContactId id = decision.contact();
        boolean urgent = decision.urgency().compareTo(Urgency.UNKNOWN) > 0;
        Duration announced = queue.expectedWait(MEAN_HANDLING);
        sluss.note(id, HostEvent.queued(timeline.now(), urgent ? null : announced));
        AgentQueue.Waiting waiting = new AgentQueue.Waiting(call, by -> {
            sluss.note(id, HostEvent.of(HostEvent.Kind.ANSWERED, timeline.now()));
            counts.count(SimulationCounts.What.ANSWERED);
            handle(call, id, decision.urgency(), by::done);
        });
        queue.join(waiting, urgent);
        timeline.at(timeline.now().plus(urgent ? Duration.ofHours(1) : habits.patience()), () -> {
            if (queue.leave(waiting)) {
                sluss.note(id, HostEvent.of(HostEvent.Kind.ABANDONED, timeline.now()));
                counts.count(SimulationCounts.What.ABANDONED);
                comeBack(call, 0.5);
            }
        });
    }

    /** An agent talks, and wraps it up. */
    void handle(Call call, ContactId id, Urgency judged, Runnable done) {
        int usual = sluss.rules()
                .reason(call.reason())
                .map(ContactReason::handlingMinutes)
                .orElse(DEFAULT_HANDLING);
        Duration handling = habits.handling(usual == 0 ? DEFAULT_HANDLING : usual);
        boolean solved = habits.happens(0.87);
        Urgency own =
                sluss.rules().reason(call.reason()).map(ContactReason::urgency).orElse(judged);
        boolean missed = own == Urgency.DEFERRABLE && habits.happens(0.0008);
        WrapUp told = new WrapUp(
                solved,
                solved || habits.happens(0.5) ? null : "investigation",
                habits.happens(0.4),
                habits.happens(0.93),
                !solved && habits.happens(0.6),
                handling);
        timeline.at(timeline.now().plus(handling), () -> {
            sluss.note(
                    id, HostEvent.wrappedUp(timeline.now(), call.reason(), missed ? Urgency.TIME_CRITICAL : own, told));
            done.run();
        });
        comeBack(call, solved ? 0.06 : 0.4);
    }

    private void comeBack(Call call, double chance) {
        if (call.caller() > 0 && habits.happens(chance / (call.time() + 1))) {
            comesBack.accept(call.again(timeline.now().plus(habits.between(LEAST_BEFORE_AGAIN, MOST_BEFORE_AGAIN))));
        }
    }
}
