package io.sluss.web;

import java.util.Locale;

/**
 * Every problem that is answered, as in RFC 9457. Its {@code type} is {@value #PREFIX} and the name in lower case with
 * hyphens; type and status never change, titles may.
 */
enum ProblemType {
    /** Not JSON, not UTF-8, not an object, nested too deep, or cut off. */
    MALFORMED(400, "The body cannot be read"),
    /** A field that the route does not have. */
    UNKNOWN_FIELD(400, "There is no such field"),
    /** A field that is missing or has a value that cannot be used. */
    INVALID_FIELD(400, "A field is missing or cannot be used"),
    /** What is done by telephone needs a number that can be called. */
    NUMBER_NEEDED(400, "A number to call is needed"),
    /** No such path. */
    NOT_FOUND(404, "There is nothing here"),
    /** A contact id that was never issued. */
    UNKNOWN_CONTACT(404, "There was never such a contact"),
    /** An offer id that was never issued. */
    UNKNOWN_OFFER(404, "There was never such an offer"),
    /** No such promise, or it is kept no longer. */
    UNKNOWN_PROMISE(404, "There is no such promise"),
    /** The path has other methods; {@code Allow} names them. */
    METHOD_NOT_ALLOWED(405, "The method cannot be used here"),
    /** The promise has no calendar file, and nothing else was wanted. */
    NOT_ACCEPTABLE(406, "There is nothing of that type"),
    /** {@code missing} names the questions whose answers are missing; nothing changed. */
    ANSWERS_NEEDED(409, "Answers are missing"),
    /** {@code standing} names the outcome that stands. */
    CONTRADICTED(409, "Another outcome stands"),
    /** The offer was taken back; a person is what remains. */
    WITHDRAWN(409, "The offer was taken back"),
    /** A callback or booking is accepted by making its promise. */
    PROMISE_NEEDED(409, "It is accepted by making a promise"),
    /** What was reported can only follow ACCEPTED. */
    NOT_ACCEPTED(409, "The offer was not accepted"),
    /** The slot is gone; {@code alternatives} are free. */
    FULL(409, "No room is left"),
    /** There is no such slot; {@code alternatives} are free. */
    NO_SUCH_SLOT(409, "There is no such slot"),
    /** The offer is neither a callback nor a booking. */
    NOT_PROMISED(409, "Nothing is promised with this offer"),
    /** A foreign or premium number: a person has to arrange it. */
    NUMBER_NEEDS_PERSON(409, "The number needs a person"),
    /** The person said that it is not safe to call them: a person has to arrange it. */
    NOT_SAFE_TO_CALL(409, "It is not safe to call"),
    /** The promise is a callback. */
    NOT_A_BOOKING(409, "It is not a booking"),
    /** Only an open promise can be changed; {@code standing} names its state. */
    PROMISE_OVER(409, "The promise is over"),
    /** The offer expired before it was settled. */
    EXPIRED(410, "The offer has expired"),
    /** It cannot be told any more whether the offer was settled. */
    LOST(410, "What became of the offer is lost"),
    /** The body is larger than is read. */
    TOO_LARGE(413, "The body is too large"),
    /** The body is of another type than the route takes. */
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of the wrong type"),
    /** Something failed inside. */
    INTERNAL(500, "Something failed"),
    /** A store does not answer. */
    STORE_AWAY(503, "A store does not answer");

    static final String PREFIX = "urn:sluss:problem:";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String uri() {
        return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
