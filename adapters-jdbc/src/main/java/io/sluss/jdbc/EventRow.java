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
import io.sluss.outcome.WrapUp;
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
        WrapUp told = event.wrapUp();
        return new LedgerEvent(
                event.kind(),
                event.subject(),
                event.contact(),
                Values.cut(event.at()),
                event.labels(),
                event.outcome(),
                event.detail(),
                cut(event.span()),
                event.caller(),
                told == null
                        ? null
                        : new WrapUp(
                                told.solved(),
                                told.referredTo(),
                                told.caseOpened(),
                                told.reportComplete(),
                                told.followUpNeeded(),
                                cut(told.handling())),
                event.propensity());
    }

    private static @Nullable Duration cut(@Nullable Duration length) {
        return length == null ? null : length.truncatedTo(ChronoUnit.MICROS);
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
            case DECIDED_AGAIN, RECONTACT, ELIGIBLE, SUPPRESSED, PROMISE, LOST -> true;
            case CONTACT, OFFERED, PRESENTED, OUTCOME, QUEUED, ANSWERED, ABANDONED, WRAPPED_UP -> false;
        };
    }

    private static String often(LedgerEvent event) {
        String channel = Objects.requireNonNullElse(event.labels().channelName(), "");
        return event.at() + " " + channel + " " + Objects.requireNonNullElse(event.detail(), "");
    }

    /** What is the same of two rows that are one event. */
    String key() {
        boolean namesAnother = event.kind() == LedgerEvent.Kind.RECONTACT; // for as long as the two may be linked
        return (namesAnother ? "" : event.subject()) + " " + event.kind() + " " + once;
    }

    /** The next event that was asked for by {@link LedgerSql#EVENTS}. */
    static EventRow read(ResultSet row) throws SQLException {
        ContactId contact = new ContactId(row.getString(1));
        Labels labels = new Labels(
                Origin.valueOf(row.getString(8)),
                as(row.getString(9), Region::new),
                row.getString(19),
                as(row.getString(10), ReasonId::new),
                as(row.getString(11), Urgency::valueOf),
                as(row.getString(12), Arm::valueOf),
                as(row.getString(13), ChannelKind::valueOf),
                row.getString(14),
                row.getString(15));
        double propensity = row.getDouble(20);
        boolean isPropensityKnown = !row.wasNull();
        LedgerEvent event = new LedgerEvent(
                LedgerEvent.Kind.valueOf(row.getString(4)),
                row.getString(3),
                contact,
                time(row, 7),
                labels,
                as(row.getString(16), Outcome::valueOf),
                row.getString(17),
                length(row, 18),
                null,
                wrapUp(row),
                isPropensityKnown ? propensity : null);
        return new EventRow(row.getInt(2), row.getString(5), row.getBoolean(6), event);
    }

    /** What an agent told. Rows of before version 5 have no more than whether it was solved, in their detail. */
    private static @Nullable WrapUp wrapUp(ResultSet row) throws SQLException {
        if (!LedgerEvent.Kind.WRAPPED_UP.name().equals(row.getString(4))) {
            return null;
        }
        String detail = row.getString(17);
        WrapUp told = new WrapUp(
                detail == null ? null : (Boolean) detail.equals(LedgerEvent.SOLVED),
                row.getString(21),
                row.getBoolean(22),
                row.getObject(23, Boolean.class),
                row.getObject(24, Boolean.class),
                length(row, 25));
        return told.equals(WrapUp.NOTHING) ? null : told;
    }

    private static @Nullable Duration length(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Duration.of(micros, ChronoUnit.MICROS);
    }

    static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static <T> @Nullable T as(@Nullable String text, Function<String, T> read) {
        return text == null ? null : read.apply(text);
    }
}
