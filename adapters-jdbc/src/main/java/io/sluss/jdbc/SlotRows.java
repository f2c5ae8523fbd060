package io.sluss.jdbc;

import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook.Taken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The slots and who has their places, on a connection that somebody else opened: alone, or within a transaction about
 * more than slots. What it relies on holds at every isolation level: a count that is only changed where it may be, a check
 * that refuses more than there is, and a key that refuses a second place for the same holder. Whoever changes a slot
 * locks its row first, several in the order of their keys, and then those of its holders.
 *
 * <p>As many rows in {@code sluss_hold} as are {@code taken} in {@code sluss_slot}: holds that ran out count until they
 * are given back.
 */
final class SlotRows {
    /** What {@link SlotSql#LOOK_AND_TAKE} found. */
    private enum Found {
        TAKEN,
        ALREADY_TAKEN,
        FULL,
        /** The holder's own hold ran out and is still there. */
        OWN_RAN_OUT,
        /** No room, but for holds that ran out. */
        OTHERS_RAN_OUT,
        /** Somebody else was quicker: what there is now has to be looked at anew. */
        CHANGED
    }

    /** Each time somebody else has got on, so this many are seldom needed. */
    private static final int LOOKS = 20;

    private SlotRows() {}

    /** As {@code SlotBook.take}; a place without an end of its hold is taken for good. */
    static Taken take(
            Connection connection, Slot.Key slot, int capacity, String holder, @Nullable Instant until, Instant now)
            throws SQLException {
        if (takeAtOnce(connection, slot, capacity, holder, until)) {
            return Taken.TAKEN;
        }
        for (int look = 0; look < LOOKS; look++) {
            switch (lookAndTake(connection, slot, capacity, holder, until, now)) {
                case TAKEN -> {
                    return Taken.TAKEN;
                }
                case ALREADY_TAKEN -> {
                    return Taken.ALREADY_TAKEN;
                }
                case FULL -> {
                    return Taken.FULL;
                }
                case OWN_RAN_OUT -> {
                    if (holdAgain(connection, slot, holder, until, now)) {
                        return Taken.TAKEN;
                    }
                }
                case OTHERS_RAN_OUT -> giveBack(connection, slot, now);
                case CHANGED -> {}
            }
        }
        throw new SQLException("the slot changed at every look", "40001");
    }

    private static boolean takeAtOnce(
            Connection connection, Slot.Key slot, int capacity, String holder, @Nullable Instant until)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SlotSql.TAKE)) {
            new Values(statement)
                    .number(capacity)
                    .slot(slot)
                    .number(capacity)
                    .slot(slot)
                    .text(holder)
                    .text(holder)
                    .time(until);
            return statement.executeUpdate() == 1;
        }
    }

    private static Found lookAndTake(
            Connection connection, Slot.Key slot, int capacity, String holder, @Nullable Instant until, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SlotSql.LOOK_AND_TAKE)) {
            new Values(statement)
                    .slot(slot)
                    .text(holder)
                    .slot(slot)
                    .number(capacity)
                    .slot(slot)
                    .number(capacity)
                    .slot(slot)
                    .number(capacity)
                    .number(capacity)
                    .slot(slot)
                    .text(holder)
                    .time(until)
                    .time(now)
                    .number(capacity)
                    .number(capacity)
                    .slot(slot)
                    .time(now);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Found.valueOf(row.getString(1));
            }
        }
    }

    private static boolean holdAgain(
            Connection connection, Slot.Key slot, String holder, @Nullable Instant until, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SlotSql.HOLD_AGAIN)) {
            new Values(statement).time(until).slot(slot).text(holder).time(now);
            return statement.executeUpdate() == 1;
        }
    }

    /** Gives back what ran out of one slot. */
    private static void giveBack(Connection connection, Slot.Key slot, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SlotSql.GIVE_BACK_OF_SLOT)) {
            new Values(statement).slot(slot).time(now);
            statement.executeUpdate();
        }
    }

    /** As {@code SlotBook.confirm}. */
    static boolean confirm(Connection connection, Slot.Key slot, String holder, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SlotSql.CONFIRM)) {
            new Values(statement).slot(slot).text(holder).time(now);
            return statement.executeUpdate() == 1;
        }
    }

    /** As {@code SlotBook.move}, in a transaction of the caller. */
    static Taken move(Connection connection, Slot.Key from, Slot.Key to, int capacity, String holder, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SlotSql.LOCK_TWO)) {
            new Values(statement).slot(from).slot(to);
            statement.execute();
        }
        Taken taken = take(connection, to, capacity, holder, null, now);
        if (taken == Taken.ALREADY_TAKEN) {
            confirm(connection, to, holder, now);
        }
        if (taken != Taken.FULL && !Values.cut(from).equals(Values.cut(to))) {
            release(connection, from, holder);
        }
        return taken;
    }

    /** As {@code SlotBook.release}. */
    static void release(Connection connection, Slot.Key slot, String holder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SlotSql.RELEASE)) {
            new Values(statement).slot(slot).slot(slot).text(holder).slot(slot);
            statement.executeUpdate();
        }
    }

    /** As {@code SlotBook.free}, in one question. */
    static Map<Slot.Key, Integer> free(Connection connection, Collection<Slot.Key> slots, int capacity, Instant now)
            throws SQLException {
        Map<Slot.Key, Integer> stored = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SlotSql.FREE)) {
            new Values(statement)
                    .number(capacity)
                    .time(now)
                    .array("text", each(slots, Slot.Key::resource))
                    .array("timestamptz", each(slots, slot -> Values.cut(slot.start())))
                    .array("timestamptz", each(slots, slot -> Values.cut(slot.end())));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    stored.put(slot(row), row.getInt(4));
                }
            }
        }
        Map<Slot.Key, Integer> free = new LinkedHashMap<>();
        for (Slot.Key slot : slots) {
            free.put(slot, Math.max(0, stored.getOrDefault(Values.cut(slot), capacity)));
        }
        return free;
    }

    /** As {@code SlotBook.resize}; each of its two statements may be a transaction of its own. */
    static void resize(Connection connection, String resource, int capacity, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SlotSql.GIVE_BACK_OF_RESOURCE)) {
            new Values(statement).text(resource).time(now).time(now).time(now);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(SlotSql.RESIZE)) {
            new Values(statement).text(resource).time(now).number(capacity);
            statement.executeUpdate();
        }
    }

    /** Gives back what ran out, of so many slots at most; of how many it was. Leaves what somebody else is changing. */
    static int giveBackAny(Connection connection, Instant now, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SlotSql.GIVE_BACK_OF_ANY)) {
            new Values(statement).time(now).number(most).time(now);
            return statement.executeUpdate();
        }
    }

    /** Drops so many ended slots at most, in a transaction of the caller, and tells how many. Leaves what is locked. */
    static int dropEnded(Connection connection, Instant now, int most) throws SQLException {
        List<Slot.Key> ended = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SlotSql.LOCK_ENDED)) {
            new Values(statement).time(now).number(most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ended.add(slot(row));
                }
            }
        }
        if (!ended.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(SlotSql.DROP)) {
                new Values(statement)
                        .array("text", each(ended, Slot.Key::resource))
                        .array("timestamptz", each(ended, Slot.Key::start))
                        .array("timestamptz", each(ended, Slot.Key::end));
                statement.executeUpdate();
            }
        }
        return ended.size();
    }

    private static Object[] each(Collection<Slot.Key> slots, Function<Slot.Key, Object> part) {
        return slots.stream().map(slot -> part.apply(slot).toString()).toArray();
    }

    private static Slot.Key slot(ResultSet row) throws SQLException {
        return new Slot.Key(row.getString(1), time(row, 2), time(row, 3));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
