/**
 * What came of an offer. {@link io.sluss.outcome.OfferLedger} keeps the life of every offer, in which nothing happens
 * twice; {@link io.sluss.outcome.Journal} carries events to it off the path of a decision.
 */
@NullMarked
package io.sluss.outcome;

import org.jspecify.annotations.NullMarked;
