package io.sluss.rules;

import io.sluss.offer.Holdout;
import java.time.LocalDate;

/** Reads {@code holdout}. */
final class HoldoutReader {
    private HoldoutReader() {}

    static Holdout read(Section file, Mistakes mistakes) {
        Section section = file.section("holdout", KnownKeys.HOLDOUT);
        Scalars scalars = new Scalars(mistakes);
        Double share = scalars.share(section.scalar("share"));
        String salt = scalars.words(section.scalar("salt"));
        LocalDate until = scalars.date(section.scalar("until"));
        if (share == null || share == 0) {
            return Holdout.NONE;
        }
        if (!section.has("salt")) {
            section.missing("salt", "name the experiment, as in `salt: spring-2027`");
        }
        if (!section.has("until")) {
            section.missing("until", "say when it ends, as in `until: 2027-05-31`");
        }
        return salt == null || until == null ? Holdout.NONE : new Holdout(share, salt, until);
    }
}
