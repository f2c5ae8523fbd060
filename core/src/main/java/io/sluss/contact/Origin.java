package io.sluss.contact;

import java.util.Locale;

/** Where a contact comes in. */
public enum Origin {
    /** A telephone call, through a voice platform or typed in by an agent. */
    PHONE,
    /** A web page or an app. */
    WEB,
    /** An e-mail. */
    EMAIL,
    /** A visit to a counter. */
    COUNTER;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The lower-case name that rules files, CSV files and meters use. */
    public String label() {
        return label;
    }

    /**
     * Reads an origin, whatever its case.
     *
     * @throws InvalidContactException if {@code text} names none
     */
    public static Origin parse(String text) {
        for (Origin origin : values()) {
            if (origin.name().equalsIgnoreCase(text.strip())) {
                return origin;
            }
        }
        throw new InvalidContactException("origin", "is none of PHONE, WEB, EMAIL, COUNTER");
    }
}
