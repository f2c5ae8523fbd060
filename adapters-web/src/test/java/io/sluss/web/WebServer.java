package io.sluss.web;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A servlet container that a test starts on the loopback. */
interface WebServer {
    /**
     * Starts with a servlet mapped as the documentation says, in the context {@code /kontakt}.
     *
     * @param servlet the servlet
     * @param parameters its init parameters
     * @param documents the application's directory, in which {@code WEB-INF} may lie
     * @return the context's address
     */
    URI start(SlussServlet servlet, Map<String, String> parameters, Path documents) throws Exception;

    /** Starts with a servlet that needs neither. */
    default URI start(SlussServlet servlet) throws Exception {
        return start(
                servlet,
                Map.of(),
                Files.createDirectories(Path.of("target", "documents").toAbsolutePath()));
    }

    /** Stops. */
    void stop() throws Exception;
}
