package io.sluss.architecture.bad.promise;

/** Lies in a package without a package-info. */
final class Unmarked {}
