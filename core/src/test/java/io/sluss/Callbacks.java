package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluss.contact.CallerNumber;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Offer;
import io.sluss.promise.CallResult;
import io.sluss.promise.Callback;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer;
import io.sluss.rules.RuleSet;
import io.sluss.uptake.SlussMeter;
import io.sluss.uptake.UptakeMeters;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A desk where callbacks are promised, taken and reported on, and a meter that counts them. */
final class Callbacks {
    static final String SYD = "callback/syd";

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Desk desk;
    final Sluss sluss;

    Callbacks(RuleSet rules, UnaryOperator<SlussBuilder> more) {
        this.desk = Desk.with(rules, builder -> more.apply(builder.recorder(new UptakeMeters(registry))));
        this.sluss = desk.sluss;
    }

    static Callbacks usual() {
        return new Callbacks(TestRules.usual(), builder -> builder);
    }

    /** The number of caller 5 to 99. */
    static String number(int caller) {
        return String.format("+467017406%02d", caller);
    }

    Offer offered(int caller, String says) {
        Decision decision =
                sluss.decide(Desk.call().utterance(says).caller(number(caller)).build());
        return Desk.theOffer(decision, ChannelKind.CALLBACK);
    }

    static PromiseWish wish(Offer offer, int target) {
        return PromiseWish.nextFree(new CallerNumber(number(target)), Desk.wanted(offer));
    }

    static PromiseWish wishAt(Offer offer, int target, Instant start) {
        return new PromiseWish(
                start, null, new CallerNumber(number(target)), Desk.wanted(offer), null, io.sluss.contact.Wording.NONE);
    }

    /** A callback to a caller about their bicycle, in the next free slot. */
    Promise promised(int caller) {
        return promised(caller, Desk.BIKE);
    }

    Promise promised(int caller, String says) {
        Offer offer = offered(caller, says);
        return made(sluss.promise(offer.id(), wish(offer, caller)));
    }

    Promise promisedAt(int caller, Instant start) {
        Offer offer = offered(caller, Desk.BIKE);
        return made(sluss.promise(offer.id(), wishAt(offer, caller, start)));
    }

    static Promise made(PromiseAnswer answer) {
        assertEquals(PromiseAnswer.Status.MADE, answer.status());
        return answer.promise();
    }

    Promise now(Promise promise) {
        return sluss.promised(promise.id()).orElseThrow();
    }

    Optional<Callback> next() {
        return sluss.callbacks().take(SYD);
    }

    Callback take() {
        return next().orElseThrow(() -> new AssertionError("no callback is due"));
    }

    void report(Callback callback, CallResult result) {
        assertTrue(sluss.callbacks().report(callback.id(), callback.holder(), result), result.label());
    }

    void at(String instant) {
        desk.clock.set(instant);
    }

    void later(Duration by) {
        desk.clock.advance(by);
    }

    /** Promises of a channel by state, as they are scraped, but for what has not happened. */
    Map<String, Integer> counted(String channel) {
        sluss.uptake(); // hands the journal over
        Map<String, Integer> counted = new HashMap<>();
        for (Counter counter : registry.find(SlussMeter.PROMISES.meterName())
                .tag("channel", channel)
                .counters()) {
            if (counter.count() > 0) {
                counted.put(counter.getId().getTag("state"), (int) counter.count());
            }
        }
        return counted;
    }

    Map<String, Integer> counted() {
        return counted("callback");
    }

    /** How many places of a slot are free, of the two there are. */
    int free(Promise at, io.sluss.promise.PromiseStore store) {
        return store.slotBook().free(at.slot().key(), 2, desk.clock.instant());
    }

    static List<CallResult> history(Callback callback) {
        return callback.earlier().stream().map(each -> each.result()).toList();
    }
}
