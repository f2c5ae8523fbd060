/**
 * Which channels can serve a contact now. {@link io.sluss.matching.Matching} keeps those that are open, free, up and
 * fit the person; what it leaves out it says why.
 */
@NullMarked
package io.sluss.matching;

import org.jspecify.annotations.NullMarked;
