package io.sluss.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.rules.FileNode.Spot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake of issue 2, Build 4, gets one message with its line and column, what is wrong and what would be right. */
class RulesFileMistakesTest {
    /** The lines of {@code mistakes.txt}: pieces of {@code small.yaml} and what is said when they are replaced. */
    static Stream<Arguments> all() throws IOException {
        try (InputStream in = RulesFileMistakesTest.class.getResourceAsStream("mistakes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .map(line ->
                            Arguments.of((Object[]) line.replace("\\n", "\n").split(" \\|\\| ?", -1)));
        }
    }

    @ParameterizedTest(name = "{2}: {3}")
    @MethodSource("all")
    void saysWhereWhatAndHowToMend(String old, String replacement, String path, String what, String mend) {
        SmallRules rules = SmallRules.good().with(old, replacement);
        List<Mistake> mistakes = rules.mistakes();
        Mistake mistake = mistakes.stream()
                .filter(one -> one.path().equals(path) && one.what().contains(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found in " + mistakes));
        assertTrue(mistake.mend().contains(mend), mistake::toString);
        assertEquals("small.yaml", mistake.file());
        List<Spot> marks = rules.marks();
        if (!marks.isEmpty()) {
            assertEquals(marks.get(0), new Spot(mistake.line(), mistake.column()), mistake::toString);
        }
        assertEquals(List.of(mistake), mistakes, "one slip gives one message");
    }

    @Test
    void tenMistakesGiveTenMessagesWithTheirLines() {
        SmallRules rules = SmallRules.good()
                .with("time-zone: Europe/Stockholm", "time-zone: §Stockholm time")
                .with("recontact-window: 5d", "recontact-window: §one week")
                .with("overflow: väst", "overflow: §syd")
                .with("urgency: emergency", "urgency: §urgent")
                .with("anonymous: true", "§anonymus: true")
                .with("says: [har en kniv", "says: [§(har en kniv")
                .with("ask: suspect-known", "ask: §adult-person")
                .with("capacity: 40", "capacity: §many")
                .with("until: 2028-01-01", "until: §2028-13-01")
                .with("sv: Hej då.", "sv: §\"Hej {name}.\"");
        List<Mistake> mistakes = rules.mistakes();
        assertEquals(
                rules.marks(),
                mistakes.stream().map(one -> new Spot(one.line(), one.column())).toList(),
                mistakes::toString);
        assertEquals(10, mistakes.stream().map(Mistake::what).distinct().count());
    }

    @Test
    void anHourWithoutAStaffedDestinationIsAMistake() {
        List<Mistake> mistakes = SmallRules.good()
                .with("emergency-number: \"112\"\n", "")
                .with("on-call: {default: duty officer, break-in: patrol}", "on-call: {break-in: patrol}")
                .mistakes();
        assertEquals(
                List.of("emergency-number", "channels.live-agent.hours"),
                mistakes.stream().map(Mistake::path).toList());
        assertTrue(mistakes.get(1).what().contains("at some hours nobody is there"), mistakes::toString);
    }

    @Test
    void aKindThatTheFileHasNoChannelForCannotBeOffered() {
        String text =
                SmallRules.good().text().replaceAll("(?s)  booking:\n    label.*?  live-agent:\n", "  live-agent:\n");
        List<Mistake> mistakes = SmallRules.mistakes(text);
        assertEquals(1, mistakes.size(), mistakes::toString);
        assertTrue(mistakes.get(0).what().contains("`booking` is offered, but"), mistakes::toString);
    }

    @Test
    void aBookingNeedsAnOffice() {
        String text = SmallRules.good()
                .text()
                .replaceAll("(?s)    resources:\n.*?  live-agent:\n", "    resources: {}\n  live-agent:\n");
        List<Mistake> mistakes = SmallRules.mistakes(text);
        assertEquals(
                List.of("channels.booking.resources"),
                mistakes.stream().map(Mistake::path).toList());
    }

    @Test
    void hoursOnHolidaysNeedHolidays() {
        List<Mistake> mistakes =
                SmallRules.good().with("holidays: SE", "holidays: none").mistakes();
        assertEquals(
                List.of("channels.callback.hours.holidays"),
                mistakes.stream().map(Mistake::path).toList());
    }

    @Test
    void aFileWithVeryManyMistakesIsNotReadToTheEnd() {
        String text = SmallRules.good().text() + "unknown-key: 1\n".repeat(50_000);
        List<Mistake> mistakes = SmallRules.mistakes(text);
        assertEquals(Mistakes.MOST + 1, mistakes.size());
        assertTrue(mistakes.get(Mistakes.MOST).what().contains("or more"));
    }

    @Test
    void capacityPerRegionNeedsRegions() {
        String text = SmallRules.good().text().replaceAll("(?s)regions:.*?\nreasons:", "reasons:");
        assertTrue(SmallRules.mistakes(text).stream()
                .anyMatch(one ->
                        one.path().equals("channels.callback.per") && one.what().contains("no regions")));
    }

    @Test
    void phrasesThatFillTheMemoryAreRefusedOnce() {
        String ten = "(a|b|c|d|e|f|g|h|i|j)";
        String lines = IntStream.range(0, 1_000)
                .mapToObj(i -> "\"x" + i + " " + ten + " " + ten + " " + ten + "\"")
                .collect(Collectors.joining(", "));
        List<Mistake> mistakes = SmallRules.good().with("söka tillstånd", lines).mistakes();
        assertEquals(1, mistakes.size(), mistakes::toString);
        assertTrue(mistakes.get(0).what().contains("more than 300000 phrases"), mistakes::toString);
    }

    @Test
    void withoutChannelsEveryMissingThingIsSaidOnce() {
        List<Mistake> mistakes = SmallRules.mistakes("sluss-rules: 1\n");
        assertEquals(9, mistakes.size(), mistakes::toString);
        String text = SmallRules.good().text().replaceAll("(?s)channels:.*?\noffers:", "offers:");
        assertEquals(
                List.of("channels"),
                SmallRules.mistakes(text).stream().map(Mistake::path).toList());
    }
}
