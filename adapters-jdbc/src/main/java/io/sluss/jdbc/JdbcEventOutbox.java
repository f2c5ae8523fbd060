package io.sluss.jdbc;

import io.sluss.promise.EventOutbox;
import io.sluss.promise.OutboxEvent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An {@link EventOutbox} in PostgreSQL. */
final class JdbcEventOutbox implements EventOutbox {
    private final Database database;

    JdbcEventOutbox(Database database) {
        this.database = database;
    }

    @Override
    public void add(List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        database.eachAlone("put events out", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OutboxSql.TELL)) {
                OutboxRows.fill(new Values(statement), events);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public List<Leased> lease(Instant now, Instant until, int most) {
        return database.eachAlone("lease events", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OutboxSql.LEASE)) {
                new Values(statement).time(now).number(most).time(until);
                List<Leased> leased = new ArrayList<>();
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        leased.add(OutboxRows.leased(new Row(result)));
                    }
                }
                return leased;
            }
        });
    }

    @Override
    public void done(String id) {
        database.eachAlone("drop an event", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OutboxSql.DONE)) {
                new Values(statement).text(id);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public void retry(String id, Instant next) {
        database.eachAlone("put an event off", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OutboxSql.RETRY)) {
                new Values(statement).time(next).text(id);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public long size() {
        return database.eachAlone("count events", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OutboxSql.COUNT);
                    ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        });
    }
}
