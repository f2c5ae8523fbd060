package io.sluss.ivr.call;

/**
 * The few words a call needs that a rules file may leave out. A text of the same name in the rules file is said instead.
 * Swedish for {@code sv}, otherwise English.
 */
enum VoiceWords {
    /** After an offer of a callback or booking. */
    OTHER_TIME("other-time", "Tryck 3 för en annan tid.", "Press 3 for another time."),
    /** Another time is proposed. */
    PROPOSED_TIME("proposed-time", "Passar {next}?", "Would {next} suit you?"),
    /** The calling number is hidden. */
    ASK_NUMBER(
            "ask-number",
            "Vilket nummer ska vi ringa? Tryck numret och sedan fyrkant. Tryck noll och fyrkant för en människa.",
            "Which number shall we call? Key in the number, then hash. Press zero and hash for a person."),
    /** Nobody is here. */
    EMERGENCY_NUMBER("emergency-number", "Är någon i fara, ring {number}.", "If anyone is in danger, call {number}."),
    /** No queue could be reached. */
    NO_TRANSFER(
            "no-transfer",
            "Tyvärr går det inte att koppla samtalet just nu. Ring gärna igen om en stund.",
            "I am sorry, the call cannot be connected at the moment. Please call again in a while."),
    /** How long an e-service takes, when the rules do not say. */
    A_FEW("a-few", "några", "a few"),
    /** When the agents open, when nobody knows. */
    LATER("later", "senare", "later"),
    /** The code of what was promised. */
    PROMISE_CODE(
            "promise-code",
            "Din kod är {code}. Jag upprepar: {code}. Tryck den om du ringer igen och vill ändra något.",
            "Your code is {code}. Once more: {code}. Key it in if you call again and want to change anything."),
    /** What whoever calls says first. */
    PROMISE_WORD("promise-word", "Den som ringer säger ordet {word}.", "Whoever calls you says the word {word}."),
    /** Somebody calls again, and has keyed in their code. */
    OWN_TIME(
            "own-time",
            "Din tid är {next}. Tryck 1 för att behålla den, 2 för att avboka eller 3 för en annan tid.",
            "Your time is {next}. Press 1 to keep it, 2 to cancel it or 3 for another time."),
    /** It stays. */
    OWN_TIME_KEPT("own-time-kept", "Bra. Tiden står kvar: {next}.", "Good. Your time stays as it is: {next}."),
    /** Is it to be cancelled? */
    OWN_TIME_CANCEL(
            "own-time-cancel",
            "Ska tiden avbokas? Tryck 1 för ja och 2 för nej.",
            "Shall your time be cancelled? Press 1 for yes and 2 for no."),
    /** It is cancelled. */
    OWN_TIME_CANCELLED("own-time-cancelled", "Tiden är avbokad.", "Your time has been cancelled.");

    private final String key;
    private final String swedish;
    private final String english;

    VoiceWords(String key, String swedish, String english) {
        this.key = key;
        this.swedish = swedish;
        this.english = english;
    }

    /** The name a text of the rules file would have. */
    String key() {
        return key;
    }

    String in(String language) {
        return "sv".equals(language) ? swedish : english;
    }
}
