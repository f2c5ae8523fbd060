package io.sluss.ivr;

/** How a call is given to the queue. */
public enum HandOver {
    /** The document transfers the call itself: {@code <transfer type="blind">}. */
    BLIND,
    /** The document returns the queue and the other variables to the document that called it: {@code <exit namelist>}. */
    RETURN
}
