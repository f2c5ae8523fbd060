package io.sluss.offer;

/** Which part of the comparison a contact belongs to. */
public enum Arm {
    /** Something other than a person was offered. */
    OFFERED,
    /** Something would have been offered, and was held out so that it can be measured what offers change. */
    HELD_OUT,
    /** Nothing but a person was to be offered. */
    PASSED_THROUGH
}
