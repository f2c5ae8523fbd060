package io.sluss.rules;

import io.sluss.offer.Holdout;
import io.sluss.offer.Switchback;
import io.sluss.rules.FileNode.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code holdout}. */
final class HoldoutReader {
    private static final Map<String, Boolean> BY = Scalars.values("caller", false, "queue", true);

    private final Section section;
    private final Mistakes mistakes;
    private final Scalars scalars;

    private HoldoutReader(Section section, Mistakes mistakes) {
        this.section = section;
        this.mistakes = mistakes;
        this.scalars = new Scalars(mistakes);
    }

    static Holdout read(Section file, Mistakes mistakes) {
        return file.has("holdout")
                ? new HoldoutReader(file.section("holdout", KnownKeys.HOLDOUT), mistakes).read()
                : Holdout.NONE;
    }

    private Holdout read() {
        Boolean byQueue = scalars.choice(section.scalar("by"), BY);
        Double share = scalars.share(section.scalar("share"));
        String salt = scalars.words(section.scalar("salt"));
        LocalDate until = scalars.date(section.scalar("until"));
        Duration block = block();
        if (Boolean.TRUE.equals(byQueue)) {
            return byQueue(salt, until, block);
        }
        if (section.has("block")) {
            refuse("block", "a block goes with `by: queue`", "take it away, or write `by: queue`");
        }
        if (!section.has("share")) {
            section.missing("share", "say which share of callers, as in `share: 5 %`");
        }
        if (share == null || share == 0) {
            return Holdout.NONE;
        }
        boolean whole = named() && salt != null && until != null;
        return whole ? new Holdout(share, Objects.requireNonNull(salt), Objects.requireNonNull(until)) : Holdout.NONE;
    }

    /** Half of the time, whatever the share says. */
    private Holdout byQueue(@Nullable String salt, @Nullable LocalDate until, @Nullable Duration block) {
        if (section.has("share")) {
            refuse("share", "half of the blocks are held out `by: queue`", "take the share away");
        }
        if (!section.has("block")) {
            section.missing("block", "say how long a queue stays in an arm, as in `block: 2h`");
        }
        boolean whole = named() && salt != null && until != null && block != null;
        return whole
                ? Holdout.of(new Switchback(
                        Objects.requireNonNull(block), Objects.requireNonNull(salt), Objects.requireNonNull(until)))
                : Holdout.NONE;
    }

    private boolean named() {
        if (!section.has("salt")) {
            section.missing("salt", "name the experiment, as in `salt: spring-2027`");
        }
        if (!section.has("until")) {
            section.missing("until", "say when it ends, as in `until: 2027-05-31`");
        }
        return section.has("salt") && section.has("until");
    }

    private @Nullable Duration block() {
        Text text = section.scalar("block");
        Duration block = scalars.duration(text, Duration.ofMinutes(10), Duration.ofDays(1));
        if (text == null || block == null) {
            return null;
        }
        if (Duration.ofDays(1).toMinutes() % block.toMinutes() != 0 || block.toSecondsPart() != 0) {
            mistakes.add(
                    text, Mistakes.quote(text.value()) + " does not divide a day", "write one such as 2h, 4h or 1d");
            return null;
        }
        return block;
    }

    private void refuse(String key, String what, String mend) {
        Text text = section.scalar(key);
        if (text != null) {
            mistakes.add(text, what, mend);
        }
    }
}
