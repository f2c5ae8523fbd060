package io.sluss.promise;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What other systems are told of promises. Immutable. */
public final class PromiseNews {
    /** It was made. */
    public static final String MADE = "made";

    /** It is at another time. */
    public static final String MOVED = "moved";

    /** It was kept. */
    public static final String KEPT = "kept";

    /** It was kept on its day, but after its slot had ended. */
    public static final String LATE = "late";

    /** It was not kept when it should have been. */
    public static final String BROKEN = "broken";

    /** It was carried over to another day. */
    public static final String CARRIED_OVER = "carried-over";

    /** It was taken back before anybody was told of it. */
    public static final String RETRACTED = "retracted";

    private static final String TYPE = "io.sluss.promise.";

    private final boolean told;

    /** @param handOver who is told */
    public PromiseNews(HandOver handOver) {
        this.told = handOver != HandOver.NONE;
    }

    /** What is told when something happened to a promise: nothing where nobody listens. */
    public List<OutboxEvent> of(String what, Promise promise, Instant at) {
        if (!told) {
            return List.of();
        }
        Map<String, String> data = new HashMap<>();
        data.put("contactId", promise.contact().text());
        data.put("promiseId", promise.id().text());
        data.put("channel", promise.kind().name());
        data.put("state", promise.state().name());
        data.put("resource", promise.slot().resource());
        data.put("start", promise.slot().start().toString());
        data.put("end", promise.slot().end().toString());
        data.put("arrivedAt", promise.about().arrivedAt().toString());
        data.put("carriedOver", Integer.toString(promise.progress().carriedOver()));
        data.put("attempts", Integer.toString(promise.progress().attempts().size()));
        put(data, "place", promise.slot().place());
        put(data, "reason", promise.about().reason());
        put(data, "region", promise.about().region());
        put(data, "language", promise.about().language());
        put(data, "queueTicket", promise.about().queueTicket());
        String id = promise.id().text() + "/" + promise.progress().revision() + "/" + what;
        return List.of(new OutboxEvent(id, TYPE + what, promise.id().text(), at, data));
    }

    private static void put(Map<String, String> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value.toString());
        }
    }
}
