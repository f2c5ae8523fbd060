package io.sluss.jdbc;

/** The slot book where every transaction is as if it were alone, and has to be tried again when it was not. */
class JdbcSlotBookSerializableTest extends JdbcSlotBookTest {
    @Override
    String isolation() {
        return "serializable";
    }
}
