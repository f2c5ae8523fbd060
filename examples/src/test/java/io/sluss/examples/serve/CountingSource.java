package io.sluss.examples.serve;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;

/** Connections of somebody else, with how many the calling thread has asked for. */
final class CountingSource {
    private static final ThreadLocal<long[]> ASKED = ThreadLocal.withInitial(() -> new long[1]);

    private CountingSource() {}

    static DataSource over(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                CountingSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        ASKED.get()[0]++;
                    }
                    try {
                        return method.invoke(source, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** So many connections this thread has asked for. */
    static long askedByThisThread() {
        return ASKED.get()[0];
    }
}
