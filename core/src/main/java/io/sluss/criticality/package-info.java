/**
 * Is it urgent, and what is it about. {@link io.sluss.criticality.Judge} answers with a
 * {@link io.sluss.criticality.Criticality}: the gate first, then the reason; when in doubt, a person.
 */
@NullMarked
package io.sluss.criticality;

import org.jspecify.annotations.NullMarked;
