package io.sluss.rules;

import io.sluss.rules.FileNode.Spot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules files, and says everything that is wrong with one at once. {@code docs/rules-file.md} tells what a file
 * holds, the JSON Schema {@value #SCHEMA} beside this class tells it to editors.
 */
public final class RuleSetFile {
    /** A larger file is not read. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    /** The name of the JSON Schema, a resource of this package. */
    public static final String SCHEMA = "sluss-rules-1.schema.json";

    private static final int VERSION_DIGITS = 12;

    /** A file as it is written, and what it is read as. */
    private record Read(FileNode root, RuleSetParts parts, String text) {
        RuleSet compiled(Collection<RuleSet> earlier) {
            return new RuleSet(parts, text, earlier);
        }
    }

    private RuleSetFile() {}

    /**
     * Loads a rules file.
     *
     * @throws RulesFileException if it has mistakes, with all of them
     * @throws IOException if it cannot be read
     */
    public static RuleSet load(Path file) throws IOException {
        return read(file.toString(), bytesOf(file)).compiled(List.of());
    }

    /**
     * Loads a rules file, and remembers where in it everything is written.
     *
     * @throws RulesFileException if it has mistakes, with all of them
     * @throws IOException if it cannot be read
     */
    public static WrittenRules written(Path file) throws IOException {
        Read read = read(file.toString(), bytesOf(file));
        return new WrittenRules(file.toString(), read.compiled(List.of()), read.root());
    }

    /**
     * Reads rules from text.
     *
     * @param name what mistakes call the file
     * @throws RulesFileException if it has mistakes, with all of them
     */
    public static RuleSet parse(String name, String text) {
        return parse(name, text, List.of());
    }

    /**
     * Reads rules from text, and does not learn anew what earlier rules learnt from the same labels, phrases, examples and
     * aims: a change of offers, hours or texts is compiled in a fraction of the time. What is made is the same.
     *
     * @param name what mistakes call the file
     * @param earlier rules that may have learnt the same, such as those in force
     * @throws RulesFileException if it has mistakes, with all of them
     */
    public static RuleSet parse(String name, String text, Collection<RuleSet> earlier) {
        return read(name, bytesOf(name, text)).compiled(earlier);
    }

    /**
     * Reads rules from text, and remembers where in it everything is written.
     *
     * @param name what mistakes and findings call the file
     * @throws RulesFileException if it has mistakes, with all of them
     */
    public static WrittenRules written(String name, String text) {
        Read read = read(name, bytesOf(name, text));
        return new WrittenRules(name, read.compiled(List.of()), read.root());
    }

    /**
     * What is wrong with a rules file; nothing when it is good.
     *
     * @throws IOException if it cannot be read
     */
    public static List<Mistake> check(Path file) throws IOException {
        try {
            load(file);
            return List.of();
        } catch (RulesFileException e) {
            return e.mistakes();
        }
    }

    private static byte[] bytesOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private static byte[] bytesOf(String name, String text) {
        if (text.length() > MAX_BYTES) {
            throw tooLarge(new Mistakes(name));
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Read read(String name, byte[] bytes) {
        Mistakes mistakes = new Mistakes(name);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge(mistakes);
        }
        Read read = read(bytes, mistakes);
        if (read == null || !mistakes.isEmpty()) {
            throw new RulesFileException(mistakes.inOrder());
        }
        return read;
    }

    private static @Nullable Read read(byte[] bytes, Mistakes mistakes) {
        try {
            FileNode root = tree(bytes, mistakes);
            if (root == null) {
                return null;
            }
            RuleSetParts parts = RuleSetReader.read(root, version(bytes), mistakes);
            return new Read(root, parts, new String(bytes, StandardCharsets.UTF_8));
        } catch (Mistakes.EnoughException e) {
            return null;
        }
    }

    private static @Nullable FileNode tree(byte[] bytes, Mistakes mistakes) {
        String text = WrittenText.decode(bytes, mistakes);
        if (text == null) {
            return null;
        }
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return YamlTree.read(WrittenText.withoutForbidden(withoutMark, mistakes), mistakes);
    }

    private static RulesFileException tooLarge(Mistakes mistakes) {
        mistakes.add(Spot.START, "", "the file is larger than 4 MB", "write less: no service needs so many rules");
        return new RulesFileException(mistakes.inOrder());
    }

    private static String version(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
