package io.sluss.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The route that describes all of them, in OpenAPI 3.1. Thread-safe. */
final class DescriptionRoute {
    static final String RESOURCE = "openapi.json";

    private final Reply description = new Reply(200, Body.JSON, read(), Map.of());

    void addTo(Router router) {
        router.add("GET", "/api/openapi.json", call -> description);
    }

    private static String read() {
        try (InputStream in = DescriptionRoute.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
