package io.sluss.web;

import io.sluss.Sluss;
import io.sluss.contact.Hidden;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whether this process is alive, and whether contacts can be sent to it. Thread-safe. */
final class HealthRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);

    private final Sluss sluss;
    private final BooleanSupplier ready;
    private final @Nullable BooleanSupplier stores;
    private final boolean simulated;

    HealthRoutes(Sluss sluss, BooleanSupplier ready, @Nullable BooleanSupplier stores, boolean simulated) {
        this.sluss = sluss;
        this.ready = ready;
        this.stores = stores;
        this.simulated = simulated;
    }

    void addTo(Router router) {
        router.add("GET", "/health", call -> overall());
        router.add("GET", "/health/live", call -> status(true));
        router.add("GET", "/health/ready", call -> status(isYes(ready, "readiness")));
    }

    private Reply overall() {
        boolean isReady = isYes(ready, "readiness");
        return Reply.json(isReady ? 200 : 503, json -> {
            json.put("status", word(isReady));
            json.put("live", true);
            json.put("ready", isReady);
            if (stores != null) {
                json.put("stores", word(isYes(stores, "the stores")));
            }
            if (simulated) {
                json.put("simulated", true);
            }
            json.put("service", sluss.rules().service());
            json.put("ruleSet", sluss.rules().version());
            json.put(
                    "candidate",
                    sluss.trial().map(trial -> trial.candidate().version()).orElse(null));
        });
    }

    private static Reply status(boolean up) {
        return Reply.json(up ? 200 : 503, json -> json.put("status", word(up)));
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }

    private static boolean isYes(BooleanSupplier check, String ofWhat) {
        try {
            return check.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("The check of {} failed: no", ofWhat, Hidden.of(e));
            return false;
        }
    }
}
