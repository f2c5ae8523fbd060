package io.sluss.criticality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Signals;
import io.sluss.contact.Wording;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordHintsTest {
    private static final WordHints HINTS = WordHints.read();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "happening-now | de håller på att klippa låset på min cykel",
                "happening-now | det pågår just nu på gården",
                "happening-now | they are trying to open my car right now",
                "injured | min granne andas inte",
                "injured | my friend is unconscious",
                "threat | det var någon med en pistol i trappen",
                "threat | jag hittade en granat i skogen",
                "threat | he has a knife",
                "violence | jag blev misshandlad i våras",
                "violence | i was robbed on the bus",
                "child | jag hittade ett barn vid vägen",
                "child | there is a little girl here",
                "suspect-known | jag vet vem som tog den",
                "suspect-known | i know who took it",
                "evidence-perishable | filmen skrivs över i kväll",
                "evidence-perishable | telefonen syns på kartan",
                "evidence-perishable | the footage gets deleted"
            })
    void what_raises_is_heard_in_swedish_and_english(String signal, String said) {
        Set<String> heard = HINTS.in(Wording.of(said));
        assertTrue(heard.contains(signal), () -> said + ": " + heard);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "min cykel är stulen",
                "jag har tappat min plånbok på bussen",
                "när kan jag hämta mitt pass",
                "someone took my phone yesterday",
                "i want to renew my passport",
                ""
            })
    void an_everyday_matter_hints_at_nothing(String said) {
        assertEquals(Set.of(), HINTS.in(Wording.of(said)));
    }

    @Test
    void every_hint_is_a_signal_that_raises() {
        assertTrue(Signals.RAISING.keySet().containsAll(HINTS.in(Wording.of("just nu kniv barnet blöder våld"))));
        assertTrue(HINTS.in(Wording.of("just nu kniv barnet blöder våld")).size() >= 4);
    }
}
