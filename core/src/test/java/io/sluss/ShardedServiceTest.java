package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.Breakable.Call;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Suppressed.Why;
import io.sluss.offer.Offer;
import io.sluss.promise.Callback;
import io.sluss.promise.Dialler;
import io.sluss.promise.EventOutbox;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseAnswer.Status;
import io.sluss.promise.PromiseStore;
import io.sluss.promise.ShardRouter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service on two shards, one for the north and one for the rest: while one is away the other region notices nothing. */
@ExtendWith(Quiet.class)
class ShardedServiceTest {
    private final Breakable.Switch rest = new Breakable.Switch();
    private final List<Callback> dialled = new ArrayList<>();
    private final Desk desk = Desk.with(
            TestRules.usual(),
            builder -> builder.promises(ShardRouter.of(
                            Map.of("north", shard(new Breakable.Switch()), "rest", shard(rest)),
                            resource -> resource.equals("callback/nord") ? "north" : "rest"))
                    .dialler(new Dialler() {
                        @Override
                        public int room(String resource) {
                            return 5;
                        }

                        @Override
                        public void dial(Callback callback) {
                            dialled.add(callback);
                        }
                    }));

    /** One that is asked over a network, as it were. */
    private static PromiseStore shard(Breakable.Switch failures) {
        return new Breakable.Promises(
                failures, PromiseStore.inMemory(100, new Breakable.Book(failures, false), EventOutbox.inMemory(100)));
    }

    private void restIsAway() {
        EnumSet.allOf(Call.class).forEach(rest::breakdown);
        desk.sluss.maintain();
    }

    private Decision from(String region, Contact.Builder contact) {
        return desk.sluss.decide(contact.region(region).utterance(Desk.BIKE).build());
    }

    @Test
    void a_caller_in_the_living_region_is_promised_a_callback_and_called_and_one_in_the_other_is_offered_none() {
        desk.sluss.maintain();
        restIsAway();
        Decision syd = from("syd", Desk.call().caller(Desk.NUMBER));
        assertEquals(Optional.of(Why.UNAVAILABLE), Desk.whyNot(syd, "callback"));
        Offer nord = Desk.theOffer(from("nord", Desk.call().caller(Desk.NUMBER)), ChannelKind.CALLBACK);
        Promise promise = Callbacks.made(desk.sluss.promise(nord.id(), Desk.next(nord)));
        assertEquals(
                Status.REPEATED, desk.sluss.promise(nord.id(), Desk.next(nord)).status());
        desk.clock.set(promise.slot().start().toString());
        desk.sluss.maintain();
        assertEquals(List.of(promise.id()), dialled.stream().map(Callback::id).toList());
    }

    @Test
    void on_the_web_too_though_how_many_call_the_number_elsewhere_is_not_known() {
        restIsAway();
        Offer nord = Desk.theOffer(
                from("nord", Contact.from(Origin.WEB).language("sv").eId(true)), ChannelKind.CALLBACK);
        Callbacks.made(desk.sluss.promise(nord.id(), Desk.next(nord)));
    }

    @Test
    void whoever_is_anonymous_is_promised_one_too() {
        restIsAway();
        Decision tip = desk.sluss.decide(
                Desk.call().region("nord").caller(Desk.NUMBER).reason("tip").build());
        Offer nord = Desk.theOffer(tip, ChannelKind.CALLBACK);
        Callbacks.made(desk.sluss.promise(nord.id(), Desk.next(nord)));
    }

    @Test
    void an_offer_of_the_region_that_is_away_is_unavailable_until_it_is_back() {
        desk.sluss.maintain();
        Offer syd = Desk.theOffer(from("syd", Desk.call().caller(Desk.NUMBER)), ChannelKind.CALLBACK);
        restIsAway();
        assertEquals(
                Status.UNAVAILABLE, desk.sluss.promise(syd.id(), Desk.next(syd)).status());
        rest.mend();
        assertEquals(Status.MADE, desk.sluss.promise(syd.id(), Desk.next(syd)).status());
        desk.sluss.maintain();
        assertTrue(Desk.offer(from("syd", Desk.call()), ChannelKind.CALLBACK).isPresent());
    }
}
