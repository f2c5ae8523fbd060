package io.sluss.architecture.bad;

/** Planted. */
public final class Root {}
