package io.sluss.whatif;

import java.util.PriorityQueue;
import java.util.Random;

/** A queue run call by call: the first come are the first served, and who is out of patience hangs up. Times in seconds. */
final class SimulatedQueue {
    private static final int BATCHES = 40;

    /** A share or a mean with the standard error of its batches. */
    record Seen(double mean, double error) {}

    private final double[] waited = new double[BATCHES];
    private final double[] abandoned = new double[BATCHES];
    private final double[] queued = new double[BATCHES];
    private final double[] inTime = new double[BATCHES];

    SimulatedQueue(CallLoad load, int agents, double patience, double within, int callsPerBatch, long seed) {
        Random random = new Random(seed);
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int i = 0; i < agents; i++) {
            free.add(0.0);
        }
        double now = 0;
        for (int batch = -4; batch < BATCHES; batch++) { // the first four fill the queue
            for (int call = 0; call < callsPerBatch; call++) {
                now += exponential(random, 1 / load.arrivalsPerSecond());
                double willing = exponential(random, patience);
                double wait = Math.max(0, free.element() - now);
                boolean hangsUp = wait > willing;
                if (!hangsUp) {
                    free.remove();
                    free.add(now + wait + exponential(random, load.handlingSeconds()));
                }
                if (batch >= 0) {
                    waited[batch] += wait > 0 ? 1.0 / callsPerBatch : 0;
                    abandoned[batch] += hangsUp ? 1.0 / callsPerBatch : 0;
                    queued[batch] += Math.min(wait, willing) / callsPerBatch;
                    inTime[batch] += !hangsUp && wait <= within ? 1.0 / callsPerBatch : 0;
                }
            }
        }
    }

    private static double exponential(Random random, double mean) {
        return Double.isInfinite(mean) ? mean : -mean * Math.log(1 - random.nextDouble());
    }

    Seen waiting() {
        return seen(waited);
    }

    Seen abandoned() {
        return seen(abandoned);
    }

    Seen meanWaitSeconds() {
        return seen(queued);
    }

    Seen answeredWithin() {
        return seen(inTime);
    }

    private static Seen seen(double[] batches) {
        double sum = 0;
        double squares = 0;
        for (double batch : batches) {
            sum += batch;
            squares += batch * batch;
        }
        double mean = sum / BATCHES;
        double variance = Math.max(0, squares / BATCHES - mean * mean) * BATCHES / (BATCHES - 1);
        return new Seen(mean, Math.sqrt(variance / BATCHES));
    }
}
