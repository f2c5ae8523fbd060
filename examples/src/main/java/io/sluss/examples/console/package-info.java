/**
 * What the owner's staff can do while the application serves: have only people serve
 * ({@link io.sluss.examples.console.ConsoleServlet}) and make callbacks
 * ({@link io.sluss.examples.console.AgentServlet}).
 */
@NullMarked
package io.sluss.examples.console;

import org.jspecify.annotations.NullMarked;
