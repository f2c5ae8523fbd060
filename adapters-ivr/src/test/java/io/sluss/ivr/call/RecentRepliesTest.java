package io.sluss.ivr.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The same step is answered once, however many ask at the same time; and not remembered longer than needed. */
class RecentRepliesTest {
    private static final Reply REPLY = new Reply("state", Step.nothing("sv"));
    private Instant now = Instant.parse("2026-11-25T09:00:00Z");
    private final RecentReplies replies = new RecentReplies(3, Duration.ofMinutes(10), () -> now);

    private static CallInput pressed(String keys) {
        return new CallInput(CallInput.Event.ANSWER, keys, "", null, null, CallInput.Dialled.UNKNOWN);
    }

    private static CallInput said(String words, String... instead) {
        return new CallInput(CallInput.Event.ANSWER, "", words, 0.9, List.of(instead), null, CallInput.Dialled.UNKNOWN);
    }

    @Test
    void otherAlternativesAreAnotherAnswer() {
        Reply other = new Reply("other", Step.nothing("sv"));
        assertSame(REPLY, replies.once("call", said("ja", "jag"), () -> REPLY));
        assertSame(REPLY, replies.once("call", said("ja", "jag"), () -> other));
        assertSame(other, replies.once("call", said("ja", "jag", "nej"), () -> other));
    }

    @Test
    void aStepThatManyAskForAtOnceIsAnsweredOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch together = new CountDownLatch(8);
        AtomicInteger made = new AtomicInteger();
        List<Future<Reply>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(threads.submit(() -> {
                together.countDown();
                together.await(5, TimeUnit.SECONDS);
                return replies.once("call", pressed("1"), () -> {
                    made.incrementAndGet();
                    return REPLY;
                });
            }));
        }
        for (Future<Reply> answer : answers) {
            assertSame(REPLY, answer.get(10, TimeUnit.SECONDS));
        }
        threads.shutdown();
        assertEquals(1, made.get());
    }

    @Test
    void anotherCallOrAnotherAnswerIsAnotherStep() {
        AtomicInteger made = new AtomicInteger();
        for (String call : List.of("a", "b")) {
            for (String keys : List.of("1", "2")) {
                replies.once(call, pressed(keys), () -> new Reply("" + made.incrementAndGet(), REPLY.step()));
            }
        }
        assertEquals(4, made.get());
        assertEquals(3, replies.size(), "bounded");
    }

    @Test
    void aFailureIsNotRemembered() {
        assertThrows(
                IllegalStateException.class,
                () -> replies.once("call", pressed("1"), () -> {
                    throw new IllegalStateException("once");
                }));
        assertSame(REPLY, replies.once("call", pressed("1"), () -> REPLY));
    }

    @Test
    void whatIsOldIsForgotten() {
        replies.once("call", pressed("1"), () -> REPLY);
        replies.once("call", pressed("2"), () -> REPLY);
        now = now.plus(Duration.ofMinutes(11));
        replies.once("other", pressed("1"), () -> REPLY);
        assertEquals(1, replies.size());
    }
}
