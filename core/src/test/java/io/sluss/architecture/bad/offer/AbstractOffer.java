package io.sluss.architecture.bad.offer;

/** Planted. */
abstract class AbstractOffer {}
