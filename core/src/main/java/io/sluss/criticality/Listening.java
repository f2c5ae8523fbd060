package io.sluss.criticality;

import io.sluss.classifier.Guess;
import io.sluss.contact.Contact;
import io.sluss.contact.Hidden;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what words are about: by the owner's phrases, then by likeness to what was learnt, or by the host's recogniser
 * instead of both. Where these or the alternatives of a transcript disagree, there is a doubt. Immutable, apart from
 * the host's recogniser.
 */
final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    /** A word or two of fewer letters are like anything. */
    private static final int SHORTEST_TELLING = 3;

    /** What the words are about, if anything; doubtful where several reasons fit or the recogniser failed. */
    record Heard(@Nullable ContactReason reason, boolean doubtful) {}

    private final Map<ReasonId, ContactReason> reasons;
    private final Set<String> languages;
    private final ReasonRecognizer phrases;
    private final @Nullable LearntRecognizer learnt;
    private final double leastConfidence;

    Listening(
            Map<ReasonId, ContactReason> reasons,
            Set<String> languages,
            ReasonRecognizer phrases,
            @Nullable LearntRecognizer learnt,
            double leastConfidence) {
        this.reasons = reasons;
        this.languages = languages;
        this.phrases = phrases;
        this.learnt = learnt;
        this.leastConfidence = leastConfidence;
    }

    /**
     * What is heard in the words of a contact.
     *
     * @param host the host's recogniser, asked instead of the phrases and what was learnt; null for none
     * @param because where it goes why
     */
    Heard to(Contact contact, @Nullable ReasonRecognizer host, List<Because> because) {
        String language = contact.language();
        if (language != null && !languages.contains(language)) {
            because.add(Because.of(Because.Kind.LANGUAGE));
            return new Heard(null, false);
        }
        List<Because> found = new ArrayList<>(2);
        Heard heard = heard(contact.wording(), language, host, found);
        boolean needsPerson = heard.reason() != null && !heard.reason().offerable(); // however badly it was heard
        Double confidence = contact.confidence();
        if (!needsPerson && confidence != null && confidence < leastConfidence) {
            because.add(Because.of(Because.Kind.LOW_CONFIDENCE, Judge.percent(confidence)));
            return new Heard(null, true);
        }
        because.addAll(found);
        if (heard.reason() == null || needsPerson) {
            return heard;
        }
        for (Wording alternative : contact.alternatives()) {
            Heard instead = heard(alternative, language, host, new ArrayList<>(2));
            if (instead.doubtful()
                    || (instead.reason() != null
                            && !instead.reason().id().equals(heard.reason().id()))) {
                because.add(Because.of(Because.Kind.CONTRADICTORY, named(heard.reason(), instead.reason())));
                return new Heard(null, true);
            }
        }
        return heard;
    }

    private Heard heard(
            Wording wording, @Nullable String language, @Nullable ReasonRecognizer host, List<Because> because) {
        Recognition recognition = ask(host == null ? phrases : host, wording, language);
        if (recognition == null) {
            because.add(Because.of(Because.Kind.RECOGNISER_FAILED));
            return new Heard(null, true);
        }
        ContactReason reason = recognition.reason() == null ? null : reasons.get(recognition.reason());
        ContactReason likeness = host == null ? likeness(wording) : null;
        if (reason != null && likeness != null && reason.offerable() && !likeness.offerable()) {
            because.add(Because.of(Because.Kind.CONTRADICTORY, named(reason, likeness)));
            return new Heard(null, true);
        }
        if (reason != null) {
            because.add(Because.of(Because.Kind.RECOGNISED, reason.id().value(), Judge.percent(recognition.score())));
            return new Heard(reason, false);
        }
        if (!recognition.contenders().isEmpty()) {
            because.add(Because.of(
                    Because.Kind.CONTRADICTORY,
                    recognition.contenders().stream()
                            .filter(reasons::containsKey)
                            .map(ReasonId::value)
                            .collect(Collectors.joining(", "))));
            return new Heard(null, true);
        }
        because.add(
                likeness == null
                        ? Because.of(Because.Kind.NOT_RECOGNISED)
                        : Because.of(Because.Kind.LIKE, likeness.id().value()));
        return new Heard(likeness, false);
    }

    /** The reason that the words are like, if that is sure enough. */
    private @Nullable ContactReason likeness(Wording wording) {
        if (learnt == null || wording.words().stream().noneMatch(word -> word.length() >= SHORTEST_TELLING)) {
            return null;
        }
        Guess guess = learnt.guess(wording);
        return learnt.accepts(guess) ? learnt.reason(guess) : null;
    }

    private static String named(@Nullable ContactReason... several) {
        return Arrays.stream(several)
                .filter(Objects::nonNull)
                .map(reason -> reason.id().value())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    @SuppressWarnings("CatchingUnchecked") // host code: whatever it throws, checked or not, the caller reaches a person
    private static @Nullable Recognition ask(ReasonRecognizer recognizer, Wording wording, @Nullable String language) {
        try {
            return recognizer.recognize(wording, language);
        } catch (Throwable e) {
            LOG.warn("The recogniser failed; the contact goes to a person", Hidden.passingOn(e));
            return null;
        }
    }
}
