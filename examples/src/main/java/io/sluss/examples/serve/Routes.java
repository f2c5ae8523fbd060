package io.sluss.examples.serve;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluss.Sluss;
import io.sluss.examples.console.AgentServlet;
import io.sluss.examples.console.ConsoleServlet;
import io.sluss.ivr.VoiceOptions;
import io.sluss.ivr.VoiceXmlServlet;
import io.sluss.web.SlussServlet;
import io.sluss.web.WebOptions;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** What is served where. */
final class Routes {
    private static final int STOP_MILLIS = 5_000;
    private static final int IDLE_MILLIS = 30_000;
    private static final int THREADS = 64;

    private Routes() {}

    /** A server that is not started yet. */
    static Server server(ServeOptions options, Sluss sluss, PrometheusMeterRegistry registry) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setStopTimeout(STOP_MILLIS);
        server.setErrorHandler(new PlainErrors());
        server.setHandler(new GracefulHandler(context(options, sluss, registry)));
        return server;
    }

    private static ServletContextHandler context(ServeOptions options, Sluss sluss, PrometheusMeterRegistry registry) {
        ServletContextHandler context = new ServletContextHandler("/", false, false);
        SlussServlet web = new SlussServlet(sluss, web(options));
        serve(context, web, "/api/*", "/go/*", "/health/*");
        serve(context, new VoiceXmlServlet(sluss, voice(options, sluss)), "/ivr/voicexml");
        serve(context, new MetricsServlet(sluss, registry), "/metrics");
        AboutServlet about = new AboutServlet(sluss, options.clock());
        serve(context, about, AboutServlet.SERVICE, AboutServlet.UPTAKE, AboutServlet.RULES);
        ConsoleServlet console =
                new ConsoleServlet(sluss, options.storage().audit(), options.consoleToken(), options.clock());
        serve(context, console, ConsoleServlet.PATH);
        serve(context, new AgentServlet(sluss, options.consoleToken(), options.clock()), AgentServlet.PATH);
        serve(context, new PageServlet(options.simulated() != null), "/");
        return context;
    }

    /** A node whose stores are away is ready all the same: whoever comes reaches a person. */
    private static WebOptions web(ServeOptions options) {
        return WebOptions.DEFAULT
                .acceptArrivedAt(true)
                .stores(options.storage()::answers)
                .simulated(options.simulated() != null);
    }

    /** A call of which nothing is known goes where any other of the service goes. */
    private static VoiceOptions voice(ServeOptions options, Sluss sluss) {
        String queue = sluss.rules().matching().liveAgent().queues().defaultQueue();
        return options.voice().withFallbackQueue(queue).withClock(options.clock());
    }

    private static void serve(ServletContextHandler context, HttpServlet servlet, String... paths) {
        ServletHolder holder = new ServletHolder(servlet);
        for (String path : paths) {
            context.addServlet(holder, path);
        }
    }

    /** Where a started server is reached; one that listens at every address is reached at this machine's own. */
    static URI address(Server server, String host) {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port + "/");
    }
}
