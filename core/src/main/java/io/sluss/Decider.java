package io.sluss;

import io.sluss.contact.Hidden;
import io.sluss.criticality.ReasonRecognizer;
import io.sluss.matching.Evidence;
import io.sluss.matching.Ranker;
import io.sluss.rules.Answer;
import io.sluss.rules.GatedContact;
import io.sluss.rules.LateException;
import io.sluss.rules.Plugins;
import io.sluss.rules.RuleSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a rule set answer before the deadline, whatever the host's code does; otherwise the answer is a person.
 * Thread-safe.
 */
final class Decider {
    private static final Logger LOG = LoggerFactory.getLogger(Decider.class);

    /**
     * An answer, and the step it failed at.
     *
     * @param answer the answer
     * @param degraded the step that failed or was late, or null
     */
    record Decided(Answer answer, @Nullable String degraded) {}

    private final @Nullable ReasonRecognizer recognizer;
    private final Ranker ranker;
    private final Evidence evidence;
    private final @Nullable Executor executor;
    private final long deadlineNanos;

    Decider(SlussBuilder builder, Evidence evidence) {
        this.recognizer = builder.recognizer;
        this.ranker = builder.ranker;
        this.evidence = evidence;
        this.executor = builder.executor;
        this.deadlineNanos = builder.deadline.toNanos();
    }

    /** The answer; {@code started} is the {@link System#nanoTime()} the deadline is counted from. */
    Decided decide(ContactSteps.Step step, long started) {
        try {
            GatedContact gated = step.rules().gated(step.contact(), step.situation());
            boolean hostCode = recognizer != null || ranker != Ranker.AS_WRITTEN;
            Answer urgent = gated.urgent(); // which waits for nobody's code
            if (urgent != null) {
                return new Decided(urgent, null);
            }
            return hostCode && executor != null
                    ? onExecutor(executor, step, gated, started)
                    : new Decided(gated.answer(plugins(started)), null);
        } catch (LateException e) {
            return degraded(step, e.step());
        } catch (Throwable e) { // whatever it is, the caller reaches a person
            LOG.error("A decision failed; the contact goes to a person", Hidden.passingOn(e));
            return degraded(step, "rules");
        }
    }

    private Plugins plugins(long started) {
        return new Plugins(recognizer, ranker, evidence, () -> System.nanoTime() - started > deadlineNanos);
    }

    private Decided onExecutor(Executor host, ContactSteps.Step step, GatedContact gated, long started) {
        FutureTask<Answer> task = new FutureTask<>(() -> gated.answer(plugins(started)));
        try {
            host.execute(task);
            long left = Math.max(0, deadlineNanos - (System.nanoTime() - started));
            return new Decided(task.get(left, TimeUnit.NANOSECONDS), null);
        } catch (TimeoutException e) {
            task.cancel(true);
            return degraded(step, "deadline");
        } catch (RejectedExecutionException e) {
            return degraded(step, "executor");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return degraded(step, "interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof LateException late) {
                return degraded(step, late.step());
            }
            LOG.error("A decision failed; the contact goes to a person", Hidden.of(cause));
            return degraded(step, "rules");
        }
    }

    /** A person; in the priority queue only if a gate, which needs none of what failed, says so. */
    static Decided degraded(ContactSteps.Step step, String why) {
        RuleSet rules = step.rules();
        Answer urgent = rules.gated(step.contact(), step.situation()).urgent();
        return urgent != null
                ? new Decided(urgent, null)
                : new Decided(rules.degraded(step.contact(), step.situation(), why), why);
    }
}
