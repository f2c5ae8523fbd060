package io.sluss.examples.serve;

import io.sluss.examples.UserMistake;
import io.sluss.promise.HandOver;
import io.sluss.rules.RuleSet;
import io.sluss.web.Webhook;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** Which other system is told what happens, and what events are signed with. */
public final class WebhookTarget {
    private final URI to;
    private final List<byte[]> secrets;

    private WebhookTarget(URI to, List<byte[]> secrets) {
        this.to = to;
        this.secrets = secrets;
    }

    /**
     * From settings.
     *
     * @param address where events are posted to
     * @param secrets what they are signed with, the new one first while it is changed
     * @throws UserMistake if one of them cannot be used
     */
    public static WebhookTarget of(String address, List<byte[]> secrets) {
        if (secrets.isEmpty()) {
            throw new UserMistake("--webhook needs a secret to sign with: set SLUSS_WEBHOOK_SECRET;"
                    + " `openssl rand -base64 32` makes one");
        }
        try {
            WebhookTarget target = new WebhookTarget(URI.create(address), List.copyOf(secrets));
            target.handOver("urn:sluss:test", InstantSource.system());
            return target;
        } catch (IllegalArgumentException e) {
            throw new UserMistake("--webhook cannot be used: " + e.getMessage());
        }
    }

    /** What tells it of a service. */
    HandOver handOver(RuleSet rules, InstantSource clock) {
        return handOver("urn:sluss:" + rules.service(), clock);
    }

    private HandOver handOver(String source, InstantSource clock) {
        return new Webhook(to, source, secrets, clock);
    }

    @Override
    public String toString() {
        return "WebhookTarget[hidden]";
    }
}
