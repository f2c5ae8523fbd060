package io.sluss.criticality;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One step of the explanation of a decision, for product owners and for people who ask why. It names rules, reasons and
 * channels of the rules file; never a word that the caller said.
 *
 * @param kind what happened
 * @param details the names the sentence is filled with
 */
public record Because(Kind kind, List<String> details) {
    /** Copies the details. */
    public Because {
        details = List.copyOf(details);
    }

    /** A step with its names. */
    public static Because of(Kind kind, String... details) {
        return new Because(kind, List.of(details));
    }

    /** What happened, as a sentence in {@code language}: Swedish for {@code sv}, otherwise English. */
    public String text(@Nullable String language) {
        boolean swedish = "sv".equals(language);
        return new MessageFormat(swedish ? kind.swedish : kind.english, Locale.ROOT).format(details.toArray());
    }

    @Override
    public String toString() {
        return text("en");
    }

    /** What can happen on the way to a decision. */
    public enum Kind {
        /** A gate matched. */
        GATE("Spärren ”{0}” gäller: {1}", "The gate “{0}” applies: {1}"),
        /** A signal raised. */
        SIGNAL("Signalen ”{0}”: en människa ska svara", "The signal “{0}”: a person shall answer"),
        /** The words hint at a signal. */
        HINT("Orden tyder på ”{0}”: en människa ska svara", "The words hint at “{0}”: a person shall answer"),
        /** The caller is a child. */
        CHILD("Ett barn hör av sig: en människa ska svara", "A child is calling: a person shall answer"),
        /** An earlier step raised. */
        EARLIER("Ett tidigare steg i samma kontakt: {0}", "An earlier step of the same contact: {0}"),
        /** The host stated the reason. */
        STATED("Ärendet angavs: {0}", "The reason was stated: {0}"),
        /** The reason was recognised. */
        RECOGNISED("Ärendet kändes igen: {0} ({1})", "The reason was recognised: {0} ({1})"),
        /** The words are like what others say. */
        LIKE("Orden liknar dem som används om {0}", "The words are like those used about {0}"),
        /** The reason of an earlier step holds. */
        REASON_KEPT("Ärendet från ett tidigare steg: {0}", "The reason from an earlier step: {0}"),
        /** Nothing was said. */
        NO_WORDS("Inget sades som går att tolka", "Nothing was said that can be read"),
        /** The text is too long. */
        TOO_LONG("Texten är för lång för att bedömas", "The text is too long to be judged"),
        /** No reason was recognised. */
        NOT_RECOGNISED("Ärendet kändes inte igen", "The reason was not recognised"),
        /** Several reasons at once. */
        CONTRADICTORY("Flera ärenden på en gång: {0}", "Several reasons at once: {0}"),
        /** Words that the reason does not explain. */
        UNEXPLAINED(
                "Ärendet liknar {0}, men {1} ord hör inte dit: en människa ska lyssna",
                "It resembles {0}, but {1} words do not belong: a person shall listen"),
        /** It sounds urgent, or like something for a person only. */
        RISK(
                "Det kan vara brådskande eller allvarligt ({0}): en människa ska lyssna",
                "It may be urgent or serious ({0}): a person shall listen"),
        /** The transcript is not to be trusted. */
        LOW_CONFIDENCE(
                "Det hördes inte säkert vad som sades ({0}): en människa ska lyssna",
                "What was said was not heard well enough ({0}): a person shall listen"),
        /** The language is not served. */
        LANGUAGE("Språket talas inte av tjänsten", "The service has not asked for this language"),
        /** The recogniser failed. */
        RECOGNISER_FAILED("Igenkänningen svarade inte", "The recogniser failed"),
        /** The reason's own urgency. */
        URGENCY("{0} är {1}", "{0} is {1}"),
        /** Person-only reason. */
        PERSON_ONLY("{0} hanteras bara av en människa", "{0} is handled by a person only"),
        /** An offer rule matched. */
        OFFER_RULE("Regeln ”{0}” gäller", "The rule “{0}” applies"),
        /** No offer rule matched. */
        NO_OFFER_RULE("Ingen erbjudanderegel gäller", "No offer rule applies"),
        /** The order is by expected relief. */
        RELIEF(
                "Ordningen följer den avlastning som kan väntas per erbjudande: {0}",
                "The order is by the relief to be expected of each offer: {0}"),
        /** The order would be by expected relief, if that were known. */
        RELIEF_NOT_MEASURED(
                "Ordningen är reglernas: {0} har inte mätts tillräckligt ofta",
                "The order is that of the rules: {0} has not been measured often enough"),
        /** A channel is offered. */
        OFFERED("Erbjuds: {0}", "Offered: {0}"),
        /** A channel was left out. */
        SUPPRESSED("Erbjuds inte: {0} ({1})", "Not offered: {0} ({1})"),
        /** Held out. */
        HELD_OUT("Kontakten ingår i jämförelsegruppen", "The contact belongs to the hold-out"),
        /** The decision failed or was late. */
        DEGRADED("Beslutet blev inte klart i tid ({0})", "The decision was not ready in time ({0})");

        private final String swedish;
        private final String english;

        Kind(String swedish, String english) {
            this.swedish = swedish.replace("'", "''");
            this.english = english.replace("'", "''");
        }
    }
}
