package io.sluss.web.planted;

/** Stands for a class of another adapter. */
public final class SomeOtherAdapter {}
