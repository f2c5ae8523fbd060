package io.sluss.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of another data source, of which the next commit fails as it is told. */
final class FailingCommits {
    enum How {
        NOT,
        /** The connection breaks before it is committed. */
        BEFORE,
        /** It is committed, and the answer is lost. */
        AFTER
    }

    volatile How next = How.NOT;
    private final DataSource inner;

    FailingCommits(DataSource inner) {
        this.inner = inner;
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    Object result = method.invoke(inner, args);
                    return result instanceof Connection connection ? watched(connection) : result;
                });
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    How how = method.getName().equals("commit") ? next : How.NOT;
                    if (how == How.BEFORE) {
                        throw new SQLException("broken on purpose", "08006");
                    }
                    try {
                        Object result = method.invoke(connection, args);
                        if (how == How.AFTER) {
                            throw new SQLException("broken on purpose", "08006");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
