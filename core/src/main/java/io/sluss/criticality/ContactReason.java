package io.sluss.criticality;

import io.sluss.contact.Localized;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people contact the service about, as its product owner describes it. Immutable.
 *
 * @param id its name
 * @param label what people call it
 * @param urgency its own urgency; a contact about it is never below
 * @param personOnly whether only a person may serve it
 * @param anonymous whether the caller's key is dropped as soon as it is recognised
 * @param phrases per language, the phrases callers use, as normalised words
 * @param key the digit that picks it in a voice menu, or null
 * @param handlingMinutes how long an agent spends on one, or null
 * @param recontactWindow how long after a contact the next one about it counts as coming back
 * @param owner who answers for it, or null
 * @param reviewBy when it must be looked at again, or null
 * @param handbook where it comes from, or null
 */
public record ContactReason(
        ReasonId id,
        Localized label,
        Urgency urgency,
        boolean personOnly,
        boolean anonymous,
        Map<String, Set<List<String>>> phrases,
        @Nullable String key,
        @Nullable Integer handlingMinutes,
        Duration recontactWindow,
        @Nullable String owner,
        @Nullable LocalDate reviewBy,
        @Nullable String handbook) {

    /** Copies the phrases. */
    public ContactReason {
        phrases = Map.copyOf(phrases);
    }

    /** Whether an automatic channel may ever serve it. */
    public boolean offerable() {
        return urgency == Urgency.DEFERRABLE && !personOnly;
    }

    /** Every word of its phrases. */
    public Set<String> vocabulary() {
        Set<String> words = new HashSet<>();
        phrases.values().forEach(list -> list.forEach(words::addAll));
        return Set.copyOf(words);
    }
}
