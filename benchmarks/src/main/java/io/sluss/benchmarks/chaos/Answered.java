package io.sluss.benchmarks.chaos;

/**
 * One question that was put to a slot book, and its answer.
 *
 * @param what what was asked for
 * @param slot the number of the slot
 * @param key whose place
 * @param asked when it was asked, in milliseconds, which is also the moment it was asked for
 * @param answered when the answer was there; {@link Long#MAX_VALUE} when none came
 * @param until until when a place was to be held
 * @param answer what was answered
 */
record Answered(What what, int slot, String key, long asked, long answered, long until, Answer answer) {
    /** What can be asked for. */
    enum What {
        TAKE,
        CONFIRM,
        RELEASE
    }

    /** What can be answered. */
    enum Answer {
        /** Taken, held already, confirmed or released. */
        YES,
        /** Full, or the hold had run out. */
        NO,
        /** An error, or none at all: it may have been done. */
        UNKNOWN
    }

    String line() {
        return String.join(
                " ",
                what.name(),
                Integer.toString(slot),
                key,
                Long.toString(asked),
                Long.toString(answered),
                Long.toString(until),
                answer.name());
    }

    static Answered of(String line) {
        String[] parts = line.split(" ", -1);
        return new Answered(
                What.valueOf(parts[0]),
                Integer.parseInt(parts[1]),
                parts[2],
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]),
                Answer.valueOf(parts[6]));
    }
}
