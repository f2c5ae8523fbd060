/** What the owner's staff can do while the application serves: {@link io.sluss.examples.console.ConsoleServlet}. */
@NullMarked
package io.sluss.examples.console;

import org.jspecify.annotations.NullMarked;
