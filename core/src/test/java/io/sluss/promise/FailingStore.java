package io.sluss.promise;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store, with its slot book and outbox, that can be away. */
final class FailingStore {
    private final PromiseStore real = PromiseStore.inMemory(1_000);
    private final AtomicBoolean away = new AtomicBoolean();
    private final SlotBook book = proxy(SlotBook.class, real.slotBook());
    private final EventOutbox outbox = proxy(EventOutbox.class, real.outbox());
    private final PromiseStore store = proxy(PromiseStore.class, real);

    PromiseStore store() {
        return store;
    }

    PromiseStore real() {
        return real;
    }

    void goAway() {
        away.set(true);
    }

    void comeBack() {
        away.set(false);
    }

    private <T> T proxy(Class<T> type, T behind) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            switch (method.getName()) {
                case "slotBook" -> {
                    return book;
                }
                case "outbox" -> {
                    return outbox;
                }
                case "answersFromMemory" -> {
                    return true;
                }
                default -> {
                    if (away.get()) {
                        throw new IllegalStateException("away");
                    }
                }
            }
            try {
                return method.invoke(behind, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
