package io.sluss.promise;

import io.sluss.contact.Hidden;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of several stores, and whether it answered when it was last asked. Thread-safe. */
final class Shard {
    private static final Logger LOG = LoggerFactory.getLogger(Shard.class);

    private final String name;
    private final PromiseStore store;
    private volatile boolean away;

    Shard(String name, PromiseStore store) {
        this.name = name;
        this.store = store;
    }

    String name() {
        return name;
    }

    boolean isAway() {
        return away;
    }

    <T> T ask(Function<PromiseStore, T> question) {
        T answer;
        try {
            answer = question.apply(store);
        } catch (RuntimeException e) {
            if (!away) {
                away = true;
                LOG.warn("Shard {} failed; the others go on", name, Hidden.of(e));
            }
            throw e;
        }
        if (away) {
            away = false;
            LOG.info("Shard {} answers again", name);
        }
        return answer;
    }
}
