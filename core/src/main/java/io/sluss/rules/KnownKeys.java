package io.sluss.rules;

import io.sluss.matching.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The keys each map of a rules file may have, needed ones first. The JSON Schema has a definition of the same name for
 * each constant, {@code $defs/service-level}; a test holds the two together.
 */
enum KnownKeys {
    FILE(
            List.of(
                    "sluss-rules",
                    "service",
                    "time-zone",
                    "languages",
                    "emergency-number",
                    "reasons",
                    "urgency-gate",
                    "channels",
                    "offers",
                    "texts"),
            List.of(
                    "holidays",
                    "recognition",
                    "recontact-window",
                    "service-level",
                    "regions",
                    "synonyms",
                    "examples",
                    "calibration",
                    "ranking",
                    "holdout")),
    RECOGNITION(List.of(), List.of("mode", "recall-target", "accuracy-target", "least-confidence")),
    EXAMPLES(List.of(), List.of("calm", "urgent")),
    SERVICE_LEVEL(List.of("share", "within", "between"), List.of()),
    REGION(List.of("label"), List.of("places", "overflow")),
    REASON(
            List.of("label", "urgency"),
            List.of(
                    "handling",
                    "anonymous",
                    "phrases",
                    "key",
                    "handling-minutes",
                    "recontact-window",
                    "owner",
                    "review-by",
                    "handbook")),
    GATE_RULE(List.of("name", "when", "then"), List.of()),
    GATE_WHEN(List.of(), List.of("says", "origin", "region", "place", "language", "signals", "time")),
    WHEN(
            List.of(),
            List.of(
                    "says",
                    "origin",
                    "reason",
                    "region",
                    "place",
                    "language",
                    "time",
                    "weekday",
                    "holiday",
                    "from",
                    "until",
                    "expected-wait",
                    "repeat-contact",
                    "signals",
                    "suspect",
                    "evidence",
                    "happened",
                    "injured",
                    "threat",
                    "minor")),
    CHANNELS(List.of("live-agent"), List.of("e-services", "callback", "booking")),
    E_SERVICE(
            List.of("label", "reasons"),
            List.of(
                    "mode",
                    "url",
                    "health",
                    "hours",
                    "exceptions",
                    "minutes",
                    "requires",
                    "ask",
                    "source",
                    "checked",
                    "assumption")),
    CALLBACK(
            List.of("label", "hours", "slot", "capacity"),
            List.of("exceptions", "per", "lead-time", "horizon", "modes", "reasons", "skills")),
    SKILL(List.of("capacity"), List.of("languages", "reasons")),
    BOOKING(
            List.of("label", "hours", "slot", "capacity", "resources"),
            List.of("exceptions", "per", "lead-time", "horizon", "reasons")),
    OFFICE(List.of("label", "place", "mode"), List.of("region", "reasons", "hours", "exceptions", "capacity")),
    LIVE_AGENT(List.of("label", "hours", "queues"), List.of("exceptions", "on-call")),
    QUEUES(List.of("default", "priority"), List.of("by")),
    QUEUE_ROW(List.of("queue"), List.of("region", "language", "reason")),
    OFFER_RULE(List.of("name", "offer"), List.of("when")),
    TEXTS(
            List.of(
                    "greeting",
                    "ask-reason",
                    "ask-again",
                    "safety-question",
                    "yes-no",
                    "transfer",
                    "emergency",
                    "unavailable",
                    "goodbye"),
            List.of(
                    "menu-item",
                    "ask",
                    "offer",
                    "accepted",
                    "sms",
                    "closed",
                    "crisis",
                    "other-time",
                    "proposed-time",
                    "ask-number",
                    "emergency-number",
                    "no-transfer",
                    "a-few",
                    "later",
                    "promise-code",
                    "promise-word",
                    "safe-to-call",
                    "own-time",
                    "own-time-kept",
                    "own-time-cancel",
                    "own-time-cancelled",
                    "calendar-title")),
    ASK_TEXTS(List.of(), questions()),
    OFFER_TEXTS(List.of(), List.of("e-service", "form-by-post", "callback", "booking")),
    ACCEPTED_TEXTS(List.of(), List.of("e-service", "form-by-post", "callback", "booking")),
    SMS_TEXTS(List.of(), List.of("e-service")),
    RANKING(List.of("by"), List.of("least-presented")),
    HOLDOUT(List.of(), List.of("by", "share", "block", "salt", "until"));

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, in the order of the file's description
    private final Set<String> needed;

    @SuppressWarnings("ImmutableEnumChecker") // as above
    private final Set<String> all;

    KnownKeys(List<String> needed, List<String> others) {
        this.needed = Collections.unmodifiableSet(new LinkedHashSet<>(needed));
        List<String> both = new ArrayList<>(needed);
        both.addAll(others);
        this.all = Collections.unmodifiableSet(new LinkedHashSet<>(both));
    }

    private static List<String> questions() {
        return Arrays.stream(Requirement.values())
                .map(Requirement::question)
                .distinct()
                .toList();
    }

    /** The keys that must be there, whatever the rest of the file says. */
    Set<String> needed() {
        return needed;
    }

    /** Every key there is. */
    Set<String> all() {
        return all;
    }

    /** The name of its definition in the JSON Schema. */
    String schemaName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
