package io.sluss.contact;

/**
 * The number a contact comes from, as the front end gave it: never printed, never compared, read by {@link CallerKeys}
 * alone, which makes a keyed hash of it.
 */
public final class CallerNumber {
    private final String raw;

    /**
     * Keeps a number for {@link CallerKeys}.
     *
     * @param raw the number in any form, {@code +46…}, {@code 070-…}, {@code tel:+46…}, {@code sip:+46…@host}
     */
    public CallerNumber(String raw) {
        this.raw = raw;
    }

    String raw() {
        return raw;
    }

    @Override
    public String toString() {
        return "CallerNumber[hidden]";
    }
}
