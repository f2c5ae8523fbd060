package io.sluss.architecture.bad.offer;

/** Planted. */
final class OfferManager {
    static final class Impl {}
}
