package io.sluss.architecture.bad.offer;

/** Planted. */
final class OfferUtil {}
