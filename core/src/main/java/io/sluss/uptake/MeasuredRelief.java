package io.sluss.uptake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluss.contact.ContactId;
import io.sluss.contact.ReasonId;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Evidence;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of e-services by reason, for a ranking by {@link io.sluss.matching.ExpectedRelief}. A Sluss keeps one
 * of what itself has measured since it started; a host that wants more than that to count, from before or from other
 * nodes, fills one from the ledger, adds it as a recorder and gives it as evidence. Bounded: whoever came back after more
 * than {@value #MOST_ACCEPTED} later acceptances is not counted. Thread-safe.
 */
public final class MeasuredRelief implements UptakeRecorder, Evidence {
    private static final long MOST_ACCEPTED = 100_000;

    private record Service(ReasonId reason, String name) {}

    private static final class Counts {
        private final LongAdder presented = new LongAdder();
        private final LongAdder accepted = new LongAdder();
        private final LongAdder byStaff = new LongAdder();
        private final LongAdder cameBack = new LongAdder();
    }

    private final Map<Service, Counts> services = new ConcurrentHashMap<>(); // names of rules files
    private final Cache<ContactId, Counts> accepted =
            Caffeine.newBuilder().maximumSize(MOST_ACCEPTED).build();

    /** With nothing measured. */
    public MeasuredRelief() {}

    @Override
    public void record(LedgerEvent event) {
        if (event.kind() == LedgerEvent.Kind.RECONTACT) {
            cameBack(event);
            return;
        }
        Counts counts = countsOf(event.labels());
        if (counts == null) {
            return;
        }
        if (event.kind() == LedgerEvent.Kind.PRESENTED) {
            counts.presented.increment();
        } else if (event.outcome() == Outcome.ACCEPTED) {
            counts.accepted.increment();
            accepted.put(event.contact(), counts);
        } else if (event.outcome() == Outcome.COMPLETED_BY_STAFF) {
            counts.byStaff.increment();
        }
    }

    /** Once for each contact in which it was accepted, however often they come back. */
    private void cameBack(LedgerEvent event) {
        Counts counts = accepted.asMap().remove(new ContactId(event.subject()));
        if (counts != null) {
            counts.cameBack.increment();
        }
    }

    private @Nullable Counts countsOf(Labels labels) {
        ReasonId reason = labels.reason();
        String name = labels.channelName();
        return labels.channel() != ChannelKind.E_SERVICE || reason == null || name == null
                ? null
                : services.computeIfAbsent(new Service(reason, name), service -> new Counts());
    }

    @Override
    public @Nullable Measured of(ReasonId reason, String service) {
        Counts counts = services.get(new Service(reason, service));
        return counts == null
                ? null
                : new Measured(
                        counts.presented.sum(), counts.accepted.sum(), counts.byStaff.sum(), counts.cameBack.sum());
    }
}
