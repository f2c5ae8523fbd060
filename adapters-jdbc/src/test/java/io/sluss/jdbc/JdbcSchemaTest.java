package io.sluss.jdbc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcSchemaTest {
    private static final Path FILES = Path.of("src/main/resources/io/sluss/jdbc/schema");

    /** Every column, constraint and index, and how the tables are kept. */
    private static final String LAID_OUT = """
            SELECT concat_ws(' ', 'column', table_name, ordinal_position, column_name, data_type, is_nullable, column_default)
            FROM information_schema.columns WHERE table_schema = 'public' AND table_name LIKE 'sluss%'
            UNION ALL
            SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE conrelid::regclass::text LIKE 'sluss%'
            UNION ALL
            SELECT concat_ws(' ', 'index', indexdef) FROM pg_indexes WHERE tablename LIKE 'sluss%'
            UNION ALL
            SELECT concat_ws(' ', 'table', relname, reloptions::text) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'sluss%'
            ORDER BY 1
            """;

    private static List<String> versions() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> noted(HikariDataSource source) {
        return Postgres.column(source, "SELECT version::text FROM sluss_schema ORDER BY 1");
    }

    @Test
    void every_file_is_applied_once_however_often_it_is_asked_for() throws IOException {
        try (HikariDataSource source = Postgres.emptyDatabase()) {
            JdbcSchema.apply(source);
            List<String> laidOut = Postgres.column(source, LAID_OUT);
            assertEquals(versions(), noted(source));
            JdbcSchema.apply(source);
            assertEquals(laidOut, Postgres.column(source, LAID_OUT));
            assertEquals(versions(), noted(source));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"read committed", "serializable"})
    void nodes_that_start_at_once_do_not_stand_in_each_others_way(String isolation) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (HikariDataSource source = Postgres.emptyDatabase(isolation)) {
            Callable<Void> node = () -> {
                JdbcSchema.apply(source);
                return null;
            };
            for (Future<Void> each : pool.invokeAll(Collections.nCopies(8, node))) {
                each.get();
            }
            assertEquals(versions(), noted(source));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void flyway_applies_the_same_files_to_the_same_result() throws IOException {
        try (HikariDataSource ours = Postgres.emptyDatabase();
                HikariDataSource flyways = Postgres.emptyDatabase()) {
            JdbcSchema.apply(ours);
            Flyway.configure()
                    .dataSource(flyways)
                    .locations("classpath:io/sluss/jdbc/schema")
                    .load()
                    .migrate();
            List<String> laidOut = Postgres.column(ours, LAID_OUT);
            assertTrue(laidOut.size() > 10, laidOut::toString);
            assertEquals(laidOut, Postgres.column(flyways, LAID_OUT));
            assertEquals(versions(), noted(flyways));
            assertDoesNotThrow(() -> JdbcSchema.apply(flyways), "what Flyway did is known");
        }
    }

    @Test
    void what_fails_half_way_leaves_nothing() {
        try (HikariDataSource source = Postgres.emptyDatabase()) {
            Postgres.run(source, "CREATE TABLE sluss_hold (of_somebody_else integer)");
            StoreException failed = assertThrows(StoreException.class, () -> JdbcSchema.apply(source));
            assertEquals("42P07", failed.sqlState());
            assertEquals(
                    List.of("sluss_hold"),
                    Postgres.column(source, "SELECT tablename::text FROM pg_tables WHERE tablename LIKE 'sluss%'"));
        }
    }

    @Test
    void every_key_holds_the_resource_but_the_one_that_only_one_database_can_have() {
        try (HikariDataSource source = Postgres.emptyDatabase()) {
            JdbcSchema.apply(source);
            List<String> without = Postgres.column(source, """
                    SELECT indexname FROM pg_indexes
                    WHERE tablename IN ('sluss_slot', 'sluss_hold', 'sluss_promise', 'sluss_lease', 'sluss_outbox')
                      AND indexdef LIKE 'CREATE UNIQUE%' AND indexdef !~ '[(].*\\mresource\\M.*[)]'
                    """);
            assertEquals(List.of("sluss_promise_offer"), without);
        }
    }
}
