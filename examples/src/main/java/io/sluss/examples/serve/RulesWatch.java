package io.sluss.examples.serve;

import io.sluss.Sluss;
import io.sluss.examples.RulesSource;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import io.sluss.rules.RuleSetStoreException;
import io.sluss.rules.RulesFileException;
import io.sluss.rules.Trial;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a rules file in force, or tries it out, when it has changed and is good. A broken file is refused with its
 * mistakes in the log, once, and the rules before stay. Thread-safe.
 */
public final class RulesWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RulesWatch.class);

    private final RulesSource source;
    private final @Nullable TriedRules trial;
    private byte[] seen;
    private boolean readable = true;

    /** Good rules that could not be shared with the other nodes yet. */
    private @Nullable RuleSet waiting;

    private RulesWatch(RulesSource source, @Nullable TriedRules trial, byte[] seen) {
        this.source = source;
        this.trial = trial;
        this.seen = seen;
    }

    /** Rules, and what watches the file they were made of. */
    record Loaded(RuleSet rules, RulesWatch watch) {
        /**
         * Puts them to use for the first time.
         *
         * @throws UserMistake if they cannot be tried out
         */
        void putInto(Sluss sluss) {
            try {
                watch.use(sluss, rules);
            } catch (RuleSetStoreException e) {
                watch.waitFor(rules, e);
            } catch (IllegalArgumentException e) {
                throw new UserMistake(
                        "the candidate " + watch.source.name() + " cannot be tried out: " + e.getMessage());
            }
        }
    }

    /**
     * Loads the rules for the first time.
     *
     * @throws RulesFileException if they have mistakes
     * @throws UserMistake if they cannot be read
     */
    static Loaded load(RulesSource source) {
        return load(source, null, List.of());
    }

    /** The same for rules that are tried out beside live ones. */
    static Loaded loadCandidate(TriedRules trial, RuleSet live) {
        return load(trial.rules(), trial, List.of(live));
    }

    private static Loaded load(RulesSource source, @Nullable TriedRules trial, List<RuleSet> earlier) {
        try {
            byte[] bytes = source.read();
            String text = RulesSource.decode(bytes);
            RuleSet rules = RuleSetFile.parse(source.name(), text, earlier);
            return new Loaded(rules, new RulesWatch(source, trial, bytes));
        } catch (IOException e) {
            RuleSet rules = source.load(); // says what is wrong with bytes that are no text
            throw new IllegalStateException("the rules " + rules + " could be read only the second time", e);
        }
    }

    /** Whether there is a file that can change. */
    boolean watches() {
        return source.file() != null;
    }

    /** What its rules are used as. */
    private String use() {
        return trial == null ? "in force" : "tried out";
    }

    /** The version that its rules are used in, or none. */
    private String version(Sluss sluss) {
        return trial == null
                ? sluss.rules().version()
                : sluss.trial().map(tried -> tried.candidate().version()).orElse("none");
    }

    /** What they have learnt need not be learnt anew. */
    private static List<RuleSet> inUse(Sluss sluss) {
        return Stream.concat(Stream.of(sluss.rules()), sluss.trial().map(Trial::candidate).stream())
                .toList();
    }

    private void use(Sluss sluss, RuleSet rules) {
        if (trial == null) {
            sluss.reload(rules);
        } else {
            sluss.tryOut(rules, trial.share(), trial.salt());
        }
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
                        "The rules file {} cannot be read ({}); version {} stays {}",
                        source.name(),
                        Settings.reason(e),
                        version(sluss),
                        use());
            }
            readable = false;
            return;
        }
        if (!Arrays.equals(now, seen)) {
            seen = now;
            waiting = null;
            changed(now, sluss);
        } else if (waiting != null) {
            share(waiting, sluss);
        }
    }

    private void changed(byte[] now, Sluss sluss) {
        String before = version(sluss);
        try {
            String text = RulesSource.decode(now);
            RuleSet next = RuleSetFile.parse(source.name(), text, inUse(sluss));
            if (next.version().equals(before)) {
                LOG.info("The rules file {} is again the one {}, version {}", source.name(), use(), before);
                return;
            }
            share(next, sluss);
        } catch (RulesFileException e) {
            LOG.warn(
                    "The changed rules file has {} mistakes and was refused; version {} stays {}:{}{}",
                    e.mistakes().size(),
                    before,
                    use(),
                    System.lineSeparator(),
                    e.getMessage());
        } catch (CharacterCodingException e) {
            LOG.warn("The changed rules file is not UTF-8 and was refused; version {} stays {}", before, use());
        }
    }

    /** What the store of rules does not take is tried again at the next look. */
    private void share(RuleSet next, Sluss sluss) {
        String before = version(sluss);
        try {
            use(sluss, next);
            waiting = null;
            LOG.info("New rules are {}: {} version {}, before it {}", use(), next.service(), next.version(), before);
        } catch (RuleSetStoreException e) {
            waitFor(next, e);
        } catch (IllegalArgumentException e) {
            waiting = null;
            LOG.warn("The changed rules file was refused: {}; version {} stays {}", e.getMessage(), before, use());
        }
    }

    private synchronized void waitFor(RuleSet next, RuleSetStoreException why) {
        if (waiting == null) {
            LOG.warn("The rules file {} waits: {}", source.name(), why.getMessage());
        }
        waiting = next;
    }
}
