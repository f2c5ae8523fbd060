/**
 * What can be asked of a contact. {@link io.sluss.criteria.Criterion} is one question with three answers, a
 * {@link io.sluss.criteria.DecisionTable} the questions of one list of rules; both are data, so that they can be
 * indexed and analysed.
 */
@NullMarked
package io.sluss.criteria;

import org.jspecify.annotations.NullMarked;
