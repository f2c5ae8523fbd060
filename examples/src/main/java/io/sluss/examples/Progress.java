package io.sluss.examples;

import java.io.Console;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far it has come, shown where somebody looks at a terminal. */
public final class Progress implements AutoCloseable {
    private static final int EVERY = 256;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** A bar over the lines of a file, or none when {@code quiet} or nobody looks. */
    public static Progress overLines(long lines, boolean quiet) {
        return of("Deciding", " rows", lines, quiet);
    }

    /** A bar over some steps, or none when {@code quiet} or nobody looks. */
    public static Progress overSteps(String task, long steps, boolean quiet) {
        return of(task, " steps", steps, quiet);
    }

    private static Progress of(String task, String unit, long most, boolean quiet) {
        if (quiet || !somebodyLooks()) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(most)
                .setUnit(unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build());
    }

    /** From Java 22 on there may be a console that is no terminal: then it says so by a method that 17 does not have. */
    @SuppressWarnings("SystemConsoleNull") // asked below, where there can be one that is no terminal
    private static boolean somebodyLooks() {
        Console console = System.console();
        String terminal = System.getenv("TERM");
        if (console == null || "dumb".equals(terminal)) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** So many lines are done; shown now and then. */
    public void at(long line) {
        if (bar != null && line % EVERY == 0) {
            bar.stepTo(line);
        }
    }

    /** One more step is done. */
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.stepTo(bar.getMax());
            bar.close();
        }
    }
}
