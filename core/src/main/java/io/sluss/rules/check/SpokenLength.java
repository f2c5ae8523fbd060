package io.sluss.rules.check;

/**
 * How long a text takes to say, as a rule of thumb: {@value #CHARACTERS_PER_SECOND} characters a second, spaces counted,
 * which is about 140 words a minute in Swedish and 150 in English, the pace of a calm synthetic voice. A digit is a word
 * of five letters, and a mark that makes the voice pause is three more.
 */
final class SpokenLength {
    static final int CHARACTERS_PER_SECOND = 14;

    private static final int DIGIT = 6;
    private static final int PAUSE = 4;

    private SpokenLength() {}

    /** Seconds. */
    static double seconds(String text) {
        int characters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            characters += Character.isDigit(c) ? DIGIT : ".,:;?!".indexOf(c) >= 0 ? PAUSE : 1;
        }
        return (double) characters / CHARACTERS_PER_SECOND;
    }
}
