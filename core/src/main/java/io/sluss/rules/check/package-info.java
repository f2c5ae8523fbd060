/**
 * What is unwise in a rules file that can be read. {@link io.sluss.rules.check.RuleSetCheck} finds it, each
 * {@link io.sluss.rules.check.Finding} with its line, a contact that shows it where there is one, and a way to mend it.
 */
@NullMarked
package io.sluss.rules.check;

import org.jspecify.annotations.NullMarked;
