package io.sluss.rules;

/**
 * One mistake in a rules file.
 *
 * @param file the file's name
 * @param line its line, from 1
 * @param column its column, from 1
 * @param path where in the file's structure, {@code reasons.bicycle-theft.urgency}; empty for the file as a whole
 * @param what what is wrong
 * @param mend what would be right
 */
public record Mistake(String file, int line, int column, String path, String what, String mend) {
    /** One line for people and editors: {@code file:line:column: path: what; mend}. */
    @Override
    public String toString() {
        String where = path.isEmpty() ? "" : path + ": ";
        return file + ":" + line + ":" + column + ": " + where + what + "; " + mend;
    }
}
