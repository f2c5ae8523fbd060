package io.sluss.examples.storage;

import io.sluss.SlussBuilder;
import io.sluss.contact.Hidden;
import io.sluss.examples.Settings;
import io.sluss.examples.UserMistake;
import io.sluss.outcome.AuditTrail;
import io.sluss.rules.RuleSet;
import io.sluss.uptake.LedgerFile;
import io.sluss.uptake.LedgerFileException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Another storage, and what happens in a file besides. */
final class FiledStorage implements Storage {
    private static final Logger LOG = LoggerFactory.getLogger(FiledStorage.class);

    private final Storage books;
    private final Path path;
    private final LedgerFile.Writer file;
    private boolean failing; // touched only by keepUp()

    /** @throws UserMistake if the file cannot be written to, or is another kind of file */
    FiledStorage(Storage books, Path path) {
        this.books = books;
        this.path = path;
        try {
            this.file = LedgerFile.Writer.appendingTo(path);
        } catch (LedgerFileException | UncheckedIOException e) {
            throw new UserMistake("--ledger-file " + path + " cannot be written: " + Settings.reason(e));
        }
    }

    @Override
    public AuditTrail audit() {
        return books.audit();
    }

    @Override
    public void giveTo(SlussBuilder builder, RuleSet rules, InstantSource clock) {
        books.giveTo(builder, rules, clock);
        builder.recorder(file);
    }

    @Override
    public void keepUp() {
        books.keepUp();
        try {
            file.flush();
            failing = false;
        } catch (UncheckedIOException e) {
            if (!failing) {
                LOG.error("The ledger file cannot be written; what happens is not in it until it can", Hidden.of(e));
            }
            failing = true;
        }
    }

    @Override
    public boolean answers() {
        return books.answers();
    }

    @Override
    public String description() {
        return books.description() + "; what happens is written to " + path + ", about once a second";
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (UncheckedIOException e) {
            LOG.error("The ledger file could not be ended", Hidden.of(e));
        }
        books.close();
    }
}
