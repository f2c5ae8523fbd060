package io.sluss.ivr.call;

/** How far a call has come. Sealed states hold the names: a name that was given stays. */
enum Place {
    /** What is it about? */
    REASON,
    /** Is everyone safe? */
    SAFETY,
    /** Is this offer wanted? */
    OFFER,
    /** What has to be known for the offer that was wanted. */
    ASK,
    /** Does this other time suit? */
    TIME,
    /** Is it safe that somebody calls? */
    SAFE_TO_CALL,
    /** Which number to call? */
    NUMBER,
    /** What is to become of what was promised before? */
    RETURNED,
    /** Is it really to be cancelled? */
    CANCEL,
    /** Is it to be moved to this other time? */
    MOVE,
    /** Nobody is here; whoever stays reaches the duty on call. */
    CLOSED,
    /** On the way to a queue. */
    TRANSFER,
    /** No queue could be reached, and someone may be in danger. */
    STAY,
    /** Over. */
    DONE;

    /** Whether an offer that was put to the caller is open here. */
    boolean holdsAnOffer() {
        return this == OFFER || this == ASK || this == TIME || this == SAFE_TO_CALL || this == NUMBER;
    }
}
