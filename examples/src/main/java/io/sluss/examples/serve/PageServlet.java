package io.sluss.examples.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * The opening page, the console and the agents' page with their style and scripts, from the class path. Everything it loads comes from here, and the
 * browser is told to load nothing else. Whatever has no page of its own is answered 404.
 */
final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String SIMULATED = """
            <p class="simulated"><strong>Simulering.</strong> Här spelas en dag upp i snabb takt: ingen av kontakterna är på riktigt. \
            <span lang="en"><strong>Simulation.</strong> A day is played in fast motion: none of the contacts is real.</span></p>
            """;

    private static final class Part {
        private final String type;
        private final byte[] bytes;
        private final String tag;

        Part(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
            this.tag = tag(bytes);
        }
    }

    private final boolean simulated;
    private final transient Map<String, Part> parts = new LinkedHashMap<>();

    /** @param simulated whether each page is to say that contacts are played */
    PageServlet(boolean simulated) {
        this.simulated = simulated;
        add("/", "index.html", "text/html; charset=utf-8");
        add("/console/", "console.html", "text/html; charset=utf-8");
        add("/agent/", "agent.html", "text/html; charset=utf-8");
        add("/page/agent.css", "agent.css", "text/css; charset=utf-8");
        add("/page/page.css", "page.css", "text/css; charset=utf-8");
        add("/page/console.css", "console.css", "text/css; charset=utf-8");
        add("/page/sluss.svg", "sluss.svg", "image/svg+xml");
        for (String script : new String[] {
            "agent",
            "agent-texts",
            "api",
            "console",
            "console-texts",
            "desk",
            "dom",
            "english",
            "offers",
            "page",
            "slots",
            "swedish",
            "texts",
            "uptake",
            "verdict",
            "words"
        }) {
            add("/page/" + script + ".js", script + ".js", "text/javascript; charset=utf-8");
        }
    }

    private void add(String path, String name, String type) {
        try (InputStream in = PageServlet.class.getResourceAsStream("/page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("this build does not hold /page/" + name);
            }
            byte[] bytes = in.readAllBytes();
            parts.put(path, new Part(type, simulated && name.endsWith(".html") ? told(bytes) : bytes));
        } catch (IOException e) {
            throw new IllegalStateException("/page/" + name + " cannot be read", e);
        }
    }

    private static byte[] told(byte[] page) {
        return new String(page, StandardCharsets.UTF_8)
                .replaceFirst("<body[^>]*>", "$0" + Matcher.quoteReplacement(SIMULATED))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, 8) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        if (path.equals("/console") || path.equals("/agent")) {
            response.sendRedirect(path + "/");
            return;
        }
        Part part = parts.get(request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (part == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType("application/problem+json");
            response.getOutputStream()
                    .write("{\"type\":\"about:blank\",\"title\":\"There is nothing here\",\"status\":404}"
                            .getBytes(StandardCharsets.UTF_8));
            return;
        }
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", part.tag);
        if (part.tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(part.type);
        response.setContentLength(part.bytes.length);
        response.getOutputStream().write(part.bytes);
    }
}
