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
    /** Which number to call? */
    NUMBER,
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
        return this == OFFER || this == ASK || this == TIME || this == NUMBER;
    }
}
