package io.sluss;

import io.sluss.contact.CallerKey;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Signals;
import io.sluss.contact.Urgency;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.Criticality;
import io.sluss.matching.Requirement;
import io.sluss.offer.Arm;
import io.sluss.offer.Offer;
import io.sluss.offer.OfferId;
import io.sluss.outcome.Labels;
import io.sluss.rules.Answer;
import io.sluss.rules.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a contact between its steps: never its words, never its number. What it establishes only rises.
 * Thread-safe; holds its own monitor for a few assignments at a time and never across other code.
 */
final class OpenContact {
    /** An offer's id has room for no higher ordinal. */
    private static final int LAST_ORDINAL = 255;

    /** An offer, and the version of the rules that made it. */
    private record Made(Offer offer, String ruleSet) {}

    private final ContactId id;
    private final Origin origin;
    private final Instant arrivedAt;
    private final List<Made> offers = new ArrayList<>(4); // few, so that looking through them is quickest
    private Set<String> declined = Set.of();
    private Contact known;
    private Urgency floor;
    private boolean personOnly;
    private boolean anonymous;
    private boolean mayHaveBeenHere;
    private boolean handedOver;
    private boolean promised;
    private @Nullable ReasonId reason;
    private @Nullable Region region;
    private @Nullable String language;
    private boolean cameBack;
    private @Nullable CallerKey caller;
    private String bucket;
    private Urgency urgency = Urgency.UNKNOWN;
    private Arm arm = Arm.PASSED_THROUGH;
    private String ruleSet = "";
    private int ordinals;
    private int takenBackBelow;

    OpenContact(ContactId id, Contact first, Instant arrivedAt, Urgency floor) {
        this.id = id;
        this.origin = first.origin();
        this.arrivedAt = arrivedAt;
        this.known = first.withoutWordsAndNumber();
        this.floor = floor;
        this.bucket = id.text();
    }

    synchronized void calledBy(CallerKey key) {
        caller = key;
    }

    synchronized void drawnBy(String lot) {
        bucket = lot;
    }

    /** The caller could not be recognised, so it cannot be ruled out that they have been here. */
    synchronized void calledByNobodyCanTell() {
        mayHaveBeenHere = true;
    }

    synchronized boolean mayHaveBeenHere() {
        return mayHaveBeenHere;
    }

    ContactId id() {
        return id;
    }

    Origin origin() {
        return origin;
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    /** This step with what earlier steps told filled in, which is remembered for the next. */
    synchronized Contact continued(Contact step) {
        Contact merged = step.continuing(known);
        known = merged.withoutWordsAndNumber();
        return merged;
    }

    /** Keeps answers, so that no later step asks again or offers against them. */
    synchronized void answered(Map<String, Boolean> answers) {
        List<String> signals = new ArrayList<>(2);
        answers.forEach((question, answer) -> {
            String signal = Requirement.signalOf(question, answer);
            if (signal != null && !Signals.RAISING.containsKey(signal)) { // those have raised it, which says enough
                signals.add(signal);
            }
        });
        Contact.Builder told = Contact.from(origin).signals(signals).eId(answers.get(Requirement.E_ID.question()));
        known = told.build().continuing(known).withoutWordsAndNumber();
    }

    synchronized Contact known() {
        return known;
    }

    synchronized Urgency floor() {
        return floor;
    }

    synchronized boolean isAnonymous() {
        return anonymous;
    }

    synchronized boolean personOnly() {
        return personOnly;
    }

    synchronized @Nullable ReasonId reason() {
        return reason;
    }

    synchronized @Nullable Region region() {
        return region;
    }

    synchronized @Nullable CallerKey caller() {
        return caller;
    }

    /** What lots are drawn by: the caller where lots are drawn and it is known, or else the contact's id. */
    synchronized String bucket() {
        return bucket;
    }

    /** The version of the rules that decided it last, which are those of its first step; empty before that. */
    synchronized String ruleSet() {
        return ruleSet;
    }

    synchronized Set<String> declined() {
        return declined;
    }

    /** Whether it has come to need a person, so that whatever else was offered is taken back. */
    synchronized boolean needsPerson() {
        return personOnly || floor != Urgency.DEFERRABLE;
    }

    /** Whether a later step offered nothing but a person, so that an earlier offer of this ordinal no longer holds. */
    synchronized boolean isTakenBack(int ordinal) {
        return ordinal < takenBackBelow;
    }

    /** Says that it goes to a person; true the first time. */
    synchronized boolean handedOver() {
        boolean first = !handedOver;
        handedOver = true;
        return first;
    }

    /** Says that the caller came back; true the first time. */
    synchronized boolean cameBack() {
        boolean first = !cameBack;
        cameBack = true;
        return first;
    }

    /** A callback or booking was promised. */
    synchronized void promise() {
        promised = true;
    }

    /** Whether a callback or booking was promised, so that a person speaks at another time. */
    synchronized boolean isPromised() {
        return promised;
    }

    /** Takes back what was offered up to now. */
    synchronized void takeBackAll() {
        takenBackBelow = ordinals;
    }

    synchronized void raise(Urgency to) {
        floor = floor.raisedTo(to);
    }

    synchronized void decline(String channel) {
        Set<String> more = new HashSet<>(declined);
        more.add(channel);
        declined = Set.copyOf(more);
    }

    synchronized void dropCaller() {
        caller = null;
        bucket = id.text();
    }

    /** Whether it has had few enough offers for {@code count} more; if not, a person is offered and nothing else. */
    synchronized boolean hasRoomFor(int count) {
        return ordinals + count <= LAST_ORDINAL;
    }

    /** Where the ordinals of {@code count} more offers begin; when there is no more room, all persons share the last. */
    synchronized int nextOrdinals(int count) {
        if (ordinals + count > LAST_ORDINAL) {
            return LAST_ORDINAL;
        }
        int first = ordinals;
        ordinals += count;
        return first;
    }

    /** Remembers an answer; true when it has just become known that the contact is anonymous. */
    synchronized boolean judged(Answer answer, RuleSet rules) {
        Criticality verdict = answer.verdict();
        floor = floor.raisedTo(verdict.raisedTo());
        urgency = verdict.urgency();
        arm = answer.arm();
        ruleSet = rules.version();
        region = answer.region();
        String told = known.language();
        language = told != null && rules.languages().contains(told) ? told : null;
        ContactReason about = verdict.reason();
        boolean nowAnonymous = false;
        if (about != null) {
            reason = about.id();
            personOnly |= about.personOnly();
            nowAnonymous = about.anonymous() && !anonymous;
            if (about.anonymous()) {
                anonymous = true;
                dropCaller();
            }
        }
        return nowAnonymous;
    }

    synchronized void offered(List<Offer> made, String version) {
        if (offers.size() + made.size() <= LAST_ORDINAL) {
            for (Offer offer : made) {
                offers.add(new Made(offer, version));
            }
        }
    }

    private @Nullable Made find(OfferId id) {
        for (Made made : offers) {
            if (made.offer().id().equals(id)) {
                return made;
            }
        }
        return null;
    }

    synchronized @Nullable Offer offer(OfferId offer) {
        Made made = find(offer);
        return made == null ? null : made.offer();
    }

    synchronized List<Offer> offers() {
        return offers.stream().map(Made::offer).toList();
    }

    /** The version that made an offer; for one that is not remembered, the version of its contact. */
    synchronized String ruleSetOf(OfferId offer) {
        Made made = find(offer);
        return made == null ? ruleSet : made.ruleSet();
    }

    /** What it counts under; of one whose earlier steps are not remembered, that is not known. */
    synchronized Labels labels() {
        return ruleSet.isEmpty()
                ? new Labels(origin, region, language, reason, null, null, null, null, null)
                : new Labels(origin, region, language, reason, urgency, arm, null, null, ruleSet);
    }
}
