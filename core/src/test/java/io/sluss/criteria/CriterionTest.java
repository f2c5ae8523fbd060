package io.sluss.criteria;

import static io.sluss.criteria.SomeFacts.NOTHING_KNOWN;
import static io.sluss.criteria.SomeFacts.call;
import static io.sluss.criteria.SomeFacts.nothingKnown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.criteria.Criterion.Answer;
import io.sluss.criteria.Criterion.Fact;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each question has up to three answers. */
class CriterionTest {
    private static void yes(Criterion criterion, SomeFacts facts) {
        assertEquals(Answer.YES, criterion.ask(facts.facts()));
    }

    private static void no(Criterion criterion, SomeFacts facts) {
        assertEquals(Answer.NO, criterion.ask(facts.facts()));
    }

    private static void unknown(Criterion criterion, SomeFacts facts) {
        assertEquals(Answer.UNKNOWN, criterion.ask(facts.facts()));
    }

    @Test
    void origin_is_always_known() {
        Criterion criterion = new Criterion.OriginIs(Set.of(Origin.PHONE, Origin.WEB));
        yes(criterion, NOTHING_KNOWN);
        no(criterion, SomeFacts.of(Origin.EMAIL, b -> b));
    }

    @Test
    void reason_may_be_unknown() {
        Criterion criterion = new Criterion.ReasonIs(Set.of(new ReasonId("a"), new ReasonId("b")));
        yes(criterion, NOTHING_KNOWN.about("b"));
        no(criterion, NOTHING_KNOWN.about("c"));
        unknown(criterion, NOTHING_KNOWN);
    }

    @Test
    void region_may_be_unknown() {
        Criterion criterion = new Criterion.RegionIs(Set.of(new Region("syd")));
        yes(criterion, NOTHING_KNOWN.in("syd"));
        no(criterion, NOTHING_KNOWN.in("nord"));
        unknown(criterion, NOTHING_KNOWN);
    }

    @Test
    void place_may_be_unknown() {
        Criterion criterion = new Criterion.PlaceIs(Set.of("malmö"));
        yes(criterion, NOTHING_KNOWN.near("malmö"));
        no(criterion, NOTHING_KNOWN.near("lund"));
        unknown(criterion, NOTHING_KNOWN);
    }

    @Test
    void language_may_be_unknown() {
        Criterion criterion = new Criterion.LanguageIs(Set.of("en"));
        yes(criterion, call(b -> b.language("en-GB")));
        no(criterion, call(b -> b.language("sv")));
        unknown(criterion, NOTHING_KNOWN);
    }

    @Test
    void time_is_local_and_half_open_and_several_windows_are_alternatives() {
        Criterion criterion = new Criterion.TimeIs(List.of(
                TimeWindow.parse("20:00-07:00").orElseThrow(),
                TimeWindow.parse("12:00-13:00").orElseThrow()));
        yes(criterion, NOTHING_KNOWN.at("2026-11-24T20:00:00"));
        yes(criterion, NOTHING_KNOWN.at("2026-11-24T06:59:59"));
        yes(criterion, NOTHING_KNOWN.at("2026-11-24T12:30:00"));
        no(criterion, NOTHING_KNOWN.at("2026-11-24T07:00:00"));
        no(criterion, NOTHING_KNOWN.at("2026-11-24T13:00:00"));
    }

    @Test
    void weekday_is_local() {
        Criterion criterion = new Criterion.WeekdayIs(Set.of(DayOfWeek.TUESDAY));
        yes(criterion, NOTHING_KNOWN);
        no(criterion, NOTHING_KNOWN.at("2026-11-25T00:00:00"));
    }

    @Test
    void holiday_is_known() {
        yes(new Criterion.HolidayIs(true), NOTHING_KNOWN.on(true));
        no(new Criterion.HolidayIs(true), NOTHING_KNOWN.on(false));
        yes(new Criterion.HolidayIs(false), NOTHING_KNOWN.on(false));
    }

    @Test
    void a_date_holds_its_first_day_and_not_its_last() {
        Criterion both = new Criterion.DateIs(LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-25"));
        yes(both, NOTHING_KNOWN.at("2026-11-24T00:00:00"));
        yes(both, NOTHING_KNOWN.at("2026-11-24T23:59:59"));
        no(both, NOTHING_KNOWN.at("2026-11-23T23:59:59"));
        no(both, NOTHING_KNOWN.at("2026-11-25T00:00:00"));
        yes(new Criterion.DateIs(null, LocalDate.parse("2027-01-01")), NOTHING_KNOWN);
        no(new Criterion.DateIs(LocalDate.parse("2027-01-01"), null), NOTHING_KNOWN);
        yes(new Criterion.DateIs(null, null), NOTHING_KNOWN);
    }

    @Test
    void expected_wait_may_be_unknown() {
        Criterion between = new Criterion.ExpectedWaitIs(Duration.ofMinutes(5), Duration.ofMinutes(10));
        yes(between, call(b -> b.expectedWait(Duration.ofMinutes(5))));
        no(between, call(b -> b.expectedWait(Duration.ofMinutes(10))));
        no(between, call(b -> b.expectedWait(Duration.ofSeconds(299))));
        unknown(between, NOTHING_KNOWN);
        yes(new Criterion.ExpectedWaitIs(null, Duration.ofMinutes(2)), call(b -> b.expectedWait(Duration.ZERO)));
        yes(new Criterion.ExpectedWaitIs(Duration.ZERO, null), call(b -> b.expectedWait(Duration.ofDays(1))));
    }

    @Test
    void a_repeat_is_unknown_without_a_reason_or_a_history() {
        Criterion repeat = new Criterion.RepeatContactIs(true);
        SomeFacts came = NOTHING_KNOWN.recently(Set.of(new ReasonId("a")), Set.of(), true);
        yes(repeat, came.about("a"));
        no(repeat, came.about("b"));
        unknown(repeat, came);
        unknown(
                repeat,
                NOTHING_KNOWN
                        .recently(Set.of(new ReasonId("a")), Set.of(), false)
                        .about("a"));
        yes(new Criterion.RepeatContactIs(false), came.about("b"));
        no(new Criterion.RepeatContactIs(false), came.about("a"));
    }

    @Test
    void any_of_several_signals_will_do() {
        Criterion criterion = new Criterion.Signalled(Set.of("child", "relay"));
        yes(criterion, call(b -> b.signals(List.of("relay", "other"))));
        no(criterion, call(b -> b.signals(List.of("other"))));
        no(criterion, NOTHING_KNOWN);
    }

    @Test
    void says_asks_for_whole_words() {
        Criterion criterion = new Criterion.Says(PhraseIndex.ofSequences(PhraseNotation.expand("har en kniv")));
        yes(criterion, call(b -> b.utterance("Han har en kniv")));
        no(criterion, call(b -> b.utterance("har en knivsamling")));
        no(criterion, NOTHING_KNOWN);
    }

    private static final Map<Fact, List<String>> SIGNALS = Map.of(
            Fact.SUSPECT_KNOWN, List.of("suspect-known", "suspect-unknown"),
            Fact.EVIDENCE_PERISHABLE, List.of("evidence-perishable", "evidence-kept"),
            Fact.HAPPENING_NOW, List.of("happening-now", "happened-earlier"),
            Fact.INJURED, List.of("injured", "no-injury"),
            Fact.THREAT, List.of("threat", "no-threat"),
            Fact.MINOR, List.of("minor", "adult"));

    @ParameterizedTest
    @EnumSource
    void a_fact_is_told_by_signals_and_contradictory_ones_tell_nothing(Fact fact) {
        List<String> signals = SIGNALS.get(fact);
        SomeFacts holds = call(b -> b.signals(signals.subList(0, 1)));
        SomeFacts holdsNot = call(b -> b.signals(signals.subList(1, 2)));
        yes(new Criterion.FactIs(fact, true), holds);
        no(new Criterion.FactIs(fact, true), holdsNot);
        no(new Criterion.FactIs(fact, false), holds);
        yes(new Criterion.FactIs(fact, false), holdsNot);
        unknown(new Criterion.FactIs(fact, true), call(b -> b.signals(signals)));
        unknown(new Criterion.FactIs(fact, false), NOTHING_KNOWN);
        assertNull(fact.holds(nothingKnown().contact()));
    }

    @Test
    void the_age_tells_who_is_a_minor_unless_a_signal_does() {
        Criterion minor = new Criterion.FactIs(Fact.MINOR, true);
        yes(minor, call(b -> b.age(17)));
        no(minor, call(b -> b.age(18)));
        yes(minor, call(b -> b.age(40).signals(List.of("minor"))));
        unknown(new Criterion.FactIs(Fact.INJURED, true), call(b -> b.age(17)));
    }
}
