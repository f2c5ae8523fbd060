package io.sluss.architecture.bad.offer;

import com.github.benmanes.caffeine.cache.Ticker;

/** Planted. */
public interface ExtendsThirdParty extends Ticker {}
