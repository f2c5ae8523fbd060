package io.sluss.benchmarks;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluss.Decision;
import io.sluss.Sluss;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import io.sluss.uptake.UptakeMeters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A whole decision: ids, the in-memory ledger filled past its bound, and meters of Prometheus. The rules are
 * the sample rules of the police, which the example application serves.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecideBenchmark {
    /** More contacts than the ledger and the memory of open contacts hold. */
    private static final int PAST_THE_BOUND = 250_000;

    private static final String[] REASONS = {"bicycle-theft", "phone-theft", "vandalism", "lost-keys"};
    private static final String[] PLACES = {"Malmö", "Umeå", "Stockholm", "Göteborg"};

    /** What is decided. */
    public enum Kind {
        /** A reason that the host states. */
        STATED,
        /** A contact that a signal raises. */
        URGENT
    }

    /** What is decided. */
    @Param
    public Kind kind = Kind.STATED;

    private Sluss sluss = Sluss.builder(rules()).build();
    private List<Contact> contacts = List.of();

    /** What one thread goes through on its own. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;
    }

    private static RuleSet rules() {
        try (InputStream in = DecideBenchmark.class.getResourceAsStream("/police-114-14.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the rules are missing");
            }
            return RuleSetFile.parse("police-114-14.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Builds Sluss and fills its memory. */
    @Setup
    public void prepare() {
        sluss.close();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        sluss = Sluss.builder(rules()).recorder(new UptakeMeters(registry)).build();
        List<Contact> made = new ArrayList<>();
        for (int i = 0; i < REASONS.length * PLACES.length; i++) {
            Contact.Builder contact = Contact.from(Origin.PHONE).language("sv").place(PLACES[i % PLACES.length]);
            made.add(
                    kind == Kind.STATED
                            ? contact.reason(REASONS[i / PLACES.length]).build()
                            : contact.signals(List.of("injured")).build());
        }
        contacts = List.copyOf(made);
        for (int i = 0; i < PAST_THE_BOUND; i++) {
            sluss.decide(contacts.get(i % contacts.size()));
        }
    }

    /** Closes it. */
    @TearDown
    public void close() {
        sluss.close();
    }

    /** One decision. */
    @Benchmark
    public Decision decide(Turn turn) {
        turn.next = turn.next + 1 < contacts.size() ? turn.next + 1 : 0;
        return sluss.decide(contacts.get(turn.next));
    }

    /** What two threads share nothing of: as much work, on memory of their own. */
    @Benchmark
    public long shareNothing(Turn turn) {
        long hash = turn.next++;
        for (int i = 0; i < 2_000; i++) {
            hash = (hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L + i;
        }
        return hash;
    }
}
