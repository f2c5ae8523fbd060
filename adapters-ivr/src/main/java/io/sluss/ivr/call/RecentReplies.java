package io.sluss.ivr.call;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The replies of the last steps, since a platform that hears no answer asks again: the same state with the same input
 * gets the same reply, and nothing happens twice. Bounded; what was said is kept only as a keyed hash, whose key dies
 * with the process. Thread-safe; holds no lock while a reply is made.
 */
final class RecentReplies {
    private static final long PATIENCE_SECONDS = 5;

    private record Kept(Instant since, CompletableFuture<Reply> reply) {}

    private final SecretKeySpec key;
    private final int most;
    private final Duration life;
    private final InstantSource clock;
    private final LinkedHashMap<String, Kept> replies = new LinkedHashMap<>();

    /** At most {@code most} replies, each for {@code life}. */
    RecentReplies(int most, Duration life, InstantSource clock) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
        this.most = most;
        this.life = life;
        this.clock = clock;
    }

    /**
     * The reply to this input in this state, made once.
     *
     * @throws IllegalStateException if another thread makes it and does not get it done
     */
    Reply once(String call, CallInput input, Supplier<Reply> made) {
        String name = name(call, input);
        Kept mine = new Kept(clock.instant(), new CompletableFuture<>());
        Kept theirs;
        synchronized (replies) {
            drop(mine.since());
            theirs = replies.putIfAbsent(name, mine);
        }
        if (theirs != null) {
            return awaited(theirs.reply());
        }
        try {
            Reply reply = made.get();
            mine.reply().complete(reply);
            return reply;
        } catch (RuntimeException | Error e) {
            synchronized (replies) {
                replies.remove(name, mine);
            }
            mine.reply().completeExceptionally(new IllegalStateException("the step failed"));
            throw e;
        }
    }

    /** The oldest come first. */
    private void drop(Instant now) {
        Iterator<Kept> oldest = replies.values().iterator();
        while (oldest.hasNext()) {
            boolean old = oldest.next().since().plus(life).isBefore(now);
            if (!old && replies.size() < most) {
                return;
            }
            oldest.remove();
        }
    }

    int size() {
        synchronized (replies) {
            return replies.size();
        }
    }

    private static Reply awaited(CompletableFuture<Reply> theirs) {
        try {
            return theirs.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the same step was answered", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the same step was not answered", e);
        }
    }

    private String name(String call, CallInput input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            add(mac, call);
            add(mac, input.event().name());
            add(mac, input.keys());
            add(mac, input.words());
            add(mac, String.valueOf(input.confidence()));
            input.alternatives().forEach(alternative -> add(mac, alternative));
            add(mac, null); // ends them: none is empty
            add(mac, input.caller());
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java", e);
        }
    }

    private static void add(Mac mac, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        mac.update((byte) (bytes.length >>> 16));
        mac.update((byte) (bytes.length >>> 8));
        mac.update((byte) bytes.length);
        mac.update(bytes);
    }
}
