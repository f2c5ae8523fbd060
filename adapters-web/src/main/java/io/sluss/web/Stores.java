package io.sluss.web;

import io.sluss.contact.Hidden;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls that may ask a store: when it does not answer, that is 503 and not an error of this adapter. */
final class Stores {
    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);

    private Stores() {}

    /** @throws Problem if the call fails */
    static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            LOG.warn("A store does not answer", Hidden.of(e));
            throw away();
        }
    }

    static Problem away() {
        return Problem.of(ProblemType.STORE_AWAY, "a store does not answer; nothing was changed, try again");
    }
}
