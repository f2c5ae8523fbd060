package io.sluss.criticality;

import io.sluss.classifier.Guess;
import io.sluss.classifier.Thresholds.Aims;
import io.sluss.classifier.Training;
import io.sluss.contact.Contact;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.contact.Wording;
import io.sluss.criteria.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a contact: the gate, then the reason, then the two together. Lopsided on purpose: whatever is missing,
 * contradictory or failing leads to a person. Immutable and pure, apart from the recogniser it is given.
 */
public final class Judge {
    /**
     * What gates and earlier steps raise a contact to, before its words are recognised.
     *
     * @param to the urgency
     * @param because why
     */
    public record Raised(Urgency to, List<Because> because) {
        /** Copies the explanation. */
        public Raised {
            because = List.copyOf(because);
        }
    }

    private final UrgencyGate gate;
    private final Map<ReasonId, ContactReason> reasons;
    private final Map<ReasonId, Set<String>> vocabularies;
    private final HarmlessWords harmless;
    private final Listening listening;
    private final @Nullable LearntRecognizer learnt;

    /**
     * What words are recognised by.
     *
     * @param on whether they are at all; otherwise by keys and menus only
     * @param leastConfidence a transcript less sure of itself is not judged, 0-1
     * @param lesson what is learnt from
     */
    public record Hearing(boolean on, double leastConfidence, LearntRecognizer.Lesson lesson) {
        /** Phrases, taken at their word. */
        public static final Hearing PHRASES =
                new Hearing(true, 0, new LearntRecognizer.Lesson(List.of(), List.of(), List.of(), new Aims(1, 1)));
    }

    /**
     * Compiles what contacts are judged by.
     *
     * @param gate what raises
     * @param reasons what people contact the service about
     * @param languages the languages it serves
     * @param places the names of its places, which are harmless words
     * @param hearing how words are recognised
     */
    public Judge(
            UrgencyGate gate,
            Collection<ContactReason> reasons,
            Collection<String> languages,
            Collection<String> places,
            Hearing hearing) {
        this(gate, reasons, languages, places, hearing, List.of());
    }

    /**
     * The same, where what was learnt before need not be learnt anew.
     *
     * @param gate what raises
     * @param reasons what people contact the service about
     * @param languages the languages it serves
     * @param places the names of its places, which are harmless words
     * @param hearing how words are recognised
     * @param earlier what was learnt before; used again where it learnt from the same
     */
    public Judge(
            UrgencyGate gate,
            Collection<ContactReason> reasons,
            Collection<String> languages,
            Collection<String> places,
            Hearing hearing,
            Collection<Training> earlier) {
        this.gate = gate;
        this.reasons = new LinkedHashMap<>();
        this.vocabularies = new HashMap<>();
        for (ContactReason reason : reasons) {
            this.reasons.put(reason.id(), reason);
            this.vocabularies.put(reason.id(), reason.vocabulary());
        }
        this.harmless = HarmlessWords.with(places, hearing.lesson().examples());
        this.learnt = hearing.on() ? LearntRecognizer.of(reasons, hearing.lesson(), earlier) : null;
        ReasonRecognizer phrases = hearing.on() ? PhraseRecognizer.of(reasons) : ReasonRecognizer.NONE;
        this.listening =
                new Listening(this.reasons, Set.copyOf(languages), phrases, this.learnt, hearing.leastConfidence());
    }

    /** What is learnt from phrases and examples; null when these are too few, or words are not recognised. */
    public @Nullable LearntRecognizer learnt() {
        return learnt;
    }

    /**
     * The verdict that needs no recogniser, because a gate or an earlier step has raised the contact to a person soon;
     * null when the words have to be recognised first.
     */
    public @Nullable Criticality urgent(Facts facts, Raised raised) {
        Urgency to = raised.to();
        return needsAPersonSoon(to) ? new Criticality(to, to, knownReason(facts), raised.because()) : null;
    }

    /** Judges the gate, once for each step of a contact. */
    public Raised raise(Facts facts) {
        List<Because> because = new ArrayList<>(4);
        return new Raised(gate.raise(facts, because), because);
    }

    /** The verdict when none could be had: what gates and earlier steps raise the contact to, and a person at least. */
    public Criticality degraded(Facts facts, String step) {
        List<Because> because = new ArrayList<>(4);
        because.add(Because.of(Because.Kind.DEGRADED, step));
        Urgency raised = gate.raise(facts, because);
        return new Criticality(raised.raisedTo(Urgency.UNKNOWN), raised, null, because);
    }

    /**
     * What a step raises a contact to whose reason is known already: gates and signals do, and so do words that neither
     * that reason nor everyday speech explains.
     */
    public Urgency raisedBy(Facts facts, @Nullable ReasonId reason) {
        Urgency raised = gate.raise(facts, new ArrayList<>(2));
        Wording wording = facts.contact().wording();
        Set<String> vocabulary = reason == null ? Set.of() : vocabularies.getOrDefault(reason, Set.of());
        boolean understood =
                !wording.tooLong() && harmless.left(wording, vocabulary).words() == 0;
        return understood ? raised : raised.raisedTo(Urgency.UNKNOWN);
    }

    /**
     * The verdict.
     *
     * @param host the host's recogniser, asked instead of the phrases and what was learnt; null for none
     */
    public Criticality judge(Facts facts, @Nullable ReasonRecognizer host) {
        return judge(facts, raise(facts), host);
    }

    /** The verdict, once the gate is judged. */
    public Criticality judge(Facts facts, Raised gated, @Nullable ReasonRecognizer host) {
        Criticality soon = urgent(facts, gated);
        if (soon != null) {
            return soon;
        }
        Urgency raised = gated.to();
        List<Because> because = new ArrayList<>(gated.because());
        ContactReason reason = reason(facts, host, because);
        if (reason == null) {
            return new Criticality(raised.raisedTo(Urgency.UNKNOWN), raised, null, because);
        }
        Urgency urgency = raised.raisedTo(reason.urgency());
        because.add(Because.of(Because.Kind.URGENCY, reason.id().value(), urgency.name()));
        if (reason.personOnly()) {
            because.add(Because.of(Because.Kind.PERSON_ONLY, reason.id().value()));
        }
        // An urgent reason stays urgent in every later step, whatever is said then.
        return new Criticality(urgency, urgency, reason, because);
    }

    private static boolean needsAPersonSoon(Urgency raised) {
        return raised.compareTo(Urgency.TIME_CRITICAL) >= 0;
    }

    private @Nullable ContactReason knownReason(Facts facts) {
        ReasonId stated = facts.contact().reason();
        ContactReason known = stated == null ? null : reasons.get(stated);
        if (known == null && facts.situation().reason() != null) {
            known = reasons.get(facts.situation().reason());
        }
        return known;
    }

    private @Nullable ContactReason reason(Facts facts, @Nullable ReasonRecognizer host, List<Because> because) {
        Contact contact = facts.contact();
        Wording wording = contact.wording();
        if (wording.tooLong()) {
            because.add(Because.of(Because.Kind.TOO_LONG));
            return null;
        }
        ContactReason stated = contact.reason() == null ? null : reasons.get(contact.reason());
        if (contact.reason() != null && stated == null) {
            because.add(Because.of(Because.Kind.NOT_RECOGNISED));
            return null;
        }
        if (wording.isEmpty()) {
            return withoutWords(facts, stated, because);
        }
        Listening.Heard heard = listening.to(contact, host, because);
        if (stated != null) {
            return statedAndSaid(stated, heard, contact, because);
        }
        return heard.reason() == null ? null : accepted(heard.reason(), contact, because);
    }

    private @Nullable ContactReason withoutWords(Facts facts, @Nullable ContactReason stated, List<Because> because) {
        if (stated != null) {
            because.add(Because.of(Because.Kind.STATED, stated.id().value()));
            return stated;
        }
        ContactReason earlier = facts.situation().reason() == null
                ? null
                : reasons.get(facts.situation().reason());
        if (earlier != null) {
            because.add(Because.of(Because.Kind.REASON_KEPT, earlier.id().value()));
            return earlier;
        }
        because.add(Because.of(Because.Kind.NO_WORDS));
        return null;
    }

    /**
     * What was said may not lower what was stated: the stricter of the two holds. Two deferrable ones are a doubt, and so
     * is what cannot be told.
     */
    private @Nullable ContactReason statedAndSaid(
            ContactReason stated, Listening.Heard heard, Contact contact, List<Because> because) {
        ContactReason recognised = heard.reason();
        if (!stated.offerable() && (recognised == null || recognised.urgency().compareTo(stated.urgency()) <= 0)) {
            because.add(Because.of(Because.Kind.STATED, stated.id().value()));
            return stated;
        }
        if (recognised != null && !recognised.id().equals(stated.id())) {
            if (!recognised.offerable()) {
                return recognised;
            }
            because.add(Because.of(
                    Because.Kind.CONTRADICTORY,
                    stated.id().value() + ", " + recognised.id().value()));
            return null;
        }
        if (heard.doubtful()) {
            return null;
        }
        because.add(Because.of(Because.Kind.STATED, stated.id().value()));
        return accepted(stated, contact, because);
    }

    /**
     * The reason, unless the words sound urgent or words are left that it does not explain. An urgent or person-only one
     * needs no second look.
     */
    private @Nullable ContactReason accepted(ContactReason reason, Contact contact, List<Because> because) {
        if (!reason.offerable()) {
            return reason;
        }
        int allowed = 0;
        if (learnt != null) {
            Guess riskiest = riskiest(contact, learnt);
            if (!learnt.mayWait(riskiest)) {
                because.add(Because.of(Because.Kind.RISK, percent(riskiest.risk())));
                return null;
            }
            if (harmless.experienced()) {
                allowed = learnt.unknownAllowed(
                        riskiest, contact.wording().words().size());
            }
        }
        HarmlessWords.Left left = harmless.left(contact.wording(), vocabularies.getOrDefault(reason.id(), Set.of()));
        if (left.suspicious() > 0 || left.unknown() > allowed) {
            because.add(Because.of(Because.Kind.UNEXPLAINED, reason.id().value(), Integer.toString(left.words())));
            return null;
        }
        return reason;
    }

    /** The guess with the highest risk, of what was said and what may have been said instead. */
    private static Guess riskiest(Contact contact, LearntRecognizer learnt) {
        Guess riskiest = learnt.guess(contact.wording());
        for (Wording alternative : contact.alternatives()) {
            Guess guess = learnt.guess(alternative);
            riskiest = guess.risk() > riskiest.risk() ? guess : riskiest;
        }
        return riskiest;
    }

    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** The owner's gate. */
    public UrgencyGate gate() {
        return gate;
    }
}
