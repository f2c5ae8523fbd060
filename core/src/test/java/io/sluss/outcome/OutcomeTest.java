package io.sluss.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
    private static final Set<Outcome> SETTLING = Set.of(
            Outcome.ACCEPTED,
            Outcome.DECLINED,
            Outcome.IGNORED,
            Outcome.SUPERSEDED,
            Outcome.ABANDONED,
            Outcome.WITHDRAWN);
    private static final Set<Outcome> BY_ITSELF = Set.of(Outcome.IGNORED, Outcome.SUPERSEDED, Outcome.WITHDRAWN);

    @ParameterizedTest
    @EnumSource
    void an_outcome_settles_or_follows_and_a_host_reports_only_what_people_do(Outcome outcome) {
        assertEquals(SETTLING.contains(outcome), outcome.settles());
        assertEquals(!BY_ITSELF.contains(outcome), outcome.reportable());
        assertTrue(outcome.label().matches("[a-z-]+"));
    }

    @ParameterizedTest
    @CsvSource({
        "prefers-person, PREFERS_PERSON",
        "PREFERS_PERSON, PREFERS_PERSON",
        "Prefers-Person, PREFERS_PERSON",
        "no-e-id, NO_E_ID",
        "did-not-know, DID_NOT_KNOW",
        "could-not, COULD_NOT",
        "other, OTHER"
    })
    void a_reason_for_a_no_is_read_whatever_its_case(String text, DeclineReason reason) {
        assertEquals(Optional.of(reason), DeclineReason.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " other", "because", "no e id", "canary"})
    void what_is_no_such_reason_is_none(String text) {
        assertEquals(Optional.empty(), DeclineReason.parse(text));
    }

    @ParameterizedTest
    @EnumSource
    void a_reason_for_a_no_is_read_as_it_is_written(DeclineReason reason) {
        assertEquals(Optional.of(reason), DeclineReason.parse(reason.label()));
    }

    @ParameterizedTest
    @EnumSource
    void a_report_stands_when_it_is_settled_now_or_was_before(Settlement.Status status) {
        boolean stands = status == Settlement.Status.SETTLED || status == Settlement.Status.REPEATED;
        assertEquals(stands, Settlement.of(status).stands());
    }

    @Test
    void an_event_prints_no_caller() {
        String printed =
                SomeEvents.arrived("c", SomeEvents.NOON, SomeEvents.caller(1)).toString();
        assertTrue(printed.contains("CallerKey[hidden]"), printed);
        assertFalse(printed.contains(SomeEvents.caller(1).value()));
    }
}
