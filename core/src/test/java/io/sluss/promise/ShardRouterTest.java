package io.sluss.promise;

import java.util.Map;

/** What every store keeps, kept by three together; callbacks lie on one, as the contract lets an offer choose of them. */
class ShardRouterTest extends PromiseStoreContract {
    static final ShardRouting BY_KIND = resource -> resource.startsWith("booking/") ? "a" : "b";

    static ShardRouter three() {
        return ShardRouter.of(
                Map.of(
                        "a", PromiseStore.inMemory(1_000),
                        "b", PromiseStore.inMemory(1_000),
                        "c", PromiseStore.inMemory(1_000)),
                BY_KIND);
    }

    @Override
    protected PromiseStore store() {
        return three();
    }
}
