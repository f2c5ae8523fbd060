package io.sluss.contact;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said or wrote, normalised once into words: lower-case, no punctuation, no marks but those of å, ä and
 * ö, common spoken forms written out. The original text is not kept, and the words are never printed. Immutable.
 */
public final class Wording {
    /** Nothing was said. */
    public static final Wording NONE = new Wording(List.of(), false);

    /** A longer text is not judged, since a part that is not read may be the one that matters. Characters. */
    public static final int MAX_CHARACTERS = 10_000;

    /**
     * Swedish spoken forms, and what is meant. Only such as are no English word, so that no language need be known.
     */
    private static final Map<String, String> SPOKEN = Map.ofEntries(
            Map.entry("dom", "de"),
            Map.entry("å", "och"),
            Map.entry("nån", "någon"),
            Map.entry("nåt", "något"),
            Map.entry("nånting", "någonting"),
            Map.entry("nåra", "några"),
            Map.entry("nåns", "någons"),
            Map.entry("e", "är"),
            Map.entry("ä", "är"),
            Map.entry("va", "var"),
            Map.entry("mej", "mig"),
            Map.entry("dej", "dig"),
            Map.entry("sej", "sig"),
            Map.entry("sånt", "sådant"),
            Map.entry("sån", "sådan"),
            Map.entry("sen", "sedan"),
            Map.entry("ska", "skall"),
            Map.entry("sa", "sade"),
            Map.entry("la", "lade"),
            Map.entry("mitt", "min"),
            Map.entry("stulits", "stulen"),
            Map.entry("stulet", "stulen"),
            Map.entry("stulna", "stulen"));

    private final List<String> words;
    private final boolean tooLong;

    private Wording(List<String> words, boolean tooLong) {
        this.words = words;
        this.tooLong = tooLong;
    }

    /** The words of {@code text}; {@link #NONE} for null or blank. */
    public static Wording of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        if (text.length() > MAX_CHARACTERS) {
            return new Wording(List.of(), true);
        }
        List<String> words = split(text);
        return words.isEmpty() ? NONE : new Wording(List.copyOf(words), false);
    }

    private static List<String> split(String text) {
        String composed = composed(text).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                appendPlain(word, c);
            } else if (!isInsideWord(c)) {
                addWord(words, word);
            }
        }
        addWord(words, word);
        return words;
    }

    private static String composed(String text) {
        String written = text.replace('\u00b4', '\''); // an acute accent on its own would become a space and a mark
        return Normalizer.isNormalized(written, Normalizer.Form.NFKC)
                ? written
                : Normalizer.normalize(written, Normalizer.Form.NFKC);
    }

    /** Apostrophes, combining marks, soft hyphens and invisible characters part no word. */
    private static boolean isInsideWord(int c) {
        int type = Character.getType(c);
        return c == '\'' || c == '\u2019' || c == '`' || type == Character.FORMAT || type == Character.NON_SPACING_MARK;
    }

    private static void appendPlain(StringBuilder word, int c) {
        if (c < 0x80 || c == 'å' || c == 'ä' || c == 'ö') {
            word.appendCodePoint(c);
            return;
        }
        String decomposed = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
        word.appendCodePoint(decomposed.codePointAt(0));
    }

    private static void addWord(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            String written = word.toString();
            words.add(SPOKEN.getOrDefault(written, written));
            word.setLength(0);
        }
    }

    /** The words in order; unmodifiable. */
    public List<String> words() {
        return words;
    }

    /** Whether nothing that can be read as a word was said. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether the text was longer than {@link #MAX_CHARACTERS}, so that it was not read at all. */
    public boolean tooLong() {
        return tooLong;
    }

    @Override
    public String toString() {
        return "Wording[" + words.size() + " words]";
    }
}
