package io.sluss.architecture.bad.offer;

import com.github.benmanes.caffeine.cache.Cache;

/** Planted. */
public final class TakesThirdParty {
    public TakesThirdParty(Cache<String, String>[] caches) {}
}
