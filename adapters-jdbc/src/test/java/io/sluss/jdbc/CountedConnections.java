package io.sluss.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Connections of another data source that remember what goes over the network. */
final class CountedConnections {
    private static final Set<String> SENT = Set.of("commit", "rollback", "setAutoCommit", "setTransactionIsolation");

    final List<String> calls = new ArrayList<>();
    private final DataSource inner;

    CountedConnections(DataSource inner) {
        this.inner = inner;
    }

    DataSource source() {
        return watched(DataSource.class, inner);
    }

    private <T> T watched(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().startsWith("execute") || SENT.contains(method.getName())) {
                calls.add(method.getName());
            }
            try {
                Object result = method.invoke(target, args);
                boolean watch =
                        result != null && method.getReturnType().getName().matches(".*(Connection|Statement)");
                return watch ? watched(method.getReturnType(), result) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
