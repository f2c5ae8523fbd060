package io.sluss.benchmarks.chaos;

import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.offer.OfferId;
import io.sluss.promise.OutboxEvent;
import io.sluss.promise.Progress;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseId;
import io.sluss.promise.Slot;
import java.time.Instant;
import java.util.Map;

/** A callback as a host would have it promised, and what is told of it. */
public final class SomePromise {
    private SomePromise() {}

    /** One whose place is held under {@code key}. */
    public static Promise of(Slot.Key slot, String key, Instant now) {
        return new Promise(
                new PromiseId("p-" + key),
                new OfferId(key),
                new ContactId("c-" + key),
                ChannelKind.CALLBACK,
                new Slot(slot.resource(), slot.start(), slot.end(), null, ChannelMode.CHOSEN_TIME),
                now,
                new Promise.About(Origin.PHONE, new ReasonId("bicycle-theft"), new Region("syd"), "sv", null, now),
                new Promise.Recipient("123456", "blåbär", true, null, "c1.key-" + key, "c1.key-" + key),
                Progress.made(slot.start()));
    }

    /** What is told of it. */
    public static OutboxEvent event(Promise promise, Instant now) {
        String id = promise.id().text();
        return new OutboxEvent(id + "/made", "io.sluss.promise.made", id, now, Map.of("promiseId", id));
    }
}
