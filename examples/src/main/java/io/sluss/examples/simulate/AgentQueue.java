package io.sluss.examples.simulate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The agents of a region and who waits for them: first come, first served, but for what is urgent. Not thread-safe. */
final class AgentQueue {
    /** Somebody who waits. */
    record Waiting(Call call, Consumer<AgentQueue> answered) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int agents;
    private int busy;

    /** So many agents work from now on; those who talk go on. */
    void staff(int many) {
        agents = many;
        answerNext();
    }

    int free() {
        return Math.max(0, agents - busy);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** An agent has something to do until {@link #done}. */
    void occupy() {
        busy++;
    }

    void done() {
        busy--;
        answerNext();
    }

    void join(Waiting somebody, boolean urgent) {
        if (urgent) {
            waiting.addFirst(somebody);
        } else {
            waiting.addLast(somebody);
        }
        answerNext();
    }

    /** Somebody gives up; false when they have been answered. */
    boolean leave(Waiting somebody) {
        return waiting.remove(somebody);
    }

    private void answerNext() {
        while (free() > 0 && !waiting.isEmpty()) {
            busy++;
            waiting.removeFirst().answered().accept(this);
        }
    }

    /** What a queue would announce: who is before, by how fast they are answered. */
    Duration expectedWait(Duration handling) {
        if (free() > 0) {
            return Duration.ZERO;
        }
        return handling.multipliedBy(waiting.size() + 1L).dividedBy(Math.max(1, agents));
    }
}
