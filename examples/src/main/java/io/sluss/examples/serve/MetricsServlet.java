package io.sluss.examples.serve;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluss.Sluss;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What Prometheus scrapes. What waits in the journal is counted first. */
final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final transient Sluss sluss;
    private final transient PrometheusMeterRegistry registry;

    MetricsServlet(Sluss sluss, PrometheusMeterRegistry registry) {
        this.sluss = sluss;
        this.registry = registry;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        sluss.maintain();
        String accept = request.getHeader("Accept");
        String type = accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        registry.scrape(response.getOutputStream(), type);
    }
}
