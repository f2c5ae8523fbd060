package io.sluss.benchmarks;

import io.sluss.classifier.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Made-up speech: 330 phrases of 20 reasons, half of them flagged, and longer sentences about the same. The words are
 * built of syllables and as long as Swedish ones; each reason has some of its own, and all share the small ones.
 */
final class SpokenTexts {
    static final int REASONS = 20;
    static final int PHRASES = 330;

    private static final String[] SYLLABLES = {
        "ba", "cy", "de", "fon", "gra", "hem", "in", "jär", "kel", "lås", "man", "nyc", "om", "pla", "ring", "stu",
        "ta", "ut", "vag", "åk", "än", "ös", "ber", "dar", "en", "er", "na", "ler"
    };
    private static final String[] SMALL =
            "jag har min en och det som är på i till vi blev av med hej ja när den från".split(" ");
    private static final int OWN_WORDS = 14;

    private final Random random;
    private final String[][] own = new String[REASONS][OWN_WORDS];

    SpokenTexts(long seed) {
        random = new Random(seed);
        for (String[] words : own) {
            Arrays.setAll(words, i -> word());
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        int syllables = 2 + random.nextInt(3);
        for (int i = 0; i < syllables; i++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    /** The phrases, each in a group of its own. */
    List<Example> phrases() {
        List<Example> phrases = new ArrayList<>();
        for (int i = 0; i < PHRASES; i++) {
            int reason = i % REASONS;
            phrases.add(new Example(text(reason, 4 + random.nextInt(4), false), reason, reason % 2 == 0, i));
        }
        return phrases;
    }

    /** Sentences of 6 to 18 words, some of which nobody has heard before. */
    List<List<String>> sentences(int count) {
        List<List<String>> sentences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sentences.add(text(random.nextInt(REASONS), 6 + random.nextInt(13), true));
        }
        return sentences;
    }

    private List<String> text(int reason, int words, boolean unheard) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            int kind = random.nextInt(10);
            if (kind < 5) {
                text.add(SMALL[random.nextInt(SMALL.length)]);
            } else if (kind == 9 && unheard) {
                text.add(word());
            } else {
                text.add(own[reason][random.nextInt(OWN_WORDS)]);
            }
        }
        return text;
    }
}
