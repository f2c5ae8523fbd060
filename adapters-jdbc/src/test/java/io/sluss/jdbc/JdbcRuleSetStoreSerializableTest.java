package io.sluss.jdbc;

/** The store of rules where every transaction is as if it were alone, and has to be tried again when it was not. */
class JdbcRuleSetStoreSerializableTest extends JdbcRuleSetStoreTest {
    @Override
    String isolation() {
        return "serializable";
    }
}
