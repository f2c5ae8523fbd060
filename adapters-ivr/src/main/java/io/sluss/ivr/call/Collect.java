package io.sluss.ivr.call;

import java.util.List;

/**
 * What a platform collects at a step; words are welcome at every one, where it can transcribe them.
 *
 * @param what keys or a number
 * @param keys the keys that mean something, each a single one
 */
public record Collect(What what, List<String> keys) {
    /** How much is collected. */
    public enum What {
        /** One of the keys. */
        KEY,
        /** One of the keys, or the six digits of a code, with or without the hash key. */
        KEY_OR_CODE,
        /** Digits, ended by the hash key. */
        NUMBER
    }

    /** Goes to a person, at every step. */
    static final String PERSON = "0";

    /** Goes to the next language, at the first step. */
    static final String LANGUAGE = "*";

    static final String YES = "1";
    static final String NO = "2";
    static final String OTHER_TIME = "3";

    static final Collect YES_NO = new Collect(What.KEY, List.of(YES, NO, PERSON));
    static final Collect YES_NO_OTHER = new Collect(What.KEY, List.of(YES, NO, OTHER_TIME, PERSON));
    static final Collect ONLY_PERSON = new Collect(What.KEY, List.of(PERSON));
    static final Collect A_NUMBER = new Collect(What.NUMBER, List.of());

    /** Copies the keys. */
    public Collect {
        keys = List.copyOf(keys);
    }
}
