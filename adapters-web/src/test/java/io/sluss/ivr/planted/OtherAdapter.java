package io.sluss.ivr.planted;

/** Stands for a type of another adapter, so that a violation can be planted. */
public final class OtherAdapter {}
