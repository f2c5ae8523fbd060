package io.sluss.jdbc;

import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event as a row.
 *
 * @param position which of its contact's it is, from 0
 * @param once with the subject and the kind, what can happen to a contact once
 * @param counted whether it was told when it happened
 * @param event without its caller
 */
record EventRow(int position, String once, boolean counted, LedgerEvent event) {
    /** An outcome that settles: an offer comes to one of them. */
    static final String SETTLED = "settled";

    /** The same of an offer that nobody is known to have seen. */
    static final String UNSEEN = "unseen";

    /** An event that is told. */
    static EventRow counted(int position, LedgerEvent event) {
        return new EventRow(position, once(event), true, event.withCaller(null));
    }

    /** An event that is kept for what comes later. */
    static EventRow unseen(int position, LedgerEvent event) {
        return new EventRow(position, UNSEEN, false, event.withCaller(null));
    }

    /** PostgreSQL keeps microseconds: what is finer is cut off before anything is made of it. */
    static LedgerEvent cut(LedgerEvent event) {
        Duration span = event.span();
        return new LedgerEvent(
                event.kind(),
                event.subject(),
                event.contact(),
                Values.cut(event.at()),
                event.labels(),
                event.outcome(),
                event.detail(),
                span == null ? null : span.truncatedTo(ChronoUnit.MICROS),
                event.caller());
    }

    private static String once(LedgerEvent event) {
        Outcome outcome = event.outcome();
        if (outcome != null) {
            return outcome.settles() ? SETTLED : outcome.label();
        }
        return mayHappenOften(event.kind()) ? often(event) : "";
    }

    /** Whether what happens again is another event: all but the same one, handed over twice. */
    static boolean mayHappenOften(LedgerEvent.Kind kind) {
        return switch (kind) {
            case DECIDED_AGAIN, RECONTACT, SUPPRESSED, PROMISE, LOST -> true;
            case CONTACT, OFFERED, PRESENTED, OUTCOME, QUEUED, ANSWERED, ABANDONED, WRAPPED_UP -> false;
        };
    }

    private static String often(LedgerEvent event) {
        String channel = Objects.requireNonNullElse(event.labels().channelName(), "");
        return event.at() + " " + channel + " " + Objects.requireNonNullElse(event.detail(), "");
    }

    /** What is the same of two rows that are one event. */
    String key() {
        return event.subject() + " " + event.kind() + " " + once;
    }

    /** The next event that was asked for by {@link LedgerSql#EVENTS}. */
    static EventRow read(ResultSet row) throws SQLException {
        ContactId contact = new ContactId(row.getString(1));
        Labels labels = new Labels(
                Origin.valueOf(row.getString(8)),
                as(row.getString(9), Region::new),
                as(row.getString(10), ReasonId::new),
                as(row.getString(11), Urgency::valueOf),
                as(row.getString(12), Arm::valueOf),
                as(row.getString(13), ChannelKind::valueOf),
                row.getString(14),
                row.getString(15));
        long span = row.getLong(18);
        Duration length = row.wasNull() ? null : Duration.of(span, ChronoUnit.MICROS);
        LedgerEvent event = new LedgerEvent(
                LedgerEvent.Kind.valueOf(row.getString(4)),
                row.getString(3),
                contact,
                time(row, 7),
                labels,
                as(row.getString(16), Outcome::valueOf),
                row.getString(17),
                length,
                null);
        return new EventRow(row.getInt(2), row.getString(5), row.getBoolean(6), event);
    }

    static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static <T> @Nullable T as(@Nullable String text, Function<String, T> read) {
        return text == null ? null : read.apply(text);
    }
}
