package io.sluss.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty 12.1. */
final class JettyServer implements WebServer {
    private final Server server = new Server(new QueuedThreadPool(16, 4));

    @Override
    public URI start(SlussServlet servlet, Map<String, String> parameters, Path documents) throws Exception {
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/kontakt");
        ServletHolder holder = new ServletHolder(servlet);
        holder.setInitOrder(1);
        holder.setInitParameters(parameters);
        context.setBaseResourceAsPath(documents);
        for (String path : new String[] {"/api/*", "/go/*", "/health/*"}) {
            context.addServlet(holder, path);
        }
        server.setHandler(context);
        server.start();
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/kontakt");
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
