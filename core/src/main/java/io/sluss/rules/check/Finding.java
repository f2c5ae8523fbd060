package io.sluss.rules.check;

import org.jspecify.annotations.Nullable;

/**
 * Something in a rules file that can be read but is unwise.
 *
 * @param kind what kind of thing
 * @param file the file's name
 * @param line its line, from 1
 * @param what what is wrong, in a sentence without a full stop
 * @param example a contact that shows it, {@code origin: phone, time: 21:30, region: syd}, or null where there is none
 * @param mend what would be better
 */
public record Finding(
        FindingKind kind,
        String file,
        int line,
        String what,
        @Nullable String example,
        String mend) {
    /** One line for people and editors: {@code file:line: severity: id: what (example); mend}. */
    @Override
    public String toString() {
        String shown = example == null ? "" : " (" + example + ")";
        return file + ":" + line + ": " + kind.severity().label() + ": " + kind.id() + ": " + what + shown + "; "
                + mend;
    }
}
