/**
 * What is offered. {@link io.sluss.offer.OfferDesk} turns a ranking into {@link io.sluss.offer.Offer}s, each with an id
 * of its own that any node can check.
 */
@NullMarked
package io.sluss.offer;

import org.jspecify.annotations.NullMarked;
