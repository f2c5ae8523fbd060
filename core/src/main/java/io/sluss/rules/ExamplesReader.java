package io.sluss.rules;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Wording;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.SpokenExample;
import io.sluss.rules.FileNode.Field;
import io.sluss.rules.FileNode.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code examples} and {@code calibration}: what callers said, by reason, those that could wait and those that could not. */
final class ExamplesReader {
    /** The name for what none of the reasons is about. */
    static final String OTHER = "other";

    /** More would take long to learn from. */
    static final int MOST_EXAMPLES = 50_000;

    private final Map<String, ContactReason> reasons = new LinkedHashMap<>();
    private final Mistakes mistakes;

    ExamplesReader(Collection<ContactReason> reasons, Mistakes mistakes) {
        reasons.forEach(reason -> this.reasons.put(reason.id().value(), reason));
        this.mistakes = mistakes;
    }

    List<SpokenExample> read(Section file, String key) {
        List<SpokenExample> examples = new ArrayList<>();
        Section all = file.freeSection(key, "a-reason: {calm: [what callers say, …], urgent: […]}");
        for (Field field : all.all()) {
            ContactReason reason = reasons.get(field.key());
            if (reason == null && !field.key().equals(OTHER)) {
                String what = Mistakes.quote(field.key()) + " is no reason of this file";
                Set<String> known = new TreeSet<>(reasons.keySet());
                known.add(OTHER);
                mistakes.add(field.at(), field.value().path(), what, NearName.mend(field.key(), known));
                continue;
            }
            Section section = Section.of(field.value(), KnownKeys.EXAMPLES, mistakes);
            boolean always = reason != null && !reason.offerable();
            add(section, "calm", reason, always, examples);
            add(section, "urgent", reason, true, examples);
        }
        if (examples.size() > MOST_EXAMPLES) {
            file.wrong(key, "there are more than " + MOST_EXAMPLES + " examples", "keep those that differ most");
        }
        return examples;
    }

    private void add(
            Section section,
            String key,
            @Nullable ContactReason reason,
            boolean needsPerson,
            List<SpokenExample> examples) {
        if (!section.has(key)) {
            return;
        }
        ReasonId id = reason == null ? null : reason.id();
        for (Text text : section.oneOrMore(key)) {
            Wording wording = Wording.of(text.value());
            if (wording.isEmpty()) {
                mistakes.add(text, "the example holds no word", "write what a caller said, or leave it out");
            } else {
                examples.add(new SpokenExample(wording, id, needsPerson));
            }
        }
    }
}
