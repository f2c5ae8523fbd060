package io.sluss.web;

import io.sluss.promise.HandOver;
import io.sluss.promise.OutboxEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells another system by HTTP: each event is a signed POST of a CloudEvent (CloudEvents 1.0, structured JSON). Any answer
 * of 200-299 means that it was received; anything else, and none in time, that it is told again. Thread-safe.
 *
 * <p>Signed as by Standard Webhooks 1.0 (https://www.standardwebhooks.com): {@code webhook-id} is the event's id,
 * {@code webhook-timestamp} the seconds of the Unix clock when it is told, and {@code webhook-signature} holds, for each
 * secret, {@code v1,} and the base64 of HMAC-SHA-256 over {@code id.timestamp.body}, separated by spaces. A receiver
 * takes it when one of them is right and the time is near its own.
 */
public final class Webhook implements HandOver {
    /** A receiver that does not answer within this has not received. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    /** So many secrets sign at the most: the one in use, and the next or the last one. */
    public static final int MOST_SECRETS = 2;

    /** A secret has at least so many bytes. */
    public static final int SECRET_BYTES = 24;

    private static final String SPEC_VERSION = "1.0";
    private static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";
    private static final String HMAC = "HmacSHA256";

    private final URI to;
    private final String source;
    private final List<SecretKeySpec> secrets;
    private final Duration timeout;
    private final InstantSource clock;
    private final HttpClient client;

    /**
     * A webhook that uses {@link #DEFAULT_TIMEOUT}.
     *
     * @param to where events are posted to: https, or http on this machine
     * @param source who tells, as a URI reference, such as {@code urn:sluss:police-114-14}
     * @param secrets what events are signed with, one or two of at least {@value #SECRET_BYTES} bytes: while a secret is
     *     changed, both the old and the new one
     * @param clock the time
     * @throws IllegalArgumentException if one of them cannot be used
     */
    public Webhook(URI to, String source, List<byte[]> secrets, InstantSource clock) {
        this(to, source, secrets, clock, DEFAULT_TIMEOUT);
    }

    /**
     * A webhook.
     *
     * @param timeout how long an answer is waited for, more than zero; maintenance waits with it
     * @throws IllegalArgumentException if one of them cannot be used
     */
    public Webhook(URI to, String source, List<byte[]> secrets, InstantSource clock, Duration timeout) {
        if (!isSafe(to)) {
            throw new IllegalArgumentException("a webhook is an https address, or http on this machine");
        }
        if (to.getRawUserInfo() != null || to.getRawFragment() != null) {
            throw new IllegalArgumentException("a webhook's address holds neither a password nor a fragment");
        }
        if (secrets.isEmpty() || secrets.size() > MOST_SECRETS) {
            throw new IllegalArgumentException("a webhook has one secret, or two while it is changed");
        }
        if (secrets.stream().anyMatch(secret -> secret.length < SECRET_BYTES)) {
            throw new IllegalArgumentException("a webhook's secret has at least " + SECRET_BYTES + " bytes");
        }
        if (source.isBlank() || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a webhook has a source, and a timeout of more than zero");
        }
        this.to = to;
        this.source = source;
        this.secrets =
                secrets.stream().map(secret -> new SecretKeySpec(secret, HMAC)).toList();
        this.timeout = timeout;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER) // what is signed for one is not for another
                .build();
    }

    private static boolean isSafe(URI to) {
        String host = to.getHost();
        if (host == null) {
            return false;
        }
        return "https".equalsIgnoreCase(to.getScheme())
                || ("http".equalsIgnoreCase(to.getScheme()) && isThisMachine(host));
    }

    private static boolean isThisMachine(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (bare.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return bare.matches("[0-9.]+|[0-9a-fA-F:]+") // digits only: nothing is looked up
                    && InetAddress.getByName(bare).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Tells of one event.
     *
     * @throws IOException if it was not received, or that is not known
     */
    @Override
    public void tell(OutboxEvent event) throws IOException {
        byte[] body = body(event).getBytes(StandardCharsets.UTF_8);
        String time = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(timeout)
                .header("Content-Type", MEDIA_TYPE)
                .header("webhook-id", event.id())
                .header("webhook-timestamp", time)
                .header("webhook-signature", signatures(event.id(), time, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int status;
        try {
            status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while an answer was waited for", e);
        }
        if (status < 200 || status > 299) {
            throw new IOException("the webhook answered " + status);
        }
    }

    private String body(OutboxEvent event) {
        return JsonWriter.object(json -> {
            json.put("specversion", SPEC_VERSION);
            json.put("id", event.id());
            json.put("source", source);
            json.put("type", event.type());
            json.put("subject", event.subject());
            json.put("time", event.at().toString());
            json.put("datacontenttype", "application/json");
            json.object("data", data -> {
                for (Map.Entry<String, String> each : event.data().entrySet()) {
                    data.put(each.getKey(), each.getValue());
                }
            });
        });
    }

    private String signatures(String id, String time, byte[] body) {
        List<String> signatures = new ArrayList<>(secrets.size());
        try {
            for (SecretKeySpec secret : secrets) {
                Mac mac = Mac.getInstance(HMAC);
                mac.init(secret);
                mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
                signatures.add("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java", e);
        }
        return String.join(" ", signatures);
    }

    @Override
    public String toString() {
        return "Webhook[hidden]"; // an address may be a secret
    }
}
