package io.sluss.ivr.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A yes or a no is one only when no word is left over: the rest is judged. */
class SpokenAnswerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ja.                                        | YES
            jo                                         | YES
            ja tack, gärna                             | YES
            Ja, det har hänt, men alla är säkra        | UNCLEAR
            Ja, det har hänt, alla är säkra            | YES
            ja alla är i säkerhet                      | YES
            öh ja det går bra                          | YES
            okej                                       | YES
            Yes                                        | YES
            yes please                                 | YES
            yeah, that's fine                          | YES
            yes, everyone is safe                      | YES
            sure, I would like that                    | YES
            nej                                        | NO
            Nej tack!                                  | NO
            nix                                        | NO
            nä, det vill jag inte                      | NO
            no                                         | NO
            no thank you                               | NO
            nope                                       | NO
            en annan tid                               | OTHER_TIME
            nej en annan tid tack                      | OTHER_TIME
            another time please                        | OTHER_TIME
            senare                                     | OTHER_TIME
            en människa                                | PERSON
            nej jag vill prata med en människa         | PERSON
            a real person please                       | PERSON
            could I speak to someone                   | PERSON
            ja men han är här nu                       | UNCLEAR
            ja han kommer                              | UNCLEAR
            yes but he is back                         | UNCLEAR
            ja nej                                     | UNCLEAR
            yes no                                     | UNCLEAR
            jag är inte säker                          | UNCLEAR
            we are not safe                            | UNCLEAR
            no not safe                                | UNCLEAR
            hjälp                                      | UNCLEAR
            tack                                       | UNCLEAR
            det är bra                                 | UNCLEAR
            please                                     | UNCLEAR
            inte nu                                    | UNCLEAR
            ja någon är här                            | UNCLEAR
            ja jag blöder                              | UNCLEAR
            ''                                         | UNCLEAR
            """)
    void everyWordCounts(String said, SpokenAnswer meant) {
        assertEquals(meant, SpokenAnswer.of(said));
    }
}
