package io.sluss.uptake;

import io.sluss.contact.ContactId;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.outcome.WrapUp;
import io.sluss.promise.PromiseNews;
import io.sluss.uptake.ContactRecord.Ending;
import io.sluss.uptake.ContactRecord.LeftOut;
import io.sluss.uptake.ContactRecord.Promised;
import io.sluss.uptake.ContactRecord.Put;
import io.sluss.uptake.ContactRecord.Queueing;
import io.sluss.uptake.ContactRecord.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One contact's record in the making. Not thread-safe. */
final class ContactBuilding {
    private static final class Offer {
        private final String id;
        private final Way way;
        private final Map<Outcome, Instant> followed = new EnumMap<>(Outcome.class);
        private @Nullable Instant offeredAt;
        private @Nullable Instant presentedAt;
        private @Nullable Outcome outcome;
        private @Nullable Instant settledAt;
        private @Nullable String declineReason;
        private boolean lost;

        Offer(String id, Way way) {
            this.id = id;
            this.way = way;
        }

        Put put() {
            return new Put(id, way, offeredAt, presentedAt, outcome, settledAt, declineReason, followed, lost);
        }
    }

    private final Set<Way> eligible = new LinkedHashSet<>(4);
    private final Set<LeftOut> suppressed = new LinkedHashSet<>(4);
    private final Map<String, Offer> offers = new LinkedHashMap<>(4);
    private final Map<String, Promised> promises = new LinkedHashMap<>(0);
    private @Nullable Instant arrivedAt;
    private @Nullable Labels labels;
    private @Nullable Arm arm;
    private @Nullable Double propensity;
    private boolean degraded;
    private boolean anonymous;
    private @Nullable Long caller;
    private Queueing queueing = Queueing.NOTHING;
    private @Nullable Ending ending;
    private boolean cameBack;
    private @Nullable ContactId cameBackAfter;

    /**
     * Takes an event in.
     *
     * @param number the caller's, with the arrival
     */
    void add(LedgerEvent event, @Nullable Long number) {
        switch (event.kind()) {
            case CONTACT -> {
                arrivedAt = event.at();
                caller = number;
                decided(event);
            }
            case DECIDED_AGAIN -> decided(event);
            case RECONTACT -> {
                boolean named = !event.subject().equals(event.contact().text());
                cameBack = true;
                cameBackAfter = named ? new ContactId(event.subject()) : null;
            }
            case ELIGIBLE -> eligible(event.labels());
            case SUPPRESSED -> {
                Way way = way(event.labels());
                String why = event.detail();
                if (way != null && why != null) {
                    suppressed.add(new LeftOut(way, why));
                }
            }
            case OFFERED, PRESENTED, OUTCOME, LOST -> offer(event);
            case QUEUED, ANSWERED, ABANDONED -> queue(event);
            case WRAPPED_UP -> {
                WrapUp told = event.wrapUp() == null ? WrapUp.NOTHING : event.wrapUp();
                ending = new Ending(
                        event.at(), event.labels().reason(), event.labels().urgency(), told);
            }
            case PROMISE -> promise(event);
        }
    }

    /** The first step that had something to offer settles the arm; what failed before that hides what there was. */
    private void decided(LedgerEvent event) {
        anonymous |= LedgerEvent.ANONYMOUS.equals(event.detail());
        labels = event.labels();
        if (arm != null) {
            return;
        }
        Arm drawn = event.labels().arm();
        if (drawn == Arm.OFFERED || drawn == Arm.HELD_OUT) {
            arm = drawn;
            propensity = event.propensity();
        } else {
            degraded |= LedgerEvent.DEGRADED.equals(event.detail());
            propensity = event.propensity();
        }
    }

    private static @Nullable Way way(Labels of) {
        ChannelKind kind = of.channel();
        String name = of.channelName();
        return kind == null ? null : new Way(kind, name == null ? kind.label() : name);
    }

    private void eligible(Labels of) {
        Way way = way(of);
        if (way != null && way.kind() != ChannelKind.LIVE_AGENT) {
            eligible.add(way);
        }
    }

    private void offer(LedgerEvent event) {
        Way way = way(event.labels());
        if (way == null) {
            return;
        }
        Offer offer = offers.computeIfAbsent(event.subject(), id -> new Offer(id, way));
        Outcome outcome = event.outcome();
        switch (event.kind()) {
            case OFFERED -> {
                offer.offeredAt = event.at();
                eligible(event.labels());
            }
            case PRESENTED -> offer.presentedAt = event.at();
            case LOST -> offer.lost = true;
            default -> {
                if (outcome != null && outcome.settles()) {
                    offer.outcome = outcome;
                    offer.settledAt = event.at();
                    offer.declineReason = outcome == Outcome.DECLINED ? event.detail() : null;
                } else if (outcome != null) {
                    offer.followed.putIfAbsent(outcome, event.at());
                }
            }
        }
    }

    private void queue(LedgerEvent event) {
        Queueing now = queueing;
        Duration span = event.span();
        queueing = switch (event.kind()) {
            case QUEUED ->
                new Queueing(
                        event.at(),
                        span,
                        now.answeredAt(),
                        now.waited(),
                        now.afterPromise(),
                        now.abandonedAt(),
                        now.gaveUpAfter());
            case ANSWERED ->
                new Queueing(
                        now.queuedAt(),
                        now.announced(),
                        event.at(),
                        span,
                        LedgerEvent.AFTER_PROMISE.equals(event.detail()),
                        now.abandonedAt(),
                        now.gaveUpAfter());
            default ->
                new Queueing(
                        now.queuedAt(),
                        now.announced(),
                        now.answeredAt(),
                        now.waited(),
                        now.afterPromise(),
                        event.at(),
                        span);
        };
    }

    private void promise(LedgerEvent event) {
        ChannelKind kind = event.labels().channel();
        String state = event.detail();
        if (kind == null || state == null) {
            return;
        }
        Promised before = promises.get(event.subject());
        boolean kept = state.equals(PromiseNews.KEPT) || state.equals(PromiseNews.LATE);
        boolean broken = state.equals(PromiseNews.BROKEN);
        promises.put(
                event.subject(),
                new Promised(
                        event.subject(),
                        kind,
                        state,
                        event.at(),
                        kept || (before != null && before.kept()),
                        broken || (before != null && before.broken())));
    }

    /** The record as it is now, or null where it is not known when the contact arrived. */
    @Nullable
    ContactRecord record(ContactId contact) {
        Instant arrived = arrivedAt;
        Labels last = labels;
        if (arrived == null || last == null) {
            return null;
        }
        return new ContactRecord(
                contact,
                arrived,
                last.in(arm == null ? Arm.PASSED_THROUGH : arm),
                propensity,
                arm == null && degraded,
                anonymous ? null : caller,
                List.copyOf(eligible),
                List.copyOf(suppressed),
                puts(),
                List.copyOf(promises.values()),
                queueing,
                ending,
                cameBack,
                anonymous ? null : cameBackAfter);
    }

    private List<Put> puts() {
        List<Put> puts = new ArrayList<>(offers.size());
        for (Offer offer : offers.values()) {
            puts.add(offer.put());
        }
        return puts;
    }
}
