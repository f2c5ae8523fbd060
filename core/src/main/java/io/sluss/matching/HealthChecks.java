package io.sluss.matching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluss.contact.ChannelTrouble;
import io.sluss.contact.Hidden;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each e-service's {@code health} address whether it is up: a GET that is answered 2xx or 3xx within a time. A
 * channel without such an address is up. One bad answer and it is down; one good answer and it is up again, since it
 * is asked so seldom that a second would keep a service that has come back from callers for just as long again.
 *
 * <p>Nothing of a caller goes out. No redirect is followed and no body is read: the status is the answer. All addresses
 * are asked at once, by the JDK's HTTP client, which has daemon threads of its own. Only an address that was never
 * asked is waited for, little longer than the timeout, so that a start or a new rules file does not leave out what is up.
 * Thread-safe.
 */
public final class HealthChecks implements AvailabilitySource {
    /** An answer that takes longer is none. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

    /** An address is asked at most so often. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);

    /** How an address is told who asks. */
    public static final String USER_AGENT = "Sluss-health-check";

    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

    /** An answer is forgotten after so long, as a channel is that nobody has seen. */
    private static final Duration KEPT = Duration.ofSeconds(60);

    private static final int FIRST_FAILING_STATUS = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    /** An address that was asked, and whether it is still to answer. */
    private record Asked(Instant at, CompletableFuture<?> answer) {}

    private final InstantSource clock;
    private final Duration timeout;
    private final Duration interval;
    private final HttpClient client;
    private final Cache<String, Availability> answers;
    private final ConcurrentMap<String, Asked> asked = new ConcurrentHashMap<>();

    private HealthChecks(InstantSource clock, Duration timeout, Duration interval) {
        this.clock = clock;
        this.timeout = timeout;
        this.interval = interval;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli()))
                .executor(Runnable::run)
                .build();
    }

    /** With the usual timeout and interval. */
    public static HealthChecks of(InstantSource clock) {
        return of(clock, DEFAULT_TIMEOUT, DEFAULT_INTERVAL);
    }

    /**
     * With a timeout and an interval of one's own.
     *
     * @param clock the time
     * @param timeout an answer that takes longer is none; more than zero
     * @param interval an address is asked at most so often; more than zero, and less than a minute, since what is older
     *     is not believed
     * @throws IllegalArgumentException if one is out of range
     */
    public static HealthChecks of(InstantSource clock, Duration timeout, Duration interval) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout is not more than zero");
        }
        if (interval.isNegative() || interval.isZero() || interval.compareTo(KEPT) >= 0) {
            throw new IllegalArgumentException("interval is not more than zero and less than a minute");
        }
        return new HealthChecks(clock, timeout, interval);
    }

    @Override
    public Availability of(Channel channel) {
        String address = addressOf(channel);
        Instant now = clock.instant();
        if (address == null) {
            return Availability.up(now);
        }
        Availability answer = answers.getIfPresent(address);
        return answer != null ? answer : Availability.down(ChannelTrouble.NOT_ASKED_YET, now);
    }

    @Override
    public void watch(Collection<Channel> channels) {
        Set<String> addresses = new HashSet<>();
        for (Channel channel : channels) {
            String address = addressOf(channel);
            if (address != null) {
                addresses.add(address);
            }
        }
        asked.keySet().retainAll(addresses);
        Instant now = clock.instant();
        List<CompletableFuture<?>> first = new ArrayList<>();
        for (String address : addresses) {
            asked.compute(address, (same, before) -> {
                if (before != null && !isDue(address, before, now)) {
                    return before;
                }
                Asked next = new Asked(now, ask(address));
                if (before == null) {
                    first.add(next.answer());
                }
                return next;
            });
        }
        waitFor(first);
    }

    private static @Nullable String addressOf(Channel channel) {
        return channel instanceof Channel.EService service ? service.health() : null;
    }

    /** Whether an address is to be asked again. One that should have answered by now is down. */
    private boolean isDue(String address, Asked before, Instant now) {
        Duration since = Duration.between(before.at(), now);
        boolean answered = before.answer().isDone();
        if (!answered && since.compareTo(timeout) > 0) {
            seen(address, ChannelTrouble.TIMEOUT);
            answered = true;
        }
        return answered && (since.compareTo(interval) >= 0 || since.isNegative());
    }

    /** Asks, and has what came of it seen. Never waits. */
    private CompletableFuture<?> ask(String address) {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(timeout)
                    .header("User-Agent", USER_AGENT)
                    .build();
        } catch (IllegalArgumentException e) {
            LOG.debug("A health address cannot be asked", Hidden.of(e));
            seen(address, ChannelTrouble.BAD_ADDRESS);
            return CompletableFuture.completedFuture(null);
        }
        return client.sendAsync(request, info -> new UnreadBody()).handle((response, failure) -> {
            seen(address, failure == null ? judge(response.statusCode()) : judge(failure));
            return address;
        });
    }

    private void seen(String address, @Nullable ChannelTrouble trouble) {
        Availability before = answers.getIfPresent(address);
        answers.put(address, new Availability(trouble, clock.instant()));
        String service = address.replaceFirst("[?#].*", "");
        if (trouble != null && (before == null || before.trouble() != trouble)) {
            LOG.warn("{} is down: {}", service, trouble.label());
        } else if (trouble == null && before != null && before.trouble() != null) {
            LOG.info("{} is up again", service);
        }
    }

    private static @Nullable ChannelTrouble judge(int status) {
        if (status >= FIRST_SERVER_ERROR) {
            return ChannelTrouble.STATUS_5XX;
        }
        return status >= FIRST_FAILING_STATUS ? ChannelTrouble.STATUS_4XX : null;
    }

    private static ChannelTrouble judge(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HttpTimeoutException) {
            return ChannelTrouble.TIMEOUT;
        }
        if (cause instanceof SSLException) {
            return ChannelTrouble.TLS;
        }
        return cause instanceof java.net.ProtocolException ? ChannelTrouble.BAD_ANSWER : ChannelTrouble.UNREACHABLE;
    }

    private void waitFor(List<CompletableFuture<?>> first) {
        if (first.isEmpty()) {
            return;
        }
        try {
            CompletableFuture.allOf(first.toArray(CompletableFuture[]::new))
                    .get(timeout.multipliedBy(5).dividedBy(4).toMillis(), TimeUnit.MILLISECONDS); // sees timeouts too
        } catch (TimeoutException e) {
            LOG.debug("Some health addresses have not answered yet", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is never a failure", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
