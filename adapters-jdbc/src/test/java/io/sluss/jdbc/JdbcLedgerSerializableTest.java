package io.sluss.jdbc;

/** The ledger where the database isolates transactions as far as it can. */
class JdbcLedgerSerializableTest extends JdbcLedgerTest {
    @Override
    String isolation() {
        return "serializable";
    }
}
