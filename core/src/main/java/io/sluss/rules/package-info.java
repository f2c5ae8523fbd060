/**
 * The product owner's file. {@link io.sluss.rules.RuleSetFile} reads it and says what is wrong with it,
 * {@link io.sluss.rules.RuleSet} is what it means.
 */
@NullMarked
package io.sluss.rules;

import org.jspecify.annotations.NullMarked;
