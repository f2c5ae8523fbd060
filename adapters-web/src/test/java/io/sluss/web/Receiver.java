package io.sluss.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver of webhooks, written from Standard Webhooks and not from what sends them: it believes only what is signed with
 * its secret within five minutes of its clock, and takes each id once. It can be told to answer badly.
 */
final class Receiver implements AutoCloseable {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** What it does with the next requests. */
    enum Mood {
        ANSWER,
        FAIL,
        REDIRECT,
        HANG_UP,
        /** It takes the event, and its answer comes too late. */
        SLEEP
    }

    final List<String> bodies = new CopyOnWriteArrayList<>();
    final List<String> ids = new CopyOnWriteArrayList<>();
    final List<String> types = new CopyOnWriteArrayList<>();
    final List<String> refused = new CopyOnWriteArrayList<>();
    final Deque<Mood> moods = new ArrayDeque<>();
    final CountDownLatch awake = new CountDownLatch(1);
    private final Set<String> known = new HashSet<>();
    private final byte[] secret;
    private final Instant now;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Receiver(byte[] secret, Instant now) throws IOException {
        this.secret = secret.clone();
        this.now = now;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Mood mood;
        synchronized (moods) {
            mood = moods.isEmpty() ? Mood.ANSWER : moods.removeFirst();
        }
        switch (mood) {
            case FAIL -> answer(exchange, 503);
            case REDIRECT -> {
                exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
                answer(exchange, 307);
            }
            case HANG_UP -> exchange.close();
            case SLEEP -> {
                take(exchange, body);
                try {
                    awake.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
            case ANSWER -> answer(exchange, take(exchange, body) ? 204 : 400);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private synchronized boolean take(HttpExchange exchange, byte[] body) {
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        if (!exchange.getRequestMethod().equals("POST") || !isSigned(exchange, id, body)) {
            refused.add(String.valueOf(id));
            return false;
        }
        ids.add(id);
        if (known.add(id)) {
            bodies.add(new String(body, StandardCharsets.UTF_8));
            types.add(exchange.getRequestHeaders().getFirst("Content-Type"));
        }
        return true;
    }

    private boolean isSigned(HttpExchange exchange, String id, byte[] body) {
        String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        Instant sent = Instant.ofEpochSecond(Long.parseLong(time));
        if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        byte[] right = hmac(id + "." + time + "." + new String(body, StandardCharsets.UTF_8));
        boolean signed = false;
        for (String signature :
                exchange.getRequestHeaders().getFirst("webhook-signature").split(" ")) {
            signed |= signature.startsWith("v1,")
                    && MessageDigest.isEqual(Base64.getDecoder().decode(signature.substring(3)), right);
        }
        return signed;
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        awake.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
