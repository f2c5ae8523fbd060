package io.sluss.outcome;

import io.sluss.matching.ChannelKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one offer. Belongs to a {@link ContactLife}, under whose monitor it is read and changed. */
final class OfferRow {
    final String id;
    final Labels labels;
    boolean offered;
    boolean lost;

    @Nullable
    Instant expiresAt;

    @Nullable
    Instant presentedAt;

    @Nullable
    Outcome settled;

    @Nullable
    Instant settledAt;

    private Set<Outcome> followed = Set.of();

    OfferRow(String id, Labels labels) {
        this.id = id;
        this.labels = labels;
    }

    void settle(Outcome outcome, Instant at) {
        settled = outcome;
        settledAt = at;
    }

    /** Notes what followed; false when it was noted before. */
    boolean follow(Outcome outcome) {
        if (followed.isEmpty()) {
            followed = EnumSet.of(outcome);
            return true;
        }
        return followed.add(outcome);
    }

    boolean isPerson() {
        return labels.channel() == ChannelKind.LIVE_AGENT;
    }

    boolean isOpen() {
        return presentedAt != null && settled == null;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
