package io.sluss.uptake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluss.contact.ContactId;
import io.sluss.contact.Region;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.LedgerEvent;
import io.sluss.promise.PromiseNews;
import io.sluss.rules.ServiceLevel;
import io.sluss.statistics.DurationHistogram;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a service set out to do, "85 % within 10 minutes between 07 and 20", against what came of it, per region and per
 * local hour of the arrival: by the honest clock and by the authority's own ({@link Waits}). Fed with ledger events, from
 * this process or read again. Thread-safe.
 *
 * <p>Bounded: it remembers the state of the latest contacts, {@link #DEFAULT_CONTACTS} unless told otherwise. What comes
 * of one that was forgotten since counts as another contact; when events are read again, each contact's come together,
 * so that none is forgotten.
 */
public final class ServiceLevelTable implements UptakeRecorder {
    /** So many contacts are remembered. */
    public static final int DEFAULT_CONTACTS = 50_000;

    /** Who hangs up sooner than this in the queue is not abandoned by the authority's rule. */
    public static final Duration DEFAULT_SOON = Duration.ofSeconds(10);

    /** What is counted of contacts whose region is not known. */
    public static final String UNKNOWN_REGION = "unknown";

    private static final int HOURS = 24;

    /** What is remembered of a contact. */
    private static final class Known {
        private final Instant arrived;
        private String region;
        private @Nullable Instant queued;
        private @Nullable List<Cell> countedIn;
        private boolean promised;
        private boolean answered;
        private boolean abandoned;
        private boolean soon;

        Known(Instant arrived, String region) {
            this.arrived = arrived;
            this.region = region;
        }
    }

    private static final class Cell {
        private long wanted;
        private long answered;
        private long answeredInTime;
        private long abandoned;
        private long abandonedSoon;
        private long inCall;
        private long inCallInTime;
        private final DurationHistogram.Collected lengths = new DurationHistogram.Collected();

        Waits waits() {
            return new Waits(
                    wanted,
                    answered,
                    answeredInTime,
                    abandoned,
                    abandonedSoon,
                    inCall,
                    inCallInTime,
                    lengths.histogram());
        }
    }

    /** A region between the hours that count, and each hour of its day. */
    private static final class OfRegion {
        private final Cell between = new Cell();
        private final List<Cell> hours = new ArrayList<>();

        OfRegion() {
            for (int hour = 0; hour < HOURS; hour++) {
                hours.add(new Cell());
            }
        }
    }

    private final ServiceLevel goal;
    private final ZoneId zone;
    private final Duration soon;
    private final Cache<ContactId, Known> known;
    private final Cell all = new Cell();
    private final Map<String, OfRegion> regions = new HashMap<>();

    /** An empty table with the defaults. */
    public ServiceLevelTable(ServiceLevel goal, ZoneId zone) {
        this(goal, zone, DEFAULT_SOON, DEFAULT_CONTACTS);
    }

    /**
     * An empty table.
     *
     * @param goal what the service has set out to do, as {@link io.sluss.rules.RuleSet#serviceLevel()}
     * @param zone whose hours count
     * @param soon who leaves the queue sooner is not abandoned by the authority's rule
     * @param mostContacts so many are remembered, 1 or more
     */
    public ServiceLevelTable(ServiceLevel goal, ZoneId zone, Duration soon, int mostContacts) {
        if (soon.isNegative() || mostContacts < 1) {
            throw new IllegalArgumentException("soon is not negative, and a contact is remembered at the least");
        }
        this.goal = goal;
        this.zone = zone;
        this.soon = soon;
        this.known = Caffeine.newBuilder()
                .maximumSize(mostContacts)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public synchronized void record(LedgerEvent event) {
        switch (event.kind()) {
            case CONTACT, DECIDED_AGAIN -> place(event);
            case QUEUED -> queued(event);
            case ANSWERED -> answered(event, true);
            case ABANDONED -> abandoned(event);
            case PROMISE -> promise(event);
            default -> {}
        }
    }

    /** The contact as it is remembered; a span tells when it arrived if it is not. */
    private Known of(LedgerEvent event) {
        Known contact = known.getIfPresent(event.contact());
        if (contact == null) {
            boolean ends = event.kind() == LedgerEvent.Kind.ANSWERED || event.kind() == LedgerEvent.Kind.ABANDONED;
            Duration span = event.span();
            Instant arrived = ends && span != null ? event.at().minus(span) : event.at();
            contact = new Known(arrived, region(event));
            known.put(event.contact(), contact);
        }
        return contact;
    }

    private static String region(LedgerEvent event) {
        Region region = event.labels().region();
        return region == null ? UNKNOWN_REGION : region.value();
    }

    private void place(LedgerEvent event) {
        Known contact = of(event);
        if (contact.countedIn == null) { // a later step may know more
            contact.region = region(event);
        }
    }

    private void queued(LedgerEvent event) {
        Known contact = of(event);
        if (contact.queued == null) {
            contact.queued = event.at();
        }
        cells(contact);
    }

    private void promise(LedgerEvent event) {
        String what = event.detail();
        if (event.labels().channel() != ChannelKind.CALLBACK || what == null) {
            return;
        }
        if (what.equals(PromiseNews.MADE)) {
            Known contact = of(event);
            contact.promised = true;
            cells(contact);
            takeBackAbandoned(contact); // they hung up because they are to be called
        } else if (what.equals(PromiseNews.KEPT) || what.equals(PromiseNews.LATE)) {
            answered(event, false);
        }
    }

    private void answered(LedgerEvent event, boolean noted) {
        Known contact = of(event);
        if (contact.answered) {
            return;
        }
        contact.answered = true;
        boolean inCall = noted && !contact.promised && !contact.abandoned;
        List<Cell> cells = cells(contact);
        takeBackAbandoned(contact);
        Duration waited = between(contact.arrived, event.at());
        Duration inQueue = between(contact.queued == null ? contact.arrived : contact.queued, event.at());
        for (Cell cell : cells) {
            cell.answered++;
            cell.answeredInTime += inTime(waited);
            cell.inCall += inCall ? 1 : 0;
            cell.inCallInTime += inCall ? inTime(inQueue) : 0;
            cell.lengths.add(waited);
        }
    }

    private void abandoned(LedgerEvent event) {
        Known contact = of(event);
        List<Cell> cells = cells(contact);
        if (contact.answered || contact.promised || contact.abandoned) {
            return;
        }
        contact.abandoned = true;
        Instant from = contact.queued == null ? contact.arrived : contact.queued;
        contact.soon = between(from, event.at()).compareTo(soon) < 0;
        for (Cell cell : cells) {
            cell.abandoned++;
            cell.abandonedSoon += contact.soon ? 1 : 0;
        }
    }

    private void takeBackAbandoned(Known contact) {
        if (!contact.abandoned) {
            return;
        }
        contact.abandoned = false;
        for (Cell cell : cells(contact)) {
            cell.abandoned--;
            cell.abandonedSoon -= contact.soon ? 1 : 0;
        }
    }

    private int inTime(Duration waited) {
        return waited.compareTo(goal.within()) <= 0 ? 1 : 0;
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    /** Where a contact is counted, from now on as wanting a person. */
    private List<Cell> cells(Known contact) {
        List<Cell> counted = contact.countedIn;
        if (counted != null) {
            return counted;
        }
        LocalTime arrived = contact.arrived.atZone(zone).toLocalTime();
        OfRegion region = regions.computeIfAbsent(contact.region, name -> new OfRegion());
        counted = new ArrayList<>(3);
        counted.add(region.hours.get(arrived.getHour()));
        if (goal.between().contains(arrived)) {
            counted.add(region.between);
            counted.add(all);
        }
        counted.forEach(cell -> cell.wanted++);
        contact.countedIn = counted;
        return counted;
    }

    /** What has been counted up to now. */
    public synchronized Snapshot snapshot() {
        Map<String, OfPlace> places = new TreeMap<>();
        regions.forEach((name, region) -> places.put(
                name,
                new OfPlace(
                        region.between.waits(),
                        region.hours.stream().map(Cell::waits).toList())));
        return new Snapshot(goal, all.waits(), places);
    }

    /**
     * What was counted at one moment. Immutable.
     *
     * @param goal what the service has set out to do
     * @param all of all regions, arrived between the hours of the goal
     * @param regions by the name of the region, {@link #UNKNOWN_REGION} where that is not known
     */
    public record Snapshot(ServiceLevel goal, Waits all, Map<String, OfPlace> regions) {
        /** Copies the regions. */
        public Snapshot {
            regions = java.util.Collections.unmodifiableMap(new TreeMap<>(regions));
        }
    }

    /**
     * What was counted of a region.
     *
     * @param between arrived between the hours of the goal
     * @param hours arrived in each local hour, from 0 to 23
     */
    public record OfPlace(Waits between, List<Waits> hours) {
        /** Copies the hours. */
        public OfPlace {
            hours = List.copyOf(hours);
        }
    }
}
