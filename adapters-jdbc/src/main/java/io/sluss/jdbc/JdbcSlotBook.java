package io.sluss.jdbc;

import io.sluss.promise.Slot;
import io.sluss.promise.SlotBook;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link SlotBook} in PostgreSQL. What it says there is in {@link SlotRows}. */
final class JdbcSlotBook implements SlotBook {
    /** So many slots are tidied up in one transaction, so that nobody waits long for it. */
    private static final int BATCH = 500;

    private final Database database;

    JdbcSlotBook(Database database) {
        this.database = database;
    }

    @Override
    public Taken take(Slot.Key slot, int capacity, String key, Instant holdUntil, Instant now) {
        Instant until = forGood(holdUntil);
        return database.eachAlone(
                "take a slot", connection -> SlotRows.take(connection, slot, capacity, key, until, now));
    }

    /** The end of all times is none: PostgreSQL has another. */
    private static @Nullable Instant forGood(Instant holdUntil) {
        return holdUntil.equals(Instant.MAX) ? null : holdUntil;
    }

    @Override
    public boolean confirm(Slot.Key slot, String key, Instant now) {
        return database.eachAlone("confirm a slot", connection -> SlotRows.confirm(connection, slot, key, now));
    }

    @Override
    public Taken move(Slot.Key from, Slot.Key to, int capacity, String key, Instant now) {
        return database.together(
                "move to a slot", connection -> SlotRows.move(connection, from, to, capacity, key, now));
    }

    @Override
    public void release(Slot.Key slot, String key) {
        database.eachAlone("release a slot", connection -> {
            SlotRows.release(connection, slot, key);
            return true;
        });
    }

    @Override
    public int free(Slot.Key slot, int capacity, Instant now) {
        return free(List.of(slot), capacity, now).getOrDefault(slot, 0);
    }

    @Override
    public Map<Slot.Key, Integer> free(Collection<Slot.Key> slots, int capacity, Instant now) {
        if (slots.isEmpty()) {
            return Map.of();
        }
        return database.eachAlone("tell free slots", connection -> SlotRows.free(connection, slots, capacity, now));
    }

    @Override
    public void resize(String resource, int capacity, Instant now) {
        database.eachAlone("resize slots", connection -> {
            SlotRows.resize(connection, resource, capacity, now);
            return true;
        });
    }

    @Override
    public void expire(Instant now) {
        while (database.eachAlone("give back what ran out", connection -> SlotRows.giveBackAny(connection, now, BATCH))
                == BATCH) {}
        while (database.together("drop ended slots", connection -> SlotRows.dropEnded(connection, now, BATCH))
                == BATCH) {}
    }
}
