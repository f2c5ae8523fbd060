package io.sluss.ivr.call;

import io.sluss.contact.Wording;
import java.util.HashSet;
import java.util.Set;

/**
 * What is meant by words that can be nothing but an answer. Every single word has to be one that is known here;
 * {@code ja men han är här nu} is no answer, and is judged like anything else that is said.
 */
enum SpokenAnswer {
    /** Yes. */
    YES,
    /** No. */
    NO,
    /** Another time than the one proposed. */
    OTHER_TIME,
    /** A person, please. */
    PERSON,
    /** Anything else. */
    UNCLEAR;

    private static final Set<String> YES_WORDS =
            words("ja jo japp jajamän jadå javisst visst absolut gärna okej ok jepp jajjemän precis yes yeah yep yup"
                    + " sure okay certainly absolutely");
    private static final Set<String> NO_WORDS =
            words("nej nä nix nehej nejdå icke inte ej no nope nah not dont don't never");
    private static final Set<String> OTHER_TIME_WORDS = words("annan annat andra senare tidigare other another later");
    private static final Set<String> TIME_WORDS = words("tid tider time times");
    private static final Set<String> PERSON_WORDS =
            words("människa person handläggare operatör medarbetare någon riktig"
                    + " human agent operator someone somebody colleague adviser advisor");

    /** Words that change nothing about an answer, among them those that answer the safety question. */
    private static final Set<String> AROUND = words("tack tackar det den de är vill jag går bra fint så gör stämmer"
            + " har redan hänt alla i lugnt över vara ha ta tar blir passar please en ett till med thank thanks you it is it's"
            + " that that's i i'd would like do fine good great correct right has already happened everyone everybody"
            + " we are we're all be over want to take a an öh eh äh hm alltså ju väl nog då um uh er well so");

    /** With a yes they answer the safety question; with a no they must be listened to. */
    private static final Set<String> SAFETY_WORDS = words("säkerhet säker säkra safe");

    /** Words that a wish for a person may have around it. */
    private static final Set<String> AROUND_PERSON = words(
            "prata tala få kan koppla mig snälla vänligen hellre talk speak with real could can get put me through");

    static SpokenAnswer of(String said) {
        Wording wording = Wording.of(said);
        if (wording.isEmpty()) {
            return UNCLEAR;
        }
        boolean yes = false;
        boolean no = false;
        boolean person = false;
        boolean other = false;
        boolean time = false;
        boolean aroundPerson = false;
        boolean safety = false;
        for (String word : wording.words()) {
            if (PERSON_WORDS.contains(word)) {
                person = true;
            } else if (OTHER_TIME_WORDS.contains(word)) {
                other = true;
            } else if (TIME_WORDS.contains(word)) {
                time = true;
            } else if (YES_WORDS.contains(word)) {
                yes = true;
            } else if (NO_WORDS.contains(word)) {
                no = true;
            } else if (SAFETY_WORDS.contains(word)) {
                safety = true;
            } else if (AROUND_PERSON.contains(word)) {
                aroundPerson = true;
            } else if (!AROUND.contains(word)) {
                return UNCLEAR;
            }
        }
        if (person) {
            return other || time ? UNCLEAR : PERSON;
        }
        if (other && !aroundPerson) {
            return OTHER_TIME;
        }
        if (time || aroundPerson || yes == no || (no && safety)) {
            return UNCLEAR;
        }
        return yes ? YES : NO;
    }

    /** In the form that {@link Wording} gives words. */
    private static Set<String> words(String list) {
        return new HashSet<>(Wording.of(list).words());
    }
}
