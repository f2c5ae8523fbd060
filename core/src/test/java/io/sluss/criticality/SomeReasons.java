package io.sluss.criticality;

import io.sluss.contact.Localized;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.criteria.PhraseNotation;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reasons for tests. */
public final class SomeReasons {
    private SomeReasons() {}

    /** A reason that can wait and that any channel may serve, with Swedish phrases. */
    public static ContactReason deferrable(String id, String... phrases) {
        return reason(id, Urgency.DEFERRABLE, false, Map.of("sv", List.of(phrases)));
    }

    public static ContactReason personOnly(String id, String... phrases) {
        return reason(id, Urgency.DEFERRABLE, true, Map.of("sv", List.of(phrases)));
    }

    public static ContactReason urgent(String id, Urgency urgency, String... phrases) {
        return reason(id, urgency, false, Map.of("sv", List.of(phrases)));
    }

    public static ContactReason reason(
            String id, Urgency urgency, boolean personOnly, Map<String, List<String>> phrases) {
        Map<String, Set<List<String>>> expanded = new HashMap<>();
        phrases.forEach((language, list) -> {
            Set<List<String>> all = new HashSet<>();
            list.forEach(phrase -> all.addAll(PhraseNotation.expand(phrase)));
            expanded.put(language, all);
        });
        return new ContactReason(
                new ReasonId(id),
                Localized.of(id),
                urgency,
                personOnly,
                false,
                expanded,
                null,
                null,
                Duration.ofDays(7),
                null,
                null,
                null);
    }
}
