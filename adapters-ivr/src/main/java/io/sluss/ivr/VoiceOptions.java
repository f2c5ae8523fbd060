package io.sluss.ivr;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How calls are answered. Immutable; each {@code with…} gives a copy. As init parameters of the servlet they have the
 * names of the methods without {@code with}: {@code fallbackQueue}, {@code queueUri}, {@code handOver} ({@code blind} or
 * {@code return}), {@code speechGrammar}, {@code callUrl}, {@code stateSecret}.
 */
public final class VoiceOptions {
    /** Where calls go when not even their queue is known. */
    public static final String DEFAULT_FALLBACK_QUEUE = "fallback";

    /** What a queue's name becomes: a placeholder destination, to be set to the agents' platform. */
    public static final String DEFAULT_QUEUE_URI = "sip:{queue}@localhost";

    private static final int SECRET_BYTES = 32;
    private static final int FEWEST_SECRET_CHARACTERS = 16;

    private final String fallbackQueue;
    private final String queueUri;
    private final HandOver handOver;
    private final @Nullable String speechGrammar;
    private final @Nullable String callUrl;
    private final byte[] stateSecret;
    private final InstantSource clock;

    private VoiceOptions(
            String fallbackQueue,
            String queueUri,
            HandOver handOver,
            @Nullable String speechGrammar,
            @Nullable String callUrl,
            byte[] stateSecret,
            InstantSource clock) {
        this.fallbackQueue = fallbackQueue;
        this.queueUri = queueUri;
        this.handOver = handOver;
        this.speechGrammar = speechGrammar;
        this.callUrl = callUrl;
        this.stateSecret = stateSecret;
        this.clock = clock;
    }

    /** The defaults, with a secret of this process alone: calls in progress do not outlive it, nor change node. */
    public static VoiceOptions defaults() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new VoiceOptions(
                DEFAULT_FALLBACK_QUEUE, DEFAULT_QUEUE_URI, HandOver.BLIND, null, null, secret, InstantSource.system());
    }

    /**
     * Options from init parameters; one that is missing keeps its default.
     *
     * @throws IllegalArgumentException if one has a value that cannot be, by name
     */
    static VoiceOptions of(UnaryOperator<@Nullable String> parameter) {
        VoiceOptions options = defaults();
        for (Map.Entry<String, Setter> each : SETTERS.entrySet()) {
            String value = parameter.apply(each.getKey());
            if (value != null && !value.isBlank()) {
                options = each.getValue().set(options, value.strip());
            }
        }
        return options;
    }

    private interface Setter {
        VoiceOptions set(VoiceOptions options, String value);
    }

    private static final Map<String, Setter> SETTERS = Map.of(
            "fallbackQueue", VoiceOptions::withFallbackQueue,
            "queueUri", VoiceOptions::withQueueUri,
            "handOver", (options, value) -> options.withHandOver(handOver(value)),
            "speechGrammar", VoiceOptions::withSpeechGrammar,
            "callUrl", VoiceOptions::withCallUrl,
            "stateSecret", VoiceOptions::withStateSecret);

    private static HandOver handOver(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "blind" -> HandOver.BLIND;
            case "return" -> HandOver.RETURN;
            default -> throw new IllegalArgumentException("handOver is neither blind nor return");
        };
    }

    /** The queue for calls whose own queue is not known: when a step fails, or a transfer does. */
    public VoiceOptions withFallbackQueue(String queue) {
        if (queue.isBlank()) {
            throw new IllegalArgumentException("fallbackQueue is empty");
        }
        return new VoiceOptions(queue, queueUri, handOver, speechGrammar, callUrl, stateSecret, clock);
    }

    /**
     * The address that a queue is transferred to, with the placeholders {@code {queue}} (needed), {@code {contactId}},
     * {@code {urgency}}, {@code {reason}}, {@code {region}} and {@code {language}}, each filled in URL-encoded:
     * {@code sip:{queue}@agents.example?X-Contact={contactId}}.
     *
     * @throws IllegalArgumentException if it has no {@code {queue}}
     */
    public VoiceOptions withQueueUri(String template) {
        if (!template.contains("{queue}")) {
            throw new IllegalArgumentException("queueUri has no {queue}");
        }
        return new VoiceOptions(fallbackQueue, template, handOver, speechGrammar, callUrl, stateSecret, clock);
    }

    /** How a call is given to the queue; {@link HandOver#BLIND}. */
    public VoiceOptions withHandOver(HandOver way) {
        return new VoiceOptions(fallbackQueue, queueUri, way, speechGrammar, callUrl, stateSecret, clock);
    }

    /**
     * The URI of a grammar of the platform that takes down free speech ({@code builtin:speech/transcribe} or whatever
     * it calls it). Without one the documents ask for keys only, and a platform that listens by itself posts what it
     * heard as parameter {@code utterance}.
     */
    public VoiceOptions withSpeechGrammar(@Nullable String uri) {
        return new VoiceOptions(fallbackQueue, queueUri, handOver, uri, callUrl, stateSecret, clock);
    }

    /** Where documents post to, if a proxy changes the last segment of the path; by default that segment. */
    public VoiceOptions withCallUrl(@Nullable String url) {
        return new VoiceOptions(fallbackQueue, queueUri, handOver, speechGrammar, url, stateSecret, clock);
    }

    /**
     * The secret that seals the state of calls in their URLs, the same on every node that serves the same calls.
     *
     * @throws IllegalArgumentException if it is shorter than 16 characters
     */
    public VoiceOptions withStateSecret(String secret) {
        if (secret.length() < FEWEST_SECRET_CHARACTERS) {
            throw new IllegalArgumentException("stateSecret is shorter than 16 characters");
        }
        byte[] bytes = secret.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new VoiceOptions(fallbackQueue, queueUri, handOver, speechGrammar, callUrl, bytes, clock);
    }

    /** The clock; the one that Sluss was given. */
    public VoiceOptions withClock(InstantSource source) {
        return new VoiceOptions(fallbackQueue, queueUri, handOver, speechGrammar, callUrl, stateSecret, source);
    }

    String fallbackQueue() {
        return fallbackQueue;
    }

    String queueUri() {
        return queueUri;
    }

    HandOver handOver() {
        return handOver;
    }

    @Nullable
    String speechGrammar() {
        return speechGrammar;
    }

    @Nullable
    String callUrl() {
        return callUrl;
    }

    byte[] stateSecret() {
        return stateSecret.clone();
    }

    InstantSource clock() {
        return clock;
    }

    @Override
    public String toString() {
        return "VoiceOptions[" + handOver + ", " + queueUri + "]";
    }
}
