package io.sluss.jdbc;

/** The promises where every transaction is as if it were alone, and has to be tried again when it was not. */
class JdbcPromiseStoreSerializableTest extends JdbcPromiseStoreTest {
    @Override
    String isolation() {
        return "serializable";
    }
}
