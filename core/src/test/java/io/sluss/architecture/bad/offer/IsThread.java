package io.sluss.architecture.bad.offer;

/** Planted. */
final class IsThread extends Thread {}
