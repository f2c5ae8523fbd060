package io.sluss.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.sluss.rules.RuleSetStore;
import io.sluss.rules.RuleSetStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcRuleSetStoreTest extends RuleSetStoreContract {
    private HikariDataSource source;

    /** How transactions are isolated that do not say it themselves. */
    String isolation() {
        return "read committed";
    }

    @BeforeAll
    void layOut() {
        source = Postgres.emptyDatabase(isolation());
        JdbcSchema.apply(source);
    }

    @AfterAll
    void close() {
        source.close();
    }

    @Override
    protected RuleSetStore store() {
        Postgres.run(source, "DELETE FROM sluss_rules_change; DELETE FROM sluss_rules_text");
        return JdbcStores.of(source).ruleSets();
    }
}
