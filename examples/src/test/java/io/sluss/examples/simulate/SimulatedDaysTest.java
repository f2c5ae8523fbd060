package io.sluss.examples.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.examples.RulesSource;
import io.sluss.examples.simulate.SimulatedDays.Played;
import io.sluss.examples.simulate.SimulationCounts.What;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.LedgerEvent;
import io.sluss.outcome.Outcome;
import io.sluss.rules.RegionRules;
import io.sluss.rules.RuleSet;
import io.sluss.uptake.UptakeTable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Issue 5: the simulated days are believable, the same for the same seed, and hold what Sluss promises. */
class SimulatedDaysTest {
    /** A Tuesday with a storm of calls. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private static final long SEED = Long.getLong("sluss.seed", 5);

    private static RuleSet rules;
    private static Played played;
    private static final Map<LedgerEvent.Kind, Integer> EVENTS = new EnumMap<>(LedgerEvent.Kind.class);
    private static final Map<String, Integer> BY_HOUR = new TreeMap<>();

    @BeforeAll
    static void play() {
        rules = HoldoutVariant.of(RulesSource.of("police-114-14").load(), 0.1, DAY);
        long started = System.nanoTime();
        played = SimulatedDays.play(rules, DAY, 2, SEED, builder -> builder.recorder(SimulatedDaysTest::count));
        System.out.println("Two simulated days (-Dsluss.seed=" + SEED + "): " + played.counts() + "; in "
                + Duration.ofNanos(System.nanoTime() - started).toMillis() + " ms");
        System.out.println(EVENTS + " " + BY_HOUR + " " + played.sluss().uptake());
    }

    private static void count(LedgerEvent event) {
        EVENTS.merge(event.kind(), 1, Integer::sum);
        if (event.kind() == LedgerEvent.Kind.CONTACT) {
            BY_HOUR.merge(
                    String.format(
                            "%02d", event.at().atZone(rules.calendar().zone()).getHour()),
                    1,
                    Integer::sum);
        }
    }

    @AfterAll
    static void close() {
        played.close();
    }

    @Test
    void aDayHasAsManyContactsAsItsProfileAndAMonthAsManyAs11414() {
        double expected = CallVolume.expected(DAY) + CallVolume.expected(DAY.plusDays(1));
        long contacts = played.counts().of(What.CONTACTS);
        assertEquals(expected, contacts, 0.02 * expected);
        double weeks = 0;
        for (int day = 0; day < 357; day++) {
            weeks += CallVolume.expected(DAY.plusDays(day));
        }
        assertEquals(CallVolume.A_MONTH * 12 * 357 / 365.25, weeks, 1);
    }

    @Test
    void everyRegionCallsByItsSizeAndNightsAreQuiet() {
        Map<String, Long> byRegion = played.counts().contactsByRegion();
        assertEquals(
                rules.regions().stream()
                        .map(RegionRules::region)
                        .map(Object::toString)
                        .collect(Collectors.toSet()),
                byRegion.keySet());
        assertTrue(byRegion.get("stockholm") > 2 * byRegion.get("bergslagen"), byRegion.toString());
        assertEquals(1.8, CallVolume.storm(LocalDate.EPOCH.plusDays(3).atTime(16, 0)));
        assertTrue(BY_HOUR.get("09") > 10 * BY_HOUR.get("03"), BY_HOUR.toString());
    }

    @Test
    void whatIsUrgentIsNeverOfferedAnythingButAPerson() {
        assertTrue(played.counts().of(What.URGENT) > 100, played.counts().toString());
        assertEquals(0, played.counts().of(What.URGENT_OFFERED));
    }

    @Test
    void everythingThatCanBeMeasuredHappens() {
        for (LedgerEvent.Kind kind : LedgerEvent.Kind.values()) {
            assertTrue(EVENTS.containsKey(kind) || kind == LedgerEvent.Kind.LOST, kind + " in " + EVENTS);
        }
        SimulationCounts counts = played.counts();
        assertEquals(
                counts.of(What.CONTACTS), EVENTS.get(LedgerEvent.Kind.CONTACT).longValue());
        UptakeTable.Snapshot uptake = played.sluss().uptake();
        for (ChannelKind kind : Set.of(ChannelKind.E_SERVICE, ChannelKind.CALLBACK, ChannelKind.BOOKING)) {
            double rate = uptake.channels().get(kind).uptake().value().orElseThrow();
            assertTrue(rate > 0.05 && rate < 0.7, kind + " " + rate);
        }
        Map<Outcome, Long> ofServices =
                uptake.channels().get(ChannelKind.E_SERVICE).outcomes();
        for (Outcome outcome : Set.of(
                Outcome.DECLINED,
                Outcome.IGNORED,
                Outcome.ABANDONED,
                Outcome.OPENED,
                Outcome.COMPLETED,
                Outcome.COMPLETED_BY_STAFF,
                Outcome.FAILED)) {
            assertTrue(ofServices.containsKey(outcome), outcome + " in " + ofServices);
        }
        assertTrue(counts.of(What.CALLED_BACK) > 0.7 * counts.of(What.PROMISED), counts.toString());
        assertTrue(counts.of(What.ABANDONED) < 0.2 * counts.of(What.ANSWERED), counts.toString());
        assertTrue(counts.of(What.ABANDONED) > 0.01 * counts.of(What.ANSWERED), counts.toString());
        assertTrue(counts.of(What.CAME_BACK) > 100, counts.toString());
    }

    @Test
    void theSameSeedIsTheSameDayAndAnotherIsAnother() {
        String once = oneDay(7);
        assertEquals(once, oneDay(7));
        assertNotEquals(once, oneDay(8));
    }

    private static String oneDay(long seed) {
        Map<String, Integer> counted = new TreeMap<>();
        try (Played day = SimulatedDays.play(
                rules,
                DAY,
                1,
                seed,
                builder -> builder.recorder(event -> counted.merge(
                        event.kind() + " " + event.labels() + " " + event.outcome() + " " + event.detail(),
                        1,
                        Integer::sum)))) {
            return day.counts() + " " + counted;
        }
    }

    @Test
    void rulesThatHoldNobodyOutGetAHoldOutAndOthersStayAsTheyAre() {
        assertEquals(0.1, rules.holdout().shareOn(DAY));
        assertEquals(rules, HoldoutVariant.of(rules, 0.5, DAY));
        assertTrue(played.counts().of(What.HELD_OUT) > 0);
    }
}
