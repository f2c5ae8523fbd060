package io.sluss.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places are the same whatever their case and blanks. */
class PlaceKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"Malmö\"|\"malmö\"",
                "\" Upplands  Väsby \"|\"upplands väsby\"",
                "\"Upplands\tVäsby\"|\"upplands väsby\"",
                "\"Upplands \n Väsby\"|\"upplands väsby\"",
                "\"ÅRE by\"|\"åre by\"",
                "\"  \"|\"\"",
                "\"\"|\"\""
            })
    void blanks_and_case_do_not_matter(String written, String key) {
        assertEquals(key, RuleSet.placeKey(written));
    }
}
