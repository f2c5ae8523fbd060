package io.sluss;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Keeps off the console what is logged by tests in which things fail on purpose. */
final class Quiet implements BeforeAllCallback, AfterAllCallback {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private Appender<ILoggingEvent> console;

    @Override
    public void beforeAll(ExtensionContext context) {
        console = root.getAppender("console");
        if (console != null) {
            root.detachAppender(console);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (console != null) {
            root.addAppender(console);
        }
    }
}
