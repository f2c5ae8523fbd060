package io.sluss.jdbc;

import io.sluss.promise.Slot;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fills the question marks of a statement from the left. PostgreSQL keeps microseconds: what is finer is cut off here,
 * the same way wherever a time goes in, so that what was stored is found again and a hold never lasts longer than it was
 * given.
 */
final class Values {
    private final PreparedStatement statement;
    private int filled;

    Values(PreparedStatement statement) {
        this.statement = statement;
    }

    static Instant cut(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    static Slot.Key cut(Slot.Key slot) {
        return new Slot.Key(slot.resource(), cut(slot.start()), cut(slot.end()));
    }

    /** A time as it was kept. */
    static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    Values text(@Nullable String text) throws SQLException {
        statement.setString(++filled, text);
        return this;
    }

    Values number(int number) throws SQLException {
        statement.setInt(++filled, number);
        return this;
    }

    Values flag(@Nullable Boolean flag) throws SQLException {
        if (flag == null) {
            statement.setNull(++filled, Types.BOOLEAN);
        } else {
            statement.setBoolean(++filled, flag);
        }
        return this;
    }

    Values number(long number) throws SQLException {
        statement.setLong(++filled, number);
        return this;
    }

    Values fraction(@Nullable Double fraction) throws SQLException {
        if (fraction == null) {
            statement.setNull(++filled, Types.DOUBLE);
        } else {
            statement.setDouble(++filled, fraction);
        }
        return this;
    }

    Values bytes(byte @Nullable [] bytes) throws SQLException {
        statement.setBytes(++filled, bytes);
        return this;
    }

    Values bigNumber(long number) throws SQLException {
        statement.setLong(++filled, number);
        return this;
    }

    Values time(@Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(++filled, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(++filled, OffsetDateTime.ofInstant(cut(time), ZoneOffset.UTC));
        }
        return this;
    }

    /** Its resource, start and end. */
    Values slot(Slot.Key slot) throws SQLException {
        return text(slot.resource()).time(slot.start()).time(slot.end());
    }

    /** Text or times, as an array of PostgreSQL. */
    Values array(String type, Object[] elements) throws SQLException {
        statement.setArray(++filled, statement.getConnection().createArrayOf(type, elements));
        return this;
    }
}
