package io.sluss.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Stores that can be taken away, and that say in their failures what nobody may hear. */
final class Breakable {
    static final String SECRET = "the words of somebody";

    private volatile boolean away;

    /** From now on nothing that was made here answers. */
    void goAway() {
        away = true;
    }

    /** A store that answers as {@code store} does until it goes away. */
    <T> T of(Class<T> type, T store) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (away && !method.getName().equals("answersFromMemory")) {
                throw new IllegalStateException(SECRET);
            }
            try {
                return method.invoke(store, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
