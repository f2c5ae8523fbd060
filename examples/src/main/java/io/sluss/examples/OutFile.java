package io.sluss.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that an option has something written to. */
public final class OutFile {
    private OutFile() {}

    /**
     * Looks before long work whether its result can be written.
     *
     * @param option the option that names it
     * @param out the file, or null when nothing is to be written
     * @param inputs files that must not be overwritten
     * @throws UserMistake if its folder is not there, or it is one of the inputs
     */
    public static void check(String option, @Nullable Path out, Path... inputs) {
        if (out == null) {
            return;
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserMistake("the folder of " + option + " " + out + " is not there");
        }
        try {
            for (Path input : inputs) {
                if (Files.exists(out) && Files.exists(input) && Files.isSameFile(out, input)) {
                    throw new UserMistake(option + " would overwrite " + input);
                }
            }
        } catch (IOException e) {
            throw new UserMistake("the file " + out + " cannot be written: " + Settings.reason(e));
        }
    }
}
