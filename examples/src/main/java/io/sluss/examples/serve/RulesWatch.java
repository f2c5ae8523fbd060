package io.sluss.examples.serve;

import io.sluss.Sluss;
import io.sluss.examples.RulesSource;
import io.sluss.examples.Settings;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import io.sluss.rules.RulesFileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a rules file in force when it has changed and is good. A broken file is refused with its mistakes in the log,
 * once, and the rules before stay. Thread-safe.
 */
public final class RulesWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RulesWatch.class);

    private final RulesSource source;
    private byte[] seen;
    private boolean readable = true;
    private volatile String inForce;

    private RulesWatch(RulesSource source, byte[] seen, String text) {
        this.source = source;
        this.seen = seen;
        this.inForce = text;
    }

    /** Rules, and the text they were made of. */
    record Loaded(RuleSet rules, RulesWatch watch) {}

    /**
     * Loads the rules for the first time.
     *
     * @throws RulesFileException if they have mistakes
     * @throws io.sluss.examples.UserMistake if they cannot be read
     */
    static Loaded load(RulesSource source) {
        try {
            byte[] bytes = source.read();
            String text = RulesSource.decode(bytes);
            return new Loaded(RuleSetFile.parse(source.name(), text), new RulesWatch(source, bytes, text));
        } catch (IOException e) {
            RuleSet rules = source.load(); // says what is wrong with bytes that are no text
            throw new IllegalStateException("the rules " + rules + " could be read only the second time", e);
        }
    }

    /** The text of the rules in force. */
    String textInForce() {
        return inForce;
    }

    /** Whether there is a file that can change. */
    boolean watches() {
        return source.file() != null;
    }

    /** Looks whether the file has changed since the last look. Never throws for what is in it. */
    public synchronized void check(Sluss sluss) {
        if (!watches()) {
            return;
        }
        byte[] now;
        try {
            now = source.read();
            readable = true;
        } catch (IOException e) {
            if (readable) {
                LOG.warn(
                        "The rules file {} cannot be read ({}); version {} stays in force",
                        source.name(),
                        Settings.reason(e),
                        sluss.rules().version());
            }
            readable = false;
            return;
        }
        if (!Arrays.equals(now, seen)) {
            seen = now;
            changed(now, sluss);
        }
    }

    private void changed(byte[] now, Sluss sluss) {
        String before = sluss.rules().version();
        try {
            String text = RulesSource.decode(now);
            RuleSet next = RuleSetFile.parse(source.name(), text);
            if (next.version().equals(before)) {
                LOG.info("The rules file {} is again the one in force, version {}", source.name(), before);
                return;
            }
            sluss.reload(next);
            inForce = text;
            LOG.info("New rules are in force: {} version {}, before it {}", next.service(), next.version(), before);
        } catch (RulesFileException e) {
            LOG.warn(
                    "The changed rules file has {} mistakes and was refused; version {} stays in force:{}{}",
                    e.mistakes().size(),
                    before,
                    System.lineSeparator(),
                    e.getMessage());
        } catch (CharacterCodingException e) {
            LOG.warn("The changed rules file is not UTF-8 and was refused; version {} stays in force", before);
        }
    }
}
