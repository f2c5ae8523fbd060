/** The command {@code whatif}: last month's contacts through the rules of today and of tomorrow. */
@org.jspecify.annotations.NullMarked
package io.sluss.examples.whatif;
