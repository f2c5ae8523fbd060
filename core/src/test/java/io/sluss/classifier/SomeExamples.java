package io.sluss.classifier;

import io.sluss.contact.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of three labels for tests: bicycles, passports, and dogs that bite, which must not be missed. */
final class SomeExamples {
    static final int BICYCLE = 0;
    static final int PASSPORT = 1;
    static final int BITE = 2;
    static final int LABELS = 3;

    private static final String[][] SUBJECTS = {
        {"min cykel", "min gröna elcykel", "grannens hoj", "vår lådcykel", "cykeln"},
        {"mitt pass", "sonens pass", "passet", "vårt id kort", "ett nytt nationellt id kort"},
        {"hunden", "en lös hund", "grannens schäfer", "en stor svart hund", "två hundar"}
    };
    private static final String[][] ENDS = {
        {"är stulen", "blev snodd i natt", "är borta från cykelstället", "stals utanför stationen"},
        {"har gått ut", "behöver förnyas", "vill jag söka", "måste jag boka tid för"},
        {"bet mig i benet", "har bitit ett barn", "attackerar folk i parken", "biter och släpper inte"}
    };
    private static final String[] OPENINGS = {"hej", "ja hej det gäller", "jo alltså", "", "jag ringer för att", "eh"};

    private SomeExamples() {}

    static List<String> words(String text) {
        return Wording.of(text).words();
    }

    /** So many of each label, each in a group of its own. */
    static List<Example> ofEach(int count, long seed) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int label = 0; label < LABELS; label++) {
                String text =
                        pick(OPENINGS, random) + " " + pick(SUBJECTS[label], random) + " " + pick(ENDS[label], random);
                examples.add(new Example(words(text), label, label == BITE, examples.size()));
            }
        }
        return examples;
    }

    private static String pick(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }
}
