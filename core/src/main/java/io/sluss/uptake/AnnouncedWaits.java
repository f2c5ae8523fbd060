package io.sluss.uptake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluss.contact.ContactId;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.LedgerEvent;
import io.sluss.promise.PromiseNews;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people were told they would wait in the queue, against what they waited, by local hour of the announcement; and
 * whether waits may be announced in an hour at all. Fed with ledger events; thread-safe.
 *
 * <p>Of each hour the latest {@link #LATEST} announcements count, so that it follows a service that changes. An
 * announcement is judged when the person is answered, or leaves after having waited longer than it holds for; who leaves
 * before that is counted and not judged. Bounded, too, in the contacts that are waited for.
 */
public final class AnnouncedWaits implements UptakeRecorder {
    /** So many announcements count of each hour. */
    public static final int LATEST = 500;

    private static final int MOST_WAITING = 50_000;
    private static final int HOURS = 24;

    /**
     * When waits are announced well enough.
     *
     * @param least judged announcements in an hour, 1 or more
     * @param coverage the share of announcements that has to hold, 0-1
     * @param slack how much longer than announced a wait may be for the announcement to hold, and how far the mean wait may
     *     be from the mean announcement, as a share of what is announced; but never less than {@code least}
     * @param atLeast no slack is less than this
     */
    public record Calibration(int least, double coverage, double slack, Duration atLeast) {
        /** 50 announcements, 80 % of which hold, with a slack of 20 % or a minute. */
        public static final Calibration DEFAULT = new Calibration(50, 0.8, 0.2, Duration.ofMinutes(1));

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public Calibration {
            if (least < 1 || !(coverage >= 0 && coverage <= 1) || !(slack >= 0) || atLeast.isNegative()) {
                throw new IllegalArgumentException("least is 1 or more, coverage 0-1, and no slack is negative");
            }
        }

        double slackSeconds(double announcedSeconds) {
            return Math.max(slack * announcedSeconds, atLeast.toMillis() / 1_000.0);
        }
    }

    /**
     * What is known of an hour. Immutable.
     *
     * @param coverage announcements that held / announcements judged
     * @param meanAnnounced absent when none was judged
     * @param bias the mean of what was waited less what was announced; above zero people wait longer than they are told;
     *     absent when none was judged
     * @param leftBefore who left the queue before it could be told whether the announcement holds, since the start
     * @param isCalibrated whether waits may be announced
     */
    public record OfHour(
            Rate coverage,
            Optional<Duration> meanAnnounced,
            Optional<Duration> bias,
            long leftBefore,
            boolean isCalibrated) {}

    private record Announcement(Instant at, Duration told) {}

    private record Judged(double announced, double waited, boolean held) {}

    private final ZoneId zone;
    private final Calibration calibration;
    private final Cache<ContactId, Announcement> waiting = Caffeine.newBuilder()
            .maximumSize(MOST_WAITING)
            .executor(Runnable::run)
            .build();
    private final List<Deque<Judged>> hours = new ArrayList<>();
    private final long[] leftBefore = new long[HOURS];

    /**
     * Nothing announced yet, so that nothing may be.
     *
     * @param zone whose hours count
     * @param calibration when waits are announced well enough
     */
    public AnnouncedWaits(ZoneId zone, Calibration calibration) {
        this.zone = zone;
        this.calibration = calibration;
        for (int hour = 0; hour < HOURS; hour++) {
            hours.add(new ArrayDeque<>());
        }
    }

    @Override
    public synchronized void record(LedgerEvent event) {
        switch (event.kind()) {
            case QUEUED -> queued(event);
            case ANSWERED -> ended(event, true);
            case ABANDONED -> ended(event, false);
            case PROMISE -> {
                if (event.labels().channel() == ChannelKind.CALLBACK && PromiseNews.MADE.equals(event.detail())) {
                    ended(event, false);
                }
            }
            default -> {}
        }
    }

    private void queued(LedgerEvent event) {
        Duration announced = event.span();
        if (announced != null && waiting.getIfPresent(event.contact()) == null) {
            waiting.put(event.contact(), new Announcement(event.at(), announced));
        }
    }

    private void ended(LedgerEvent event, boolean answered) {
        Announcement announcement = waiting.getIfPresent(event.contact());
        if (announcement == null) {
            return;
        }
        waiting.invalidate(event.contact());
        double announced = announcement.told().toMillis() / 1_000.0;
        double waited =
                Math.max(0, Duration.between(announcement.at(), event.at()).toMillis() / 1_000.0);
        boolean held = waited <= announced + calibration.slackSeconds(announced);
        int hour = hour(announcement.at());
        if (held && !answered) {
            leftBefore[hour]++;
            return;
        }
        Deque<Judged> judged = hours.get(hour);
        if (judged.size() == LATEST) {
            judged.removeFirst();
        }
        judged.addLast(new Judged(announced, waited, held));
    }

    private int hour(Instant at) {
        return at.atZone(zone).getHour();
    }

    /** Whether waits may be announced at that moment: enough were in its hour before, they held, and are not biased. */
    public boolean isCalibrated(Instant at) {
        return ofHour(hour(at)).isCalibrated();
    }

    /**
     * What is known of a local hour.
     *
     * @param hour 0-23
     * @throws IndexOutOfBoundsException if it is no hour
     */
    public synchronized OfHour ofHour(int hour) {
        Deque<Judged> judged = hours.get(hour);
        long held = 0;
        double announced = 0;
        double waited = 0;
        for (Judged one : judged) {
            held += one.held() ? 1 : 0;
            announced += one.announced();
            waited += one.waited();
        }
        int size = judged.size();
        Double mean = size == 0 ? null : announced / size;
        Double bias = size == 0 ? null : (waited - announced) / size;
        boolean calibrated = mean != null
                && bias != null
                && size >= calibration.least()
                && held >= calibration.coverage() * size
                && Math.abs(bias) <= calibration.slackSeconds(mean);
        return new OfHour(new Rate(held, size), seconds(mean), seconds(bias), leftBefore[hour], calibrated);
    }

    private static Optional<Duration> seconds(@Nullable Double seconds) {
        return seconds == null ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(seconds * 1_000)));
    }
}
