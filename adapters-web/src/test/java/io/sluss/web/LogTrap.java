package io.sluss.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/**
 * Holds every line that is logged, at every level, with the messages of what was thrown. The containers themselves are
 * held from INFO on only: below it they log the bytes they receive, whatever the application does.
 */
final class LogTrap {
    private static final List<String> CONTAINERS = List.of("org.eclipse.jetty", "org.apache");

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger rootOfJdk = java.util.logging.Logger.getLogger("");
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private Level levelBefore = Level.WARN;

    private final AppenderBase<ILoggingEvent> trap = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            StringBuilder line = new StringBuilder(event.getFormattedMessage());
            line.append(Arrays.toString(event.getArgumentArray())).append(event.getMDCPropertyMap());
            for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                line.append(thrown.getClassName()).append(thrown.getMessage());
            }
            lines.add(line.toString());
        }
    };
    private final Handler trapOfJdk = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getMessage() + Arrays.toString(record.getParameters()) + record.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Begins to hold. */
    void set() {
        levelBefore = root.getLevel();
        root.setLevel(Level.TRACE);
        CONTAINERS.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.INFO));
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        trap.setContext(root.getLoggerContext());
        trap.start();
        root.addAppender(trap);
        rootOfJdk.addHandler(trapOfJdk);
    }

    /** Holds no more; what is held stays. */
    void close() {
        LoggerFactory.getLogger(LogTrap.class).trace("the last line");
        root.detachAppender(trap);
        others.forEach(root::addAppender);
        root.setLevel(levelBefore);
        rootOfJdk.removeHandler(trapOfJdk);
    }

    /** Whether it has held anything, were it only its own last line. */
    boolean works() {
        return lines().contains("the last linenull{}");
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
