/** Measures recognition on texts whose reasons are known: {@link io.sluss.examples.evaluate.EvaluateCommand}. */
@NullMarked
package io.sluss.examples.evaluate;

import org.jspecify.annotations.NullMarked;
