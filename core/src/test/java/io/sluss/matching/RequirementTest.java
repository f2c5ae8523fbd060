package io.sluss.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of docs/rules-file.md. */
class RequirementTest {
    @ParameterizedTest
    @CsvSource({
        "e-id, e-id, true",
        "swedish-id-number, swedish-id-number, true",
        "adult, adult, true",
        "no-protected-identity, protected-identity, false",
        "suspect-unknown, suspect-known, false",
        "no-violence, violence, false",
        "evidence-not-perishable, evidence-perishable, false",
        "happened-earlier, happening-now, false",
        "in-sweden, in-sweden, true",
        "abroad, in-sweden, false",
        "private-person, private-person, true",
        "organisation, private-person, false"
    })
    void each_is_found_out_by_its_question(String label, String question, boolean wanted) {
        Requirement requirement = Requirement.parse(label).orElseThrow();
        assertEquals(label, requirement.label());
        assertEquals(question, requirement.question());
        assertEquals(wanted, requirement.wanted());
    }

    @Test
    void the_table_is_complete() {
        assertEquals(12, Requirement.values().length);
        assertEquals(Optional.empty(), Requirement.parse("E_ID"));
        assertEquals(Optional.empty(), Requirement.parse("immortal"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "swedish-id-number, swedish-id-number, true",
                "swedish-id-number, no-swedish-id-number, false",
                "swedish-id-number, swedish-id-number no-swedish-id-number, -",
                "adult, adult, true",
                "adult, minor, false",
                "adult, adult minor, -",
                "no-protected-identity, protected-identity, false",
                "suspect-unknown, suspect-unknown, true",
                "suspect-unknown, suspect-known, false",
                "suspect-unknown, suspect-unknown suspect-known, -",
                "no-violence, no-violence, true",
                "no-violence, violence, false",
                "no-violence, threat, false",
                "no-violence, injured, false",
                "no-violence, no-violence threat, false",
                "evidence-not-perishable, evidence-kept, true",
                "evidence-not-perishable, evidence-perishable, false",
                "happened-earlier, happened-earlier, true",
                "happened-earlier, happening-now, false",
                "in-sweden, in-sweden, true",
                "in-sweden, abroad, false",
                "in-sweden, in-sweden abroad, -",
                "abroad, abroad, true",
                "abroad, in-sweden, false",
                "private-person, private-person, true",
                "private-person, organisation, false",
                "organisation, organisation, true",
                "organisation, private-person, false"
            })
    void each_is_known_from_its_signals_and_contradictory_ones_tell_nothing(String label, String signals, Boolean met) {
        Contact contact =
                Contact.from(Origin.WEB).signals(List.of(signals.split(" "))).build();
        assertEquals(met, Requirement.parse(label).orElseThrow().met(contact));
    }

    @ParameterizedTest
    @EnumSource
    void of_a_contact_of_which_nothing_is_known_nothing_is_met_or_unmet(Requirement requirement) {
        assertEquals(null, requirement.met(Contact.from(Origin.WEB).build()));
    }

    @Test
    void two_are_known_from_fields() {
        assertEquals(
                true, Requirement.E_ID.met(Contact.from(Origin.WEB).eId(true).build()));
        assertEquals(
                false, Requirement.E_ID.met(Contact.from(Origin.WEB).eId(false).build()));
        assertEquals(
                true, Requirement.ADULT.met(Contact.from(Origin.WEB).age(18).build()));
        assertEquals(
                false, Requirement.ADULT.met(Contact.from(Origin.WEB).age(17).build()));
    }

    @Test
    void only_opposite_answers_to_one_question_exclude_each_other() {
        for (Requirement a : Requirement.values()) {
            assertFalse(a.excludes(a));
            for (Requirement b : Requirement.values()) {
                assertEquals(a.excludes(b), b.excludes(a));
            }
        }
        assertTrue(Requirement.IN_SWEDEN.excludes(Requirement.ABROAD));
        assertTrue(Requirement.PRIVATE_PERSON.excludes(Requirement.ORGANISATION));
        assertFalse(Requirement.E_ID.excludes(Requirement.ADULT));
    }
}
