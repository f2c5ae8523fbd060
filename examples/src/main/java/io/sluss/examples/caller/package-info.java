/** What is linked to a caller's number, to be told or erased: {@link io.sluss.examples.caller.ExportCommand}. */
@NullMarked
package io.sluss.examples.caller;

import org.jspecify.annotations.NullMarked;
