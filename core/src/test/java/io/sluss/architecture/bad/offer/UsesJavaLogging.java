package io.sluss.architecture.bad.offer;

import java.util.logging.Logger;

/** Planted. */
final class UsesJavaLogging {
    private static final Logger LOG = Logger.getLogger("bad");

    void go(String what) {
        LOG.info(what);
    }
}
