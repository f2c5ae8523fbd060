/** The stores of Sluss in PostgreSQL. Begin with {@link io.sluss.jdbc.JdbcStores}. */
module io.sluss.jdbc {
    requires transitive io.sluss;
    requires transitive java.sql;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.sluss.jdbc;
}
