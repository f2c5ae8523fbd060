/** What was measured, taken out: begin with {@link io.sluss.examples.measured.ExportLedgerCommand}. */
@NullMarked
package io.sluss.examples.measured;

import org.jspecify.annotations.NullMarked;
