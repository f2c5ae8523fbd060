package io.sluss.examples.caller;

import io.sluss.examples.ExitCode;
import io.sluss.examples.Settings;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells everything that is linked to a number. */
@Command(
        name = "export",
        description = {
            "Prints, as JSON, everything that is linked to a number that is read from the standard input, for the person it is "
                    + "about: what happened in their contacts, and what they were promised, without codes."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ExportCommand implements Callable<Integer> {
    @Mixin
    private final CallerBooks books = new CallerBooks();

    @Spec
    @Nullable
    private CommandSpec spec;

    private final Settings settings;

    /** @param settings where the secret is looked for */
    public ExportCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        books.open(
                settings,
                (sluss, number) -> Objects.requireNonNull(spec)
                        .commandLine()
                        .getOut()
                        .println(LinkedJson.of(sluss.linkedTo(number))));
        return ExitCode.OK;
    }
}
