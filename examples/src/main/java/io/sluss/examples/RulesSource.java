package io.sluss.examples;

import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import io.sluss.rules.RulesFileException;
import io.sluss.rules.WrittenRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rules come from: a file, or one of the rule sets that come with the application.
 *
 * @param name what people call it
 * @param file the file, or null for one that comes with the application
 */
public record RulesSource(String name, @Nullable Path file) {
    /** The rule sets that come with the application. */
    public static final List<String> BUNDLED = List.of("police-114-14", "municipality");

    /** What is used when nothing else is said. */
    public static final String DEFAULT = "police-114-14";

    /**
     * Finds what an option names: a file that is there, or else a bundled rule set.
     *
     * @throws UserMistake if it is neither
     */
    public static RulesSource of(String named) {
        Path file;
        try {
            file = Path.of(named);
        } catch (InvalidPathException e) {
            throw new UserMistake("the rules file's name is none: " + e.getReason());
        }
        if (Files.exists(file)) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new UserMistake("the rules file " + named + " cannot be read: it is "
                        + (Files.isDirectory(file) ? "a directory" : "no file that may be read"));
            }
            return new RulesSource(named, file);
        }
        if (BUNDLED.contains(named)) {
            return new RulesSource(named, null);
        }
        throw new UserMistake(
                "the rules file " + named + " is not there (bundled rules: " + String.join(", ", BUNDLED) + ")");
    }

    /** The bytes as they are now, or one more than a rules file may have. */
    public byte[] read() throws IOException {
        if (file != null) {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(RuleSetFile.MAX_BYTES + 1);
            }
        }
        try (InputStream in = RulesSource.class.getResourceAsStream("/rules/" + name + ".yaml")) {
            if (in == null) {
                throw new IOException("this build does not hold the rules " + name);
            }
            return in.readAllBytes();
        }
    }

    /**
     * Loads the rules as they are now.
     *
     * @throws UserMistake if they cannot be read
     * @throws RulesFileException if they have mistakes
     */
    public RuleSet load() {
        return written().rules();
    }

    /**
     * Loads the rules as they are now, with where each of them is written.
     *
     * @throws UserMistake if they cannot be read
     * @throws RulesFileException if they have mistakes
     */
    public WrittenRules written() {
        try {
            return file == null ? RuleSetFile.written(name, decode(read())) : RuleSetFile.written(file);
        } catch (IOException e) {
            throw new UserMistake("the rules file " + name + " cannot be read: " + Settings.reason(e));
        }
    }

    /** Says that rules were needed and have mistakes. */
    public static UserMistake refusal(RulesFileException wrong) {
        int mistakes = wrong.mistakes().size();
        return new UserMistake("the rules file has " + mistakes + (mistakes == 1 ? " mistake:" : " mistakes:")
                + System.lineSeparator() + wrong.getMessage());
    }

    /** UTF-8, strictly. */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
