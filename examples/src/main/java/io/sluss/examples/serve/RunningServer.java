package io.sluss.examples.serve;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluss.Sluss;
import io.sluss.SlussBuilder;
import io.sluss.contact.Hidden;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.examples.storage.Storage;
import io.sluss.matching.HealthChecks;
import io.sluss.promise.HandOver;
import io.sluss.rules.RuleSet;
import io.sluss.rules.ServiceLevel;
import io.sluss.uptake.UptakeMeters;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that serves: one {@link Sluss} with its adapters, its scheduler and its meters. Thread-safe. */
public final class RunningServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
    private static final int HOST_CODE_THREADS = 16;
    private static final long SECONDS_TO_STOP = 5;

    private final Sluss sluss;
    private final Storage storage;
    private final RulesWatch watch;
    private final Optional<RulesWatch> candidateWatch;
    private final ScheduledExecutorService scheduler;
    private final ScheduledFuture<?> upkeep;
    private final ThreadPoolExecutor hostCode;
    private final Server server;
    private final URI address;
    private final @Nullable AutoCloseable simulation;

    private RunningServer(
            Sluss sluss,
            Storage storage,
            RulesWatch watch,
            Optional<RulesWatch> candidateWatch,
            ScheduledExecutorService scheduler,
            ScheduledFuture<?> upkeep,
            ThreadPoolExecutor hostCode,
            Server server,
            URI address,
            @Nullable AutoCloseable simulation) {
        this.sluss = sluss;
        this.storage = storage;
        this.watch = watch;
        this.candidateWatch = candidateWatch;
        this.scheduler = scheduler;
        this.upkeep = upkeep;
        this.hostCode = hostCode;
        this.server = server;
        this.address = address;
        this.simulation = simulation;
    }

    /**
     * Starts to serve.
     *
     * @throws io.sluss.rules.RulesFileException if the rules have mistakes
     * @throws UserMistake if the rules cannot be read or the address is taken
     */
    public static RunningServer start(ServeOptions options) {
        RulesWatch.Loaded loaded = RulesWatch.load(options.rules());
        Optional<RulesWatch.Loaded> candidate =
                Optional.ofNullable(options.candidate()).map(tried -> RulesWatch.loadCandidate(tried, loaded.rules()));
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ThreadPoolExecutor hostCode = new ThreadPoolExecutor(
                0, HOST_CODE_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), daemon("host-code"));
        SlussBuilder builder = Sluss.builder(loaded.rules())
                .keys(options.keys())
                .clock(options.clock())
                .executor(hostCode)
                .handOver(handOver(options, loaded.rules()))
                .availability(options.healthChecks() ? HealthChecks.of(options.clock()) : null)
                .recorder(new UptakeMeters(registry, waitBuckets(loaded.rules())));
        Storage storage = options.storage();
        storage.giveTo(builder, loaded.rules(), options.clock());
        Sluss sluss = builder.build();
        Server server = Routes.server(options, sluss, registry);
        try {
            if (options.simulated() != null) {
                options.simulated().holdOut(sluss);
            }
            candidate.ifPresent(tried -> tried.putInto(sluss));
            server.start();
        } catch (Exception e) {
            stop(server);
            hostCode.shutdownNow();
            sluss.close();
            storage.close();
            throw e instanceof UserMistake mistake ? mistake : cannotListen(options.host(), options.port(), e);
        }
        Optional<RulesWatch> candidateWatch = candidate.map(RulesWatch.Loaded::watch);
        List<RulesWatch> watches = Stream.concat(Stream.of(loaded.watch()), candidateWatch.stream())
                .toList();
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(daemon("upkeep"));
        ScheduledFuture<?> upkeep =
                scheduler.scheduleWithFixedDelay(() -> keepUp(storage, watches, sluss), 1, 1, TimeUnit.SECONDS);
        PlayedContacts simulated = options.simulated();
        return new RunningServer(
                sluss,
                storage,
                loaded.watch(),
                candidateWatch,
                scheduler,
                upkeep,
                hostCode,
                server,
                Routes.address(server, options.host()),
                simulated == null ? null : simulated.begin(sluss));
    }

    private static HandOver handOver(ServeOptions options, RuleSet rules) {
        WebhookTarget webhook = options.webhook();
        return webhook == null ? HandOver.NONE : webhook.handOver(rules, options.clock());
    }

    private static void keepUp(Storage storage, List<RulesWatch> watches, Sluss sluss) {
        storage.keepUp();
        sluss.maintain();
        for (RulesWatch watch : watches) {
            try {
                watch.check(sluss);
            } catch (RuntimeException e) {
                LOG.warn("A rules file could not be looked at; it is tried again", Hidden.of(e));
            }
        }
    }

    /** The service level and what lies around it, so that the share within it can be read off. */
    private static Duration[] waitBuckets(RuleSet rules) {
        Duration within = rules.serviceLevel().map(ServiceLevel::within).orElse(Duration.ofMinutes(10));
        return new Duration[] {
            within.dividedBy(10),
            within.dividedBy(4),
            within.dividedBy(2),
            within,
            within.multipliedBy(2),
            within.multipliedBy(6)
        };
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, "sluss-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static RuntimeException cannotListen(String host, int port, Exception failure) {
        String mend = "; choose another with --port (or SLUSS_PORT) or --host";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return new UserMistake("there is no address " + host + mend);
            }
            if (cause instanceof BindException && cause.getCause() == null) {
                return new UserMistake("cannot listen at " + host + " port " + port + ": "
                        + Settings.reason((BindException) cause) + mend);
            }
        }
        return new IllegalStateException("the server did not start", failure);
    }

    /** Where it is reached. */
    public URI address() {
        return address;
    }

    /** What decides. */
    public Sluss sluss() {
        return sluss;
    }

    /** Looks after the rules file. */
    public RulesWatch rulesWatch() {
        return watch;
    }

    /** Looks after the file of the rules that are tried out, if any are. */
    public Optional<RulesWatch> candidateWatch() {
        return candidateWatch;
    }

    /** Waits until it has stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Finishes the requests at hand, takes no more, counts what is to be counted, and stops. */
    @Override
    public void close() {
        stopSimulation();
        stop(server);
        upkeep.cancel(false);
        scheduler.shutdown();
        try {
            if (!scheduler.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                scheduler.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sluss.close();
        hostCode.shutdownNow();
        storage.close();
    }

    private void stopSimulation() {
        if (simulation != null) {
            try {
                simulation.close();
            } catch (Exception e) {
                LOG.warn("The simulation did not stop as it should", Hidden.of(e));
            }
        }
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The server did not stop as it should", Hidden.of(e));
        }
    }
}
