package io.sluss.examples;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.Situation;
import io.sluss.criticality.ContactReason;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Text that means nothing is offered anything but a person no more often than docs/rules-file.md states. */
class RandomTextTest {
    private static final int TEXTS = 20_000;
    private static final long SEED = Long.getLong("sluss.seed", 20_270_112L);
    private static final Situation A_TUESDAY_NOON =
            Situation.firstContact(Instant.parse("2027-01-12T11:00:00Z"), ChannelStates.ALL_UP);

    private static final RuleSet RULES = rules();
    private static final List<List<String>> PHRASES_THAT_CAN_WAIT = phrases(ContactReason::offerable);
    private static final List<List<String>> PHRASES_FOR_A_PERSON = phrases(reason -> !reason.offerable());
    private static final List<String> WORDS =
            new ArrayList<>(Stream.concat(PHRASES_THAT_CAN_WAIT.stream(), PHRASES_FOR_A_PERSON.stream())
                    .flatMap(List::stream)
                    .collect(Collectors.toCollection(TreeSet::new)));

    /** The kinds of text, each with the largest share that may be offered something, as docs/rules-file.md states it. */
    enum Kind {
        LETTERS(0.001),
        /** Of other languages, as far as syllables make them. */
        SYLLABLES(0.001),
        /** Drawn from the phrases, so that now and then they make one. */
        WORDS_OF_PHRASES(0.03),
        /** A phrase that can wait says much the same in any order. */
        SHUFFLED_PHRASES(0.85),
        /** And so does one that cannot. */
        SHUFFLED_PHRASES_FOR_A_PERSON(0.005);

        private final double most;

        Kind(double most) {
            this.most = most;
        }

        String text(Random random) {
            return switch (this) {
                case LETTERS -> several(random, () -> letters(random));
                case SYLLABLES -> several(random, () -> syllables(random));
                case WORDS_OF_PHRASES -> several(random, () -> oneOf(random, WORDS));
                case SHUFFLED_PHRASES -> shuffled(random, PHRASES_THAT_CAN_WAIT);
                case SHUFFLED_PHRASES_FOR_A_PERSON -> shuffled(random, PHRASES_FOR_A_PERSON);
            };
        }
    }

    private static String shuffled(Random random, List<List<String>> phrases) {
        List<String> words = new ArrayList<>(oneOf(random, phrases));
        Collections.shuffle(words, random);
        return String.join(" ", words);
    }

    private static RuleSet rules() {
        try (InputStream in = RandomTextTest.class.getResourceAsStream("/rules/police-114-14.yaml")) {
            return RuleSetFile.parse("police-114-14.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** In an order that is the same in every process. */
    private static List<List<String>> phrases(Predicate<ContactReason> of) {
        return RULES.reasons().stream()
                .filter(of)
                .map(ContactReason::phrases)
                .flatMap(byLanguage -> byLanguage.values().stream())
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(words -> String.join(" ", words)))
                .toList();
    }

    private static String several(Random random, Supplier<String> word) {
        return Stream.generate(word).limit(1 + random.nextInt(12)).collect(Collectors.joining(" "));
    }

    private static <T> T oneOf(Random random, List<T> these) {
        return these.get(random.nextInt(these.size()));
    }

    private static String letters(Random random) {
        String alphabet = "abcdefghijklmnopqrstuvwxyzåäö";
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(10); i >= 0; i--) {
            word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return word.toString();
    }

    private static String syllables(Random random) {
        List<String> begin = List.of(
                "", "b", "ch", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "sz", "t", "v", "z", "ž");
        List<String> middle = List.of("a", "e", "i", "o", "u", "ai", "ie", "ou", "uu", "ää", "ı", "é");
        List<String> end = List.of("", "", "", "n", "s", "r", "l", "k", "m", "t");
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            word.append(oneOf(random, begin)).append(oneOf(random, middle)).append(oneOf(random, end));
        }
        return word.toString();
    }

    private static Contact.Builder said(String text) {
        return Contact.from(Origin.PHONE).utterance(text);
    }

    private static boolean isOffered(Contact contact) {
        return RULES.answer(contact, A_TUESDAY_NOON).verdict().offerable();
    }

    @ParameterizedTest
    @EnumSource
    void textThatMeansNothingIsOfferedNoMoreThanIsStated(Kind kind) {
        Random random = new Random(SEED);
        int offered = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = kind.text(random);
            if (isOffered(said(text).build())) {
                offered++;
            }
        }
        double share = (double) offered / TEXTS;
        String told = String.format(Locale.ROOT, "%s: %.5f with -Dsluss.seed=%d", kind, share, SEED);
        assertTrue(share <= kind.most, told);
    }

    @Test
    void thePhrasesThemselvesAreOfferedSoThatTheRatesSaySomething() {
        long offered = PHRASES_THAT_CAN_WAIT.stream()
                .filter(words -> isOffered(said(String.join(" ", words)).build()))
                .count();
        assertTrue(offered > PHRASES_THAT_CAN_WAIT.size() / 2, offered + " of " + PHRASES_THAT_CAN_WAIT.size());
    }

    /** What may have been said instead, and doubt, take offers away from garbage and from phrases, and never give one. */
    @Test
    void alternativesAndDoubtOnlyTakeAway() {
        Random random = new Random(SEED);
        for (int i = 0; i < TEXTS / 10; i++) {
            Kind kind = oneOf(random, List.of(Kind.values()));
            String text = kind.text(random);
            String instead = oneOf(random, List.of(Kind.values())).text(random);
            boolean alone = isOffered(said(text).build());
            boolean withInstead =
                    isOffered(said(text).alternatives(List.of(instead)).build());
            boolean doubted =
                    isOffered(said(text).confidence(random.nextDouble()).build());
            boolean unsure = isOffered(said(text).confidence(0.49).build());
            String told = text + " / " + instead + " with -Dsluss.seed=" + SEED;
            assertTrue(alone || !withInstead, told);
            assertTrue(alone || !doubted, told);
            assertFalse(unsure, told);
        }
    }
}
