package io.sluss.contact;

/**
 * The number a contact comes from, as the front end gave it: never printed, never compared, read by {@link CallerKeys}
 * alone, which makes a keyed hash of it.
 */
public final class CallerNumber {
    private final String raw;
    private final boolean simulated;

    /**
     * Keeps a number for {@link CallerKeys}.
     *
     * @param raw the number in any form, {@code +46…}, {@code 070-…}, {@code tel:+46…}, {@code sip:+46…@host}
     */
    public CallerNumber(String raw) {
        this(raw, false);
    }

    private CallerNumber(String raw, boolean simulated) {
        this.raw = raw;
        this.simulated = simulated;
    }

    /**
     * Somebody who does not exist, for simulations: there are far more callers in a day than numbers that belong to nobody.
     * Such a caller is recognised again, has no number, and cannot be called. No front end can make one of a text.
     *
     * @param person who; the same is the same caller
     */
    public static CallerNumber simulated(long person) {
        return new CallerNumber("simulated " + person, true);
    }

    boolean isSimulated() {
        return simulated;
    }

    String raw() {
        return raw;
    }

    @Override
    public String toString() {
        return "CallerNumber[hidden]";
    }
}
