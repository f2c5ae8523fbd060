package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/http.md} does not drift from what is answered. */
class DocumentationTest {
    @Test
    void everyProblemIsDocumented() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "http.md"));
        for (ProblemType type : ProblemType.values()) {
            String name = type.uri().substring(ProblemType.PREFIX.length());
            assertTrue(text.contains("`" + name + "`"), name);
            assertTrue(text.contains(String.valueOf(type.status())), name);
        }
    }
}
