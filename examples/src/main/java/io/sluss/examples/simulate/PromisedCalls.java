package io.sluss.examples.simulate;

import io.sluss.HostEvent;
import io.sluss.Sluss;
import io.sluss.contact.Origin;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.promise.CallResult;
import io.sluss.promise.Callback;
import io.sluss.promise.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Agents who call those who were promised it, and people who come to the times they booked. */
final class PromisedCalls {
    private static final Duration TO_RING = Duration.ofSeconds(35);
    /** Whoever was called back does not come back in the simulation. */
    private static final long NOBODY = -1;

    private static final double REACHED = 0.84;
    private static final double BUSY = 0.25;
    private static final double COMES = 0.93;

    private final Sluss sluss;
    private final Timeline timeline;
    private final Habits habits;
    private final SimulationCounts counts;
    private final Map<String, AgentQueue> agents = new TreeMap<>();

    PromisedCalls(Sluss sluss, Timeline timeline, Habits habits, SimulationCounts counts) {
        this.sluss = sluss;
        this.timeline = timeline;
        this.habits = habits;
        this.counts = counts;
    }

    void promised(Promise promise, int callers) {
        if (promise.kind() == ChannelKind.CALLBACK) {
            counts.count(SimulationCounts.What.PROMISED);
            agents.computeIfAbsent(promise.slot().resource(), r -> new AgentQueue())
                    .staff(callers);
            return;
        }
        counts.count(SimulationCounts.What.BOOKED);
        Instant ends = promise.slot().end();
        boolean comes = habits.happens(COMES);
        if (comes) {
            timeline.at(
                    promise.slot().start(),
                    () -> sluss.note(
                            promise.contact(),
                            HostEvent.of(HostEvent.Kind.ANSWERED, promise.slot().start())));
        }
        timeline.at(ends, () -> sluss.kept(promise.id(), comes));
    }

    /** Whoever is free takes what is due. */
    void call(CallFlow flow) {
        agents.forEach((resource, callers) -> {
            while (callers.free() > 0) {
                Optional<Callback> due = sluss.callbacks().take(resource);
                if (due.isEmpty()) {
                    return;
                }
                callers.occupy();
                timeline.at(timeline.now().plus(TO_RING), () -> rung(flow, due.get(), callers));
            }
        });
    }

    private void rung(CallFlow flow, Callback callback, AgentQueue callers) {
        if (!habits.happens(REACHED)) {
            CallResult result = habits.happens(BUSY) ? CallResult.BUSY : CallResult.NO_ANSWER;
            sluss.callbacks().report(callback.id(), callback.holder(), result);
            callers.done();
            return;
        }
        sluss.callbacks().report(callback.id(), callback.holder(), CallResult.REACHED);
        sluss.note(callback.contact(), HostEvent.of(HostEvent.Kind.ANSWERED, timeline.now()));
        counts.count(SimulationCounts.What.CALLED_BACK);
        Promise.About about = callback.about();
        if (about.reason() == null || about.region() == null) {
            callers.done();
            return;
        }
        Call call = new Call(
                about.arrivedAt(),
                Origin.PHONE,
                about.region().value(),
                about.language() == null ? "sv" : about.language(),
                NOBODY,
                about.reason(),
                null,
                null,
                0);
        flow.handle(call, callback.contact(), Urgency.DEFERRABLE, callers::done);
    }
}
