package io.sluss;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.AppenderBase;
import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.LoggerFactory;

/**
 * A number and a sentence that nobody else would use, and a search for them in texts, logs, meters and in whatever can be
 * reached from an object, private fields too.
 */
final class Canary {
    static final String NUMBER = "+46701740699";
    static final String DIGITS = "701740699";
    static final String WORD = "zzyzxfink";
    static final String SENTENCE = "min cykel är stulen av en " + WORD;
    static final String MESSAGE = "could not read '" + SENTENCE + "' of 070-174 06 99";

    private final List<String> alsoSought;

    Canary(String... alsoSought) {
        this.alsoSought = List.of(alsoSought);
    }

    /** A failure whose message, cause and suppressed failure all carry the canary. */
    static RuntimeException failure() {
        RuntimeException cause = new IllegalArgumentException(MESSAGE);
        RuntimeException failure = new IllegalStateException(MESSAGE, cause);
        failure.addSuppressed(new IllegalStateException(NUMBER));
        return failure;
    }

    boolean isIn(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        return plain.contains(WORD)
                || plain.replaceAll("[ \\-()/.]", "").contains(DIGITS)
                || alsoSought.stream().anyMatch(text::contains);
    }

    void assertNotIn(String where, String text) {
        if (isIn(text)) {
            throw new AssertionError("found in " + where + ": " + text);
        }
    }

    /** Walks whatever can be reached from a root. */
    void assertNotReachableFrom(String where, Object root) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> left = new ArrayDeque<>();
        push(root, left);
        while (!left.isEmpty()) {
            Object one = left.pop();
            if (!seen.add(one)) {
                continue;
            }
            String place = where + ", in a " + one.getClass().getName();
            if (one instanceof CharSequence text) {
                assertNotIn(place, text.toString());
            } else if (one instanceof byte[] bytes) {
                assertNotIn(place, new String(bytes, StandardCharsets.UTF_8));
                assertNotIn(place, new String(bytes, StandardCharsets.UTF_16BE));
            } else if (one instanceof char[] chars) {
                assertNotIn(place, new String(chars));
            } else {
                open(one, place, left);
            }
        }
    }

    private void open(Object one, String place, Deque<Object> left) {
        if (one.getClass().isArray()) {
            if (!one.getClass().getComponentType().isPrimitive()) {
                for (int i = 0; i < Array.getLength(one); i++) {
                    push(Array.get(one, i), left);
                }
            }
        } else if (one instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                push(key, left);
                push(value, left);
            });
        } else if (one instanceof Cache<?, ?> cache) {
            push(cache.asMap(), left);
        } else if (one instanceof Iterable<?> many) {
            many.forEach(each -> push(each, left));
        } else if (one instanceof Optional<?> maybe) {
            maybe.ifPresent(each -> push(each, left));
        } else if (one instanceof AtomicReference<?> reference) {
            push(reference.get(), left);
        } else if (one instanceof Throwable failure) {
            assertNotIn(place, String.valueOf(failure));
            push(failure.getCause(), left);
            push(failure.getSuppressed(), left);
        } else if (one.getClass().getName().startsWith("io.sluss.")) {
            assertNotIn(place + "'s text", one.toString());
            fields(one, left);
        }
    }

    private static void fields(Object one, Deque<Object> left) {
        for (Class<?> type = one.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            if (!type.getName().startsWith("io.sluss.")) {
                continue;
            }
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
                    try {
                        field.setAccessible(true);
                        push(field.get(one), left);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }
    }

    private static void push(Object one, Deque<Object> left) {
        if (one != null && !(one instanceof Recorded)) { // which a test has added, to look at what it was told
            left.push(one);
        }
    }

    void assertNotIn(MeterRegistry registry) {
        registry.getMeters().forEach(meter -> {
            assertNotIn("a meter", meter.getId().toString() + meter.getId().getDescription());
            meter.measure().forEach(measurement -> assertNotIn("a meter", measurement.toString()));
        });
    }

    /** Everything that is logged, at TRACE, until it is closed. */
    static final class Log implements AutoCloseable {
        final List<String> lines = new CopyOnWriteArrayList<>();
        private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        private final Level before = root.getLevel();
        private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                StringBuilder text = new StringBuilder(event.getLevel() + " " + event.getLoggerName() + " ");
                text.append(event.getFormattedMessage()).append(event.getMDCPropertyMap());
                add(text, event.getThrowableProxy());
                lines.add(text.toString());
            }
        };

        Log() {
            appender.setContext(root.getLoggerContext());
            appender.start();
            root.addAppender(appender);
            root.setLevel(Level.TRACE);
        }

        private static void add(StringBuilder text, IThrowableProxy failure) {
            if (failure == null) {
                return;
            }
            text.append('\n').append(failure.getClassName()).append(": ").append(failure.getMessage());
            for (StackTraceElementProxy at : failure.getStackTraceElementProxyArray()) {
                text.append("\n  ").append(at.getSTEAsString());
            }
            add(text, failure.getCause());
            for (IThrowableProxy suppressed : failure.getSuppressed()) {
                add(text, suppressed);
            }
        }

        long count(String part) {
            return lines.stream().filter(line -> line.contains(part)).count();
        }

        @Override
        public void close() {
            root.setLevel(before);
            root.detachAppender(appender);
            appender.stop();
        }
    }
}
