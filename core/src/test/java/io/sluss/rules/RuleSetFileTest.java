package io.sluss.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.Criterion.Fact;
import io.sluss.criteria.TimeWindow;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.LearntRecognizer;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.ChannelMode;
import io.sluss.matching.Requirement;
import io.sluss.offer.Holdout;
import io.sluss.offer.Switchback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file without mistakes becomes the rules that {@code docs/rules-file.md} says it means. */
class RuleSetFileTest {
    private final RuleSet rules =
            RuleSetFile.parse("small.yaml", SmallRules.good().text());

    @TempDir
    Path folder;

    private ContactReason reason(String name) {
        return rules.reason(new ReasonId(name)).orElseThrow();
    }

    private <T extends Channel> T channel(Class<T> kind, String id) {
        return rules.channels().stream()
                .filter(channel -> channel.id().equals(id))
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theHeadIsRead() {
        assertEquals("Small Service", rules.service());
        assertEquals("Europe/Stockholm", rules.calendar().zone().getId());
        assertTrue(rules.calendar().isHoliday(LocalDate.of(2026, 12, 25)));
        assertEquals(List.of("sv", "en"), rules.languages());
        assertEquals("112", rules.emergencyNumber());
        assertEquals(Duration.ofDays(5), rules.longestRecontactWindow());
        ServiceLevel level = rules.serviceLevel().orElseThrow();
        assertEquals(new ServiceLevel(0.85, Duration.ofMinutes(10), new TimeWindow(7 * 60, 20 * 60)), level);
    }

    @Test
    void theVersionIsTheStartOfTheHashOfTheFile() throws Exception {
        byte[] bytes = SmallRules.good().text().getBytes(StandardCharsets.UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertEquals(HexFormat.of().formatHex(hash).substring(0, 12), rules.version());
        Path file = Files.write(folder.resolve("small.yaml"), bytes);
        assertEquals(rules.version(), RuleSetFile.load(file).version());
        assertEquals(List.of(), RuleSetFile.check(file));
    }

    @Test
    void aByteOrderMarkIsNoMistake() throws IOException {
        Path file = Files.writeString(
                folder.resolve("mark.yaml"), "\uFEFF" + SmallRules.good().text());
        assertEquals(List.of(), RuleSetFile.check(file));
    }

    @Test
    void aFileThatIsNotThereIsNoMistakeInIt() {
        assertThrows(NoSuchFileException.class, () -> RuleSetFile.load(folder.resolve("none.yaml")));
        assertThrows(IOException.class, () -> RuleSetFile.check(folder));
    }

    @Test
    void regionsAreFoundByTheirPlacesWhateverTheCase() {
        assertEquals(new Region("syd"), rules.regionOf("MALMÖ").orElseThrow());
        assertEquals(new Region("syd"), rules.regionOf("  Malmö\t").orElseThrow());
        assertEquals(
                new Region("väst"),
                rules.region(new Region("syd")).orElseThrow().overflow());
        assertEquals(
                "Region Syd",
                rules.region(new Region("syd")).orElseThrow().label().in("fi"));
        assertEquals(
                "Region Väst",
                rules.region(new Region("väst")).orElseThrow().label().in("en"));
    }

    @Test
    void reasonsAreRead() {
        ContactReason theft = reason("bicycle-theft");
        assertEquals(Urgency.DEFERRABLE, theft.urgency());
        assertEquals("Stolen bicycle", theft.label().in("en"));
        assertEquals(5, theft.phrases().get("sv").size());
        assertEquals("1", theft.key());
        assertEquals(14, theft.handlingMinutes());
        assertEquals(Duration.ofDays(3), theft.recontactWindow());
        assertEquals(LocalDate.of(2027, 6, 30), theft.reviewBy());
        assertEquals("Volume crime", theft.owner());
        assertEquals("4.2", theft.handbook());
        assertTrue(reason("tip").personOnly() && reason("tip").anonymous());
        assertEquals(Duration.ofDays(5), reason("tip").recontactWindow());
        assertEquals(Urgency.EMERGENCY, reason("break-in").urgency());
        assertEquals("Tillstånd", reason("permit").label().in("en"));
    }

    @Test
    void theGateIsRead() {
        var rows = rules.gate().rules().rows();
        assertEquals(
                List.of(Urgency.EMERGENCY, Urgency.TIME_CRITICAL, Urgency.UNKNOWN),
                rows.stream().map(row -> row.result()).toList());
        assertEquals(
                3, ((Criterion.Says) rows.get(0).criteria().get(0)).phrases().size());
        assertEquals(
                Set.of(
                        new Criterion.OriginIs(Set.of(Origin.PHONE)),
                        new Criterion.RegionIs(Set.of(new Region("syd"))),
                        new Criterion.PlaceIs(Set.of("malmö")),
                        new Criterion.LanguageIs(Set.of("sv")),
                        new Criterion.Signalled(Set.of("whispering")),
                        new Criterion.TimeIs(List.of(new TimeWindow(22 * 60, 5 * 60)))),
                Set.copyOf(rows.get(1).criteria()));
    }

    @Test
    void everyCriterionOfAnOfferIsRead() {
        var rows = rules.offers().rows();
        assertEquals(
                List.of(ChannelKind.E_SERVICE, ChannelKind.BOOKING, ChannelKind.CALLBACK),
                rows.get(0).result());
        assertEquals(List.of(), rows.get(2).criteria());
        assertEquals(
                Set.of(
                        new Criterion.ReasonIs(Set.of(new ReasonId("bicycle-theft"), new ReasonId("permit"))),
                        new Criterion.WeekdayIs(
                                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)),
                        new Criterion.HolidayIs(false),
                        new Criterion.DateIs(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 1, 1)),
                        new Criterion.ExpectedWaitIs(Duration.ofMinutes(10).plusNanos(1), null),
                        new Criterion.RepeatContactIs(false),
                        new Criterion.FactIs(Fact.SUSPECT_KNOWN, false),
                        new Criterion.FactIs(Fact.EVIDENCE_PERISHABLE, false),
                        new Criterion.FactIs(Fact.HAPPENING_NOW, false),
                        new Criterion.FactIs(Fact.INJURED, false),
                        new Criterion.FactIs(Fact.THREAT, false),
                        new Criterion.FactIs(Fact.MINOR, false)),
                Set.copyOf(rows.get(1).criteria()));
    }

    @Test
    void expectedWaitsAreComparedAsWritten() {
        Map.of(
                        ">= 10m", new Criterion.ExpectedWaitIs(Duration.ofMinutes(10), null),
                        "<2m", new Criterion.ExpectedWaitIs(null, Duration.ofMinutes(2)),
                        "<= 2m",
                                new Criterion.ExpectedWaitIs(
                                        null, Duration.ofMinutes(2).plusNanos(1)))
                .forEach((written, expected) -> {
                    String text = SmallRules.good().with("> 10m", written).text();
                    var rows = RuleSetFile.parse("small.yaml", text).offers().rows();
                    assertTrue(rows.get(1).criteria().contains(expected), written);
                });
    }

    @Test
    void eServicesAreRead() {
        Channel.EService report = channel(Channel.EService.class, "report-theft");
        assertEquals(ChannelMode.ONLINE, report.mode());
        assertEquals("https://example.se/report", report.url().in("en"));
        assertEquals(List.of(Requirement.E_ID, Requirement.SUSPECT_UNKNOWN, Requirement.ADULT), report.requires());
        assertEquals(Requirement.SUSPECT_UNKNOWN, report.ask());
        assertEquals(10, report.minutes());
        Channel.EService form = channel(Channel.EService.class, "permit-form");
        assertEquals(ChannelMode.FORM_BY_POST, form.mode());
        assertTrue(form.hours().alwaysOpen());
    }

    @Test
    void callbacksAndBookingsAreRead() {
        Channel.Callback callback = channel(Channel.Callback.class, "callback");
        assertEquals(Duration.ofHours(1), callback.plan().leadTime());
        assertEquals(Duration.ofDays(4), callback.plan().horizon());
        assertTrue(callback.perRegion());
        var calendar = rules.calendar();
        var hours = callback.plan().hours();
        assertEquals(2, hours.windowsOn(LocalDate.of(2026, 11, 24), calendar).size());
        assertEquals(List.of(), hours.windowsOn(LocalDate.of(2026, 12, 22), calendar));
        assertEquals(1, hours.windowsOn(LocalDate.of(2026, 12, 23), calendar).size());
        assertEquals(List.of(), hours.windowsOn(LocalDate.of(2026, 12, 25), calendar));
        assertEquals(List.of(), hours.windowsOn(LocalDate.of(2026, 11, 28), calendar));

        Channel.Booking booking = channel(Channel.Booking.class, "booking");
        Channel.Office malmo = booking.offices().get("malmo");
        assertEquals(1, malmo.plan().capacity());
        assertEquals(Duration.ofMinutes(30), malmo.plan().leadTime());
        assertEquals(420, malmo.plan().hours().longestMinutes());
        assertEquals(Set.of(new ReasonId("permit")), malmo.reasons());
        Channel.Office byPhone = booking.offices().get("phone-help");
        assertEquals(3, byPhone.plan().capacity());
        assertEquals(120, byPhone.plan().hours().longestMinutes());
    }

    @Test
    void liveAgentsAreRead() {
        Channel.LiveAgent agents = channel(Channel.LiveAgent.class, "live-agent");
        assertEquals("south", agents.queues().queueFor(new Region("syd"), "en", null));
        assertEquals("english", agents.queues().queueFor(null, "en", null));
        assertEquals("tips", agents.queues().queueFor(null, "sv", new ReasonId("tip")));
        assertEquals("main", agents.queues().queueFor(null, null, null));
        assertEquals(Map.of("default", "duty officer", "break-in", "patrol"), agents.onCall());
    }

    @Test
    void textsHaveFlatNames() {
        assertEquals("Vi ringer i morgon.", rules.texts().fill("accepted.callback", "sv", Map.of("next", "i morgon")));
        assertEquals(
                "Do you know who it was?",
                rules.texts().find("ask.suspect-known").orElseThrow().in("en"));
        assertEquals("Hej då.", rules.texts().find("goodbye").orElseThrow().in("de"));
        assertEquals("Är alla i säkerhet?", rules.questions().get("safe").in("sv"));
    }

    @Test
    void theHoldoutIsRead() {
        assertEquals(0.05, rules.holdout().share());
        assertEquals("spring-2027", rules.holdout().salt());
        String none = SmallRules.good()
                .with("{share: 5 %, salt: spring-2027, until: 2027-05-31}", "{share: 0 %}")
                .text();
        assertEquals(0, RuleSetFile.parse("small.yaml", none).holdout().share());
        assertEquals(null, rules.holdout().switchback());
    }

    @Test
    void aHoldoutByQueueIsRead() {
        String text = SmallRules.good()
                .with("{share: 5 %, salt: spring-2027", "{by: queue, block: 2h, salt: spring-2027")
                .text();
        Holdout holdout = RuleSetFile.parse("small.yaml", text).holdout();
        assertEquals(
                new Switchback(Duration.ofHours(2), "spring-2027", LocalDate.parse("2027-05-31")),
                holdout.switchback());
        assertEquals(0.5, holdout.share());
    }

    @Test
    void wordsThatOtherYamlTakesForTrueAreText() {
        String text =
                SmallRules.good().with("[garbled, noise]", "[no, yes, on, off]").text();
        var rows = RuleSetFile.parse("small.yaml", text).gate().rules().rows();
        assertEquals(
                List.of(new Criterion.Signalled(Set.of("no", "yes", "on", "off"))),
                rows.get(2).criteria());
    }

    @Test
    void withoutRecognitionNoPhrasesAreNeeded() {
        String text = SmallRules.good().with("mode: phrases", "mode: off").text();
        text = text.replaceAll("    phrases: \\{.*\n", "");
        assertTrue(RuleSetFile.parse("small.yaml", text).reasons().size() == 4);
    }

    @Test
    void itAnswers() {
        Instant night = Instant.parse("2026-11-24T00:30:00Z");
        Situation situation = Situation.firstContact(night, ChannelStates.ALL_UP);
        Contact theft = Contact.from(Origin.PHONE)
                .language("sv")
                .utterance("de har snott min cykel")
                .build();
        Answer answer = rules.answer(theft, situation);
        assertEquals(Urgency.DEFERRABLE, answer.verdict().urgency());
        assertEquals(
                "report-theft", answer.ranking().candidates().get(0).channel().id());
        Contact knife = Contact.from(Origin.PHONE).utterance("he has a knife").build();
        assertEquals(Urgency.EMERGENCY, rules.answer(knife, situation).verdict().urgency());
    }

    @Test
    void theTextIsKeptAsItWasRead() {
        String text = "\uFEFF" + SmallRules.good().text().replace("\n", "\r\n");
        RuleSet read = RuleSetFile.parse("small.yaml", text);
        assertEquals(text, read.source());
        assertEquals(read.version(), RuleSetFile.parse("again", read.source()).version());
    }

    @Test
    void aChangeOfTextsHoursOrWhatReasonsAreCalledForLearnsNothingAnewAndIsWhatTheFileSays() {
        RuleSet before = RuleSetFile.parse("before", withExamples("4.2", "min cykel saknas"));
        RuleSet after = RuleSetFile.parse("after", withExamples("4.3", "min cykel saknas"), List.of(rules, before));
        LearntRecognizer learnt = after.learnt().orElseThrow();
        assertSame(before.learnt().orElseThrow().training(), learnt.training());
        assertEquals(
                "4.3",
                learnt.reasons().get(0).handbook(),
                "what is recognised is a reason of the new file, not of the one before");
    }

    @Test
    void anotherExampleIsLearntFrom() {
        RuleSet before = RuleSetFile.parse("before", withExamples("4.2", "min cykel saknas"));
        RuleSet after = RuleSetFile.parse("after", withExamples("4.2", "min moped saknas"), List.of(before));
        assertNotSame(
                before.learnt().orElseThrow().training(),
                after.learnt().orElseThrow().training());
    }

    private static String withExamples(String handbook, String first) {
        StringBuilder text = new StringBuilder(
                SmallRules.good().with("handbook: 4.2", "handbook: " + handbook).text());
        text.append("\nexamples:\n  bicycle-theft:\n    calm:\n      - ")
                .append(first)
                .append('\n');
        for (int i = 0; i < 24; i++) {
            text.append("      - cykeln stod vid hus nummer ").append(i).append('\n');
        }
        text.append("  break-in:\n    urgent:\n");
        for (int i = 0; i < 24; i++) {
            text.append("      - någon bryter sig in i hus nummer ").append(i).append('\n');
        }
        return text.toString();
    }
}
