package io.sluss.architecture.bad.contact;

import io.sluss.architecture.bad.Root;

/** Planted. */
public record ImportsRoot(Root root) {}
