package io.sluss.web;

import io.sluss.Sluss;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import io.sluss.rules.RulesFileException;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Sluss} that a servlet made by itself from its init parameters: one daemon thread maintains it, and it is
 * closed with the servlet.
 */
final class OwnSluss implements AutoCloseable {
    static final String RULES = "rules";
    static final String ACCEPT_ARRIVED_AT = "acceptArrivedAt";
    static final String BASE_URL = "baseUrl";

    private static final Set<String> PARAMETERS = Set.of(RULES, ACCEPT_ARRIVED_AT, BASE_URL);
    private static final String IN_WAR = "/WEB-INF/";

    private final Sluss sluss;
    private final ScheduledExecutorService scheduler;
    private final ScheduledFuture<?> maintenance;

    private OwnSluss(Sluss sluss) {
        this.sluss = sluss;
        this.scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sluss-maintenance");
            thread.setDaemon(true);
            return thread;
        });
        this.maintenance = scheduler.scheduleWithFixedDelay(sluss::maintain, 1, 1, TimeUnit.SECONDS);
    }

    /** @throws ServletException if a parameter or the rules file has mistakes */
    static OwnSluss of(ServletConfig config) throws ServletException {
        List<String> unknown = Collections.list(config.getInitParameterNames()).stream()
                .filter(name -> !PARAMETERS.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ServletException("no such init parameters: " + unknown + "; there are " + PARAMETERS);
        }
        String rules = config.getInitParameter(RULES);
        if (rules == null || rules.isBlank()) {
            throw new ServletException("the init parameter " + RULES + ", the path of the rules file, is missing");
        }
        return new OwnSluss(
                Sluss.builder(load(rules, config.getServletContext())).build());
    }

    private static RuleSet load(String rules, ServletContext context) throws ServletException {
        try {
            return rules.startsWith(IN_WAR) ? inWar(rules, context) : RuleSetFile.load(Path.of(rules));
        } catch (IOException e) {
            throw new ServletException("the rules file " + rules + " cannot be read", e);
        } catch (RulesFileException e) {
            throw new ServletException("the rules file has mistakes:" + System.lineSeparator() + e.getMessage(), e);
        }
    }

    private static RuleSet inWar(String rules, ServletContext context) throws IOException {
        try (InputStream in = context.getResourceAsStream(rules)) {
            if (in == null) {
                throw new IOException("it is not in the application");
            }
            return RuleSetFile.parse(rules, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** @throws ServletException if a parameter cannot be used */
    static WebOptions options(ServletConfig config) throws ServletException {
        WebOptions options = WebOptions.DEFAULT.acceptArrivedAt(flag(config.getInitParameter(ACCEPT_ARRIVED_AT)));
        String baseUrl = config.getInitParameter(BASE_URL);
        try {
            return baseUrl == null || baseUrl.isBlank() ? options : options.baseUrl(baseUrl.strip());
        } catch (IllegalArgumentException e) {
            throw new ServletException("init parameter " + e.getMessage(), e);
        }
    }

    private static boolean flag(@Nullable String value) throws ServletException {
        if (value == null || value.strip().equals("false")) {
            return false;
        }
        if (value.strip().equals("true")) {
            return true;
        }
        throw new ServletException("init parameter " + ACCEPT_ARRIVED_AT + " is neither true nor false");
    }

    Sluss sluss() {
        return sluss;
    }

    @Override
    public void close() {
        maintenance.cancel(false);
        scheduler.shutdown();
        sluss.close();
    }
}
