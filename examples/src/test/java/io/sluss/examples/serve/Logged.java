package io.sluss.examples.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been logged since it was made: all levels of Sluss, see {@code logback-test.xml}. */
final class Logged {
    private static final Logger LOG = LoggerFactory.getLogger(Logged.class);
    private static final Path FILE = Path.of("target/test.log");

    private final int from;

    Logged() {
        LOG.info("A test listens from here");
        from = bytes().length;
    }

    private static byte[] bytes() {
        try {
            return Files.readAllBytes(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        byte[] all = bytes();
        return new String(Arrays.copyOfRange(all, from, all.length), StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return text().lines().toList();
    }
}
