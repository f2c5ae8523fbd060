/**
 * The stores of Sluss in PostgreSQL, for several nodes and for what must survive a restart. Begin with
 * {@link io.sluss.jdbc.JdbcStores}; {@link io.sluss.jdbc.JdbcSchema} lays out the tables.
 */
@NullMarked
package io.sluss.jdbc;

import org.jspecify.annotations.NullMarked;
