package io.sluss.examples;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where an option that is not given gets its value: from the environment, else from a properties file, else its
 * default. Secrets are only here, never an option, since others see a command line.
 */
public final class Settings implements IDefaultValueProvider {
    private static final String SECRET = "secret";
    private static final Set<String> NEVER_SET = Set.of("help", "version", "config");
    private static final int SECRET_BYTES = 32;
    private static final String CONSOLE_TOKEN = "console-token";
    private static final int TOKEN_LENGTH = 16;
    private static final String WEBHOOK_SECRET = "webhook-secret";
    private static final String JDBC_PASSWORD = "jdbc-password";

    /** What a URL may hold that nobody is to see. */
    private static final Pattern PASSWORD_IN_URL =
            Pattern.compile("(?i)([?&][a-z]*(?:password|passphrase|secret)[a-z]*=)[^&]*|(?<=//)[^/?@]*(?=@)");

    private final Map<String, String> environment;
    private final Properties file;
    private final String fileName;

    private Settings(Map<String, String> environment, Properties file, String fileName) {
        this.environment = Map.copyOf(environment);
        this.file = file;
        this.fileName = fileName;
    }

    /** Reads the file that {@code --config} or {@code SLUSS_CONFIG} names, if one does. */
    static Settings read(Map<String, String> environment, String... args) {
        String named = environment.getOrDefault(variable("config"), "");
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--config=")) {
                named = args[i].substring("--config=".length());
            } else if (args[i].equals("--config") && i + 1 < args.length) {
                named = args[i + 1];
            }
        }
        Properties file = new Properties();
        if (!named.isEmpty()) {
            try (Reader reader = Files.newBufferedReader(Path.of(named), StandardCharsets.UTF_8)) {
                file.load(reader);
            } catch (NoSuchFileException e) {
                throw new UserMistake("the settings file " + named + " is not there");
            } catch (CharacterCodingException e) {
                throw new UserMistake("the settings file " + named + " is not UTF-8");
            } catch (IOException | IllegalArgumentException e) {
                throw new UserMistake("the settings file " + named + " cannot be read: " + reason(e));
            }
        }
        return new Settings(environment, file, named);
    }

    /** Hands itself to commands that ask for it. */
    CommandLine.IFactory factory() {
        CommandLine.IFactory usual = CommandLine.defaultFactory();
        return new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                for (var constructor : type.getDeclaredConstructors()) {
                    if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Settings.class) {
                        return type.cast(constructor.newInstance(Settings.this));
                    }
                }
                return usual.create(type);
            }
        };
    }

    /** Refuses a file with a key that sets nothing: a slip would go unnoticed. */
    void checkKeys(CommandLine line) {
        Set<String> known = new TreeSet<>();
        known.add(SECRET);
        known.add(CONSOLE_TOKEN);
        known.add(WEBHOOK_SECRET);
        known.add(JDBC_PASSWORD);
        for (CommandLine command : line.getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                known.add(key(option));
            }
        }
        known.removeAll(NEVER_SET);
        for (String key : new TreeSet<>(file.stringPropertyNames())) {
            if (!known.contains(key)) {
                throw new UserMistake("the settings file " + fileName + " sets " + key
                        + ", which is no setting; there are " + String.join(", ", known));
            }
        }
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument.isOption() ? set(key((OptionSpec) argument)) : null;
    }

    private @Nullable String set(String key) {
        if (NEVER_SET.contains(key)) {
            return null;
        }
        String value = environment.get(variable(key));
        return value != null && !value.isEmpty() ? value : file.getProperty(key);
    }

    /**
     * The secret that keys are derived from, or null when none is set.
     *
     * @throws UserMistake if it is no base64, or too short
     */
    public byte @Nullable [] secret() {
        String text = set(SECRET);
        if (text == null || text.isBlank()) {
            return null;
        }
        byte[] secret = base64("the secret", text);
        if (secret.length < SECRET_BYTES) {
            throw new UserMistake("the secret is " + secret.length + " bytes long; it has to be at least "
                    + SECRET_BYTES + ": `openssl rand -base64 32` makes one");
        }
        return secret;
    }

    /**
     * What whoever uses the console must know, or null where only this machine may.
     *
     * @throws UserMistake if it is too short, or cannot be sent
     */
    public @Nullable String consoleToken() {
        String text = set(CONSOLE_TOKEN);
        if (text == null || text.isBlank()) {
            return null;
        }
        String token = text.strip();
        if (token.length() < TOKEN_LENGTH || !token.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            throw new UserMistake("the console token has to be at least " + TOKEN_LENGTH
                    + " letters, digits or signs without spaces: `openssl rand -base64 24` makes one");
        }
        return token;
    }

    /**
     * What events of a webhook are signed with: none, one, or the new one and the old one while it is changed.
     *
     * @throws UserMistake if one is no base64
     */
    public List<byte[]> webhookSecrets() {
        String text = set(WEBHOOK_SECRET);
        List<byte[]> secrets = new ArrayList<>();
        if (text != null && !text.isBlank()) {
            for (String each : text.split(",", -1)) {
                secrets.add(base64("the webhook's secret", each));
            }
        }
        return secrets;
    }

    private static byte[] base64(String what, String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new UserMistake(what + " is not base64; `openssl rand -base64 32` makes one");
        }
    }

    /** Each setting of a command with its value and where that comes from, one a line. */
    public List<String> describe(ParseResult parsed) {
        List<String> lines = new ArrayList<>();
        for (OptionSpec option : parsed.commandSpec().options()) {
            String key = key(option);
            Object value = option.getValue();
            if (!NEVER_SET.contains(key) && value != null) {
                lines.add(key + " = " + masked(value.toString()) + " (" + source(parsed, option) + ")");
            }
        }
        return lines;
    }

    /** Whether the secret is set and where, but not what it is. */
    public String describeSecret() {
        return describeHidden(SECRET);
    }

    /** Whether the console's token is set and where, but not what it is. */
    public String describeConsoleToken() {
        return describeHidden(CONSOLE_TOKEN);
    }

    /** Whether the webhook's secret is set and where, but not what it is. */
    public String describeWebhookSecret() {
        return describeHidden(WEBHOOK_SECRET);
    }

    /** The password of the database, or null where none is set. */
    public @Nullable String jdbcPassword() {
        return set(JDBC_PASSWORD);
    }

    /** Whether the password of the database is set and where, but not what it is. */
    public String describeJdbcPassword() {
        return describeHidden(JDBC_PASSWORD);
    }

    private static String masked(String value) {
        return value.startsWith("jdbc:")
                ? PASSWORD_IN_URL
                        .matcher(value)
                        .replaceAll(found -> (found.group(1) == null ? "" : found.group(1)) + "***")
                : value;
    }

    private String describeHidden(String key) {
        return key + " = " + (set(key) == null ? "not set" : "set (" + sourceOf(key) + ")");
    }

    private String source(ParseResult parsed, OptionSpec option) {
        return parsed.hasMatchedOption(option) ? "option" : sourceOf(key(option));
    }

    private String sourceOf(String key) {
        String fromEnvironment = environment.get(variable(key));
        if (fromEnvironment != null && !fromEnvironment.isEmpty()) {
            return variable(key);
        }
        return file.containsKey(key) ? fileName : "default";
    }

    private static String key(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }

    private static String variable(String key) {
        return "SLUSS_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** What went wrong with a file, in a few words. */
    public static String reason(Exception failure) {
        if (failure instanceof AccessDeniedException) {
            return "access denied";
        }
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return reason(unchecked.getCause());
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
