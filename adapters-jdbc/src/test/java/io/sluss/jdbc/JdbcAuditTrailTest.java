package io.sluss.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.outcome.AuditTrail;
import io.sluss.outcome.AuditTrailContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcAuditTrailTest extends AuditTrailContract {
    private HikariDataSource source;

    @BeforeAll
    void layOut() {
        source = Postgres.emptyDatabase();
        JdbcSchema.apply(source);
    }

    @AfterAll
    void close() {
        source.close();
    }

    @Override
    protected AuditTrail trail() {
        Postgres.run(source, "DELETE FROM sluss_audit");
        return JdbcStores.of(source).audit();
    }
}
