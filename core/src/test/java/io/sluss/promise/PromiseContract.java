package io.sluss.promise;

import io.sluss.contact.CallerKey;
import io.sluss.contact.CallerKeys;
import io.sluss.contact.CallerNumber;
import io.sluss.contact.ContactId;
import io.sluss.contact.KeyRing;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.OfferId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of a {@link PromiseStore} are told with. */
public abstract class PromiseContract {
    protected static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    protected static final KeyRing KEYS = KeyRing.derivedFrom(new byte[32]);
    private static final CallerKeys DOOR = new CallerKeys(KEYS, "SE", Set.of());

    /** When most slots start. */
    protected static final Instant ONE = NOON.plus(Duration.ofHours(1));

    protected static final Duration HOLD = Duration.ofMinutes(2);

    protected PromiseStore store;

    /** An empty store with room for at least 1,000. */
    protected abstract PromiseStore store();

    @BeforeEach
    void emptyStore() {
        store = store();
    }

    protected static CallerKey caller(int number) {
        return DOOR.keyOf(new CallerNumber("+4670174060" + number)).orElseThrow();
    }

    /** A promise of this name, made by an offer of that name, whose slot starts so long after noon. */
    protected static Promise promise(String id, String offer, CallerKey caller, Duration after) {
        PromiseId promiseId = new PromiseId(id);
        Instant start = NOON.plus(after);
        return promise(id, offer, caller, slot(start), NOON);
    }

    /** A slot of half an hour. */
    protected static Slot slot(Instant start) {
        return new Slot("callback/syd", start, start.plus(Duration.ofMinutes(30)), null, ChannelMode.CHOSEN_TIME);
    }

    /** A promise of this name, made by an offer of that name, whose contact arrived then. */
    protected static Promise promise(String id, String offer, CallerKey caller, Slot slot, Instant arrived) {
        PromiseId promiseId = new PromiseId(id);
        return new Promise(
                promiseId,
                new OfferId(offer),
                new ContactId("contact-" + offer),
                ChannelKind.CALLBACK,
                slot,
                NOON,
                new Promise.About(Origin.PHONE, new ReasonId("bike"), new Region("syd"), "sv", "T-1", arrived),
                new Promise.Recipient(
                        "123456",
                        "blåbär",
                        true,
                        DialTarget.seal("+46701740605", promiseId, KEYS),
                        caller == null ? null : caller.value(),
                        caller == null ? null : caller.value()),
                Progress.made(slot.start()));
    }

    /** The same, but a time that was booked. */
    protected static Promise booking(String id, String offer, Instant start) {
        Promise callback = promise(id, offer, caller(5), slot(start), NOON);
        return new Promise(
                callback.id(),
                callback.offer(),
                callback.contact(),
                ChannelKind.BOOKING,
                callback.slot(),
                NOON,
                callback.about(),
                callback.recipient(),
                callback.progress());
    }

    /** Keeps a promise whose place is held, as whoever promises does. */
    protected final Promise add(Promise promise) {
        store.slotBook().take(promise.slot().key(), 1_000, promise.offer().text(), NOON.plus(HOLD), NOON);
        return store.add(promise, List.of(), NOON).orElseThrow();
    }

    protected static Promise promise(String id, String offer) {
        return promise(id, offer, caller(5), Duration.ofHours(1));
    }

    protected final void add(String id, Instant slot, Instant arrived) {
        add(promise(id, "o" + id, caller(5), slot(slot), arrived));
    }

    protected static OutboxEvent event(String id) {
        Map<String, String> data =
                Map.of("promiseId", "p", "queueTicket", "å {\\} \",\"\n", "reason", "", "null", "NULL");
        return new OutboxEvent(id, "io.sluss.promise.made", "p", NOON, data);
    }

    protected final List<String> waitingEvents(Instant now) {
        return store.outbox().lease(now, now, 100).stream()
                .map(leased -> leased.event().id())
                .sorted()
                .toList();
    }

    protected static List<String> ids(List<Promise> promises) {
        return promises.stream().map(promise -> promise.id().text()).toList();
    }

    protected static Progress.Lease lease(String holder, Instant until) {
        return new Progress.Lease(holder, until);
    }

    protected final List<String> leased(String holder, Instant now, int most) {
        return store.lease("callback/syd", lease(holder, now.plus(HOLD)), now, most).stream()
                .map(promise -> promise.id().text())
                .toList();
    }
}
