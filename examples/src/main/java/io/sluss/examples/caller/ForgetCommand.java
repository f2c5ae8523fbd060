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

/** Erases everything that is linked to a number. */
@Command(
        name = "forget",
        description = {
            "Erases everything that is linked to a number that is read from the standard input: what happened in their "
                    + "contacts, and what they were promised, open promises too.",
            "",
            "A node may still hold events that it has not written: do it again a few seconds later."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ForgetCommand implements Callable<Integer> {
    @Mixin
    private final CallerBooks books = new CallerBooks();

    @Spec
    @Nullable
    private CommandSpec spec;

    private final Settings settings;

    /** @param settings where the secret is looked for */
    public ForgetCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        books.open(settings, (sluss, number) -> {
            var linked = sluss.linkedTo(number);
            sluss.forget(number);
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println("Erased " + linked.events().size() + " events and "
                            + linked.promises().size() + " promises.");
        });
        return ExitCode.OK;
    }
}
