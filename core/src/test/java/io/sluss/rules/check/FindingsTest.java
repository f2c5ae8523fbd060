package io.sluss.rules.check;

import static io.sluss.rules.check.CleanRules.clean;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.rules.Mistake;
import io.sluss.rules.RuleSetFile;
import io.sluss.rules.RulesFileException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Issue 3, Build 4: every lint finding has a file that shows it and one that just does not. */
class FindingsTest {
    /**
     * One finding.
     *
     * @param shows a file that shows it, on the marked line
     * @param justNot one that nearly does
     * @param says pieces of the finding: of what is wrong, of the example, of the mend
     */
    record Pair(FindingKind kind, CleanRules shows, CleanRules justNot, String... says) {
        @Override
        public String toString() {
            return kind.id() + " " + says[0];
        }
    }

    private static Pair pair(FindingKind kind, CleanRules shows, CleanRules justNot, String... says) {
        return new Pair(kind, shows, justNot, says);
    }

    static Stream<Pair> rules() {
        return Stream.of(
                pair(
                        FindingKind.UNREACHABLE_RULE,
                        clean().withRules("§name: Late, when: {reason: permit, weekday: sat-sun}, offer: callback"),
                        clean().withRules(
                                        "name: Late, when: {reason: bicycle-theft, weekday: sat-sun}, offer: callback"),
                        "“Late” is never reached: “Permits” (line 94) takes every contact",
                        "origin: phone, reason: permit, date: 2026-12-05 (sat)",
                        "move it before “Permits”"),
                pair(
                        FindingKind.UNREACHABLE_RULE,
                        clean().withOnlyRules("""
                                  - {name: A, when: {time: "07:00-20:00"}, offer: callback}
                                  - {name: B, when: {time: "20:00-07:00"}, offer: booking}
                                  - {§name: C, offer: e-service}
                                """),
                        clean().withOnlyRules("""
                                  - {name: A, when: {time: "07:00-20:00"}, offer: callback}
                                  - {name: B, when: {time: "20:01-07:00"}, offer: booking}
                                  - {name: C, offer: e-service}
                                """),
                        "the rule “C” is never reached: “A” (line 91), “B” (line 92) take every",
                        "time: 13:30"),
                pair(
                        FindingKind.UNREACHABLE_RULE,
                        clean().withRules("§name: Lund, when: {origin: counter, place: Lund}, offer: callback"),
                        clean().withRules("name: Lund, when: {origin: counter, place: Malmö}, offer: callback"),
                        "the urgency gate takes every contact",
                        "origin: counter",
                        "make the gate narrower"),
                pair(
                        FindingKind.UNREACHABLE_RULE,
                        clean().withRules("§name: Tips, when: {reason: tip}, offer: callback"),
                        clean().withRules("name: Tips, when: {language: en}, offer: callback"),
                        "what it asks with `reason` never holds"),
                pair(
                        FindingKind.UNREACHABLE_RULE,
                        clean().withRules("§name: Known, when: {suspect: known}, offer: callback"),
                        clean().withRules("name: Known, when: {suspect: unknown}, offer: callback"),
                        "what it asks with `suspect` never holds"),
                pair(
                        FindingKind.UNREACHABLE_RULE,
                        clean().withRules("§name: Armed, when: {says: [nu har en kniv]}, offer: callback"),
                        clean().withRules("name: Armed, when: {says: [nu har en sked]}, offer: callback"),
                        "the urgency gate takes every contact",
                        "says: “nu har en kniv”"),
                pair(
                        FindingKind.UNREACHABLE_RULE,
                        clean().withRules(
                                        "name: A, when: {says: [ett pass, ett kort]}, offer: callback",
                                        "§name: B, when: {says: [förnya ett pass]}, offer: e-service"),
                        clean().withRules(
                                        "name: B, when: {says: [förnya ett pass]}, offer: e-service",
                                        "name: A, when: {says: [ett pass, ett kort]}, offer: callback"),
                        "“A” (line 100) takes every contact",
                        "says: “ett kort” and “förnya ett pass”"),
                pair(
                        FindingKind.SHADOWED_RULE,
                        clean().withRules(
                                        "§name: Web, when: {origin: web, reason: [permit, bicycle-theft]}, offer: callback"),
                        clean().withRules("name: Web, when: {origin: web, reason: [bicycle-theft]}, offer: callback"),
                        "names `reason: permit` in vain: “Permits” (line 94) takes all of those contacts",
                        "origin: web, reason: permit",
                        "move this rule up"),
                pair(
                        FindingKind.SHADOWED_RULE,
                        clean().withRules(
                                        "name: A, when: {time: \"05:00-10:00\"}, offer: callback",
                                        "§name: B, when: {time: [\"06:00-09:00\", \"16:00-19:00\"]}, offer: e-service"),
                        clean().withRules(
                                        "name: A, when: {time: \"05:00-10:00\", origin: phone}, offer: callback",
                                        "name: B, when: {time: [\"06:00-09:00\", \"16:00-19:00\"]}, offer: e-service"),
                        "names `time: 06:00-09:00` in vain: “A”"),
                pair(
                        FindingKind.SHADOWED_RULE,
                        clean().withRules("§name: C, when: {signals: [vip, shared-phone]}, offer: callback"),
                        clean().withRules("name: C, when: {signals: [vip, quiet]}, offer: callback"),
                        "names `signals: shared-phone` in vain: a person answers"),
                pair(
                        FindingKind.RULES_DISAGREE,
                        clean().withRules(
                                        "name: Evenings, when: {time: \"17:00-22:00\"}, offer: callback",
                                        "§name: Nights, when: {time: \"21:00-06:00\"}, offer: e-service"),
                        clean().withRules(
                                        "name: Evenings, when: {time: \"17:00-21:00\"}, offer: callback",
                                        "name: Nights, when: {time: \"21:00-06:00\"}, offer: e-service"),
                        "“Nights” and “Evenings” (line 100) share some `time`",
                        "time: 21:30",
                        "part their `time`"),
                pair(
                        FindingKind.RULES_DISAGREE,
                        clean().withRules(
                                        "name: Short, when: {expected-wait: \"<= 10m\"}, offer: callback",
                                        "§name: Long, when: {expected-wait: \">= 10m\"}, offer: e-service"),
                        clean().withRules(
                                        "name: Short, when: {expected-wait: \"<= 10m\"}, offer: callback",
                                        "name: Long, when: {expected-wait: \"> 10m\"}, offer: e-service"),
                        "share some `expected-wait`",
                        "expected wait: 10m"),
                pair(
                        FindingKind.RULES_DISAGREE,
                        clean().withRules(
                                        "name: Thefts, when: {time: \"17:00-22:00\"}, offer: callback",
                                        "§name: More, when: {time: \"21:00-23:00\", reason: bicycle-theft}, offer: e-service"),
                        clean().withRules(
                                        "name: More, when: {time: \"21:00-23:00\", reason: bicycle-theft}, offer: e-service",
                                        "name: Thefts, when: {time: \"17:00-22:00\"}, offer: callback"),
                        "share some `time`",
                        "reason: bicycle-theft"),
                pair(
                        FindingKind.ORDER_DECIDES,
                        clean().withOnlyRules("""
                                  - {name: Web, when: {origin: web}, offer: callback}
                                  - {§name: Wait, when: {expected-wait: "> 10m"}, offer: e-service}
                                  - {name: Rest, offer: [e-service, booking]}
                                """),
                        clean().withOnlyRules("""
                                  - {name: Web, when: {origin: web, expected-wait: "> 10m"}, offer: callback}
                                  - {name: Wait, when: {expected-wait: "> 10m"}, offer: e-service}
                                  - {name: Rest, offer: [e-service, booking]}
                                """),
                        "“Wait” go to “Web” (line 91) instead",
                        "origin: web",
                        "expected wait: 11m"),
                pair(
                        FindingKind.GAP,
                        clean().with("offers:\n", "§offers:\n")
                                .with("The rest\n", "The rest\n    when: {time: \"07:00-24:00\"}\n"),
                        clean().with("The rest\n", "The rest\n    when: {time: \"00:00-24:00\"}\n"),
                        "some contacts that can wait",
                        "origin: phone, reason: bicycle-theft, date: 2026-12-27 (sun), time: 03:30",
                        "a rule without `when`"),
                pair(
                        FindingKind.RULE_EXPIRED,
                        clean().with("until: 2026-12-27", "until: 2026-12-01")
                                .with(
                                        "    when: {reason: bicycle-theft, from",
                                        "§    when: {reason: bicycle-theft, from"),
                        clean().with("until: 2026-12-27", "until: 2026-12-02"),
                        "has ended"),
                pair(
                        FindingKind.OFFERS_NOTHING,
                        clean().withRules("§name: By mail, when: {origin: email}, offer: [booking, callback]"),
                        clean().withRules("name: By mail, when: {origin: email}, offer: [e-service, callback]"),
                        "offers `booking`, but none serves any reason",
                        "origin: email, reason: bicycle-theft"));
    }

    static Stream<Pair> phrases() {
        String line = "        - (min|vår) (cykel|elcykel|lådcykel) är (stulen|borta)\n";
        CleanRules off = clean().with("mode: phrases", "mode: \"off\"");
        return Stream.of(
                pair(
                        FindingKind.FEW_PHRASES,
                        clean().with("      sv:\n" + line, "§      sv:\n        - (a|b|c) (d|e|f)\n"),
                        clean().with(line, "        - (a|b) (d|e|f|g|h)\n"),
                        "`bicycle-theft` has 9 phrases in `sv`",
                        "write at least 10"),
                pair(
                        FindingKind.CONTRADICTORY_PHRASES,
                        clean().with(line, line + "§        - min cykel är (borta|väck) efter inbrottet just nu\n"),
                        clean().with(line, line + "        - min cykel är (borta|väck) efter inbrottet nyss\n"),
                        "2 of the 2 phrases of this line hold a phrase of `break-in`, which is stricter",
                        "says: “min cykel är borta efter inbrottet just nu”",
                        "tell the two apart"),
                pair(
                        FindingKind.CONTRADICTORY_PHRASES,
                        clean().with(line, line + "§        - har du några upplysningar om min cykel\n"),
                        clean().with("(lämna|ge|har) (tips", "(söka|få|köpa|ge|hitta|ordna|vill ha) (bygglov")
                                .with(line, line + "        - har du några upplysningar om min cykel\n"),
                        "a phrase of `tip`"),
                pair(
                        FindingKind.CAUGHT_BY_GATE,
                        clean().with(line, line + "§        - han har en (kniv|gaffel) på min cykel\n"),
                        clean().with(line, line + "        - han har (min kniv|en gaffel) på min cykel\n"),
                        "1 of the 2 phrases of this line hold words of the gate “Words of danger”",
                        "says: “han har en kniv på min cykel”",
                        "make the gate narrower"),
                pair(
                        FindingKind.REASON_OUT_OF_REACH,
                        off.with("  tip:\n    label", "§  tip:\n    label")
                                .with("handling: person-only", "handling: person-only\n    recontact-window: 2d")
                                .with("urgency: emergency", "urgency: emergency\n    key: \"3\""),
                        off.with("handling: person-only", "handling: person-only\n    key: \"4\"")
                                .with("urgency: emergency", "urgency: emergency\n    key: \"3\""),
                        "no caller can choose `tip`"));
    }

    /** What is learnt is plain, so that what comes out depends on the texts it is judged on only. */
    static Stream<Pair> recognition() {
        return Stream.of(
                pair(
                        FindingKind.SELDOM_RECOGNISED,
                        judgedOn("permit", said(PERMIT, 4), said(BICYCLE, 2), said(TIP, 2), said(BREAK_IN, 2)),
                        judgedOn("permit", said(PERMIT, 5), said(BICYCLE, 1), said(TIP, 2), said(BREAK_IN, 2)),
                        "`permit` is recognised in 4 of 10 of its texts that were not learnt from; most often they are"
                                + " taken for `bicycle-theft` (2)",
                        "says: “min cykel är stulen",
                        "write more phrases and examples of it"),
                pair(
                        FindingKind.URGENT_MISTAKEN,
                        judgedOn("tip", said(TIP, 12), said(BICYCLE, 3)),
                        judgedOn("tip", said(TIP, 13), said(BICYCLE, 3)),
                        "3 of 15 texts of `tip` that were not learnt from are taken for `bicycle-theft`, which can wait",
                        "says: “min cykel är stulen",
                        "into a gate"),
                pair(
                        FindingKind.OFTEN_MISTAKEN,
                        judgedOn("permit", said(PERMIT, 7), said(BICYCLE, 3)),
                        judgedOn("permit", said(PERMIT, 6), said(BICYCLE, 3)),
                        "3 of 10 texts of `permit` that were not learnt from are taken for `bicycle-theft`",
                        "make one reason of them"),
                pair(
                        FindingKind.OFTEN_MISTAKEN,
                        judgedOn("permit", said(PERMIT, 8), said(TIP, 3)),
                        judgedOn("permit", said(PERMIT, 8), said(TIP, 2)),
                        "3 of 11 texts of `permit` that were not learnt from are taken for `tip`",
                        "write more examples of both"));
    }

    private static final String BICYCLE = "min cykel är stulen";
    private static final String PERMIT = "ansöka om tillstånd";
    private static final String TIP = "lämna ett tips";
    private static final String BREAK_IN = "inbrott pågår";

    private static String said(String sentence, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> sentence + " nummer " + i)
                .collect(Collectors.joining(", "));
    }

    /** A clean file that has learnt enough, with texts of one reason to judge that by. */
    private static CleanRules judgedOn(String reason, String... texts) {
        String judged = String.join(", ", texts);
        String learnt = "examples:\n"
                + "  bicycle-theft: {calm: [" + said(BICYCLE, 20) + "]}\n"
                + "  permit: {calm: [" + said(PERMIT, 20) + "]}\n"
                + "  tip: {calm: [" + said(TIP, 20) + "]}\n"
                + "  break-in: {urgent: [" + said(BREAK_IN, 20) + "]}\n"
                + "calibration:\n  " + reason + ": {calm: [" + judged + "]}\n\n";
        return clean().with("  " + reason + ":\n    label", "§  " + reason + ":\n    label")
                .with("urgency-gate:\n", learnt + "urgency-gate:\n");
    }

    static Stream<Pair> channels() {
        return Stream.of(
                pair(
                        FindingKind.CHANNEL_NEVER_OPEN,
                        clean().with("      hours: {mon-sun: \"05:00-02:00\"}", "§      hours: {mon-sun: closed}")
                                .with("2026-12-24: closed", "2026-11-30: \"08:00-09:00\", 2028-01-01: \"08:00-09:00\""),
                        clean().with("hours: {mon-sun: \"05:00-02:00\"}", "hours: {mon-sun: closed}")
                                .with("2026-12-24: closed", "2026-11-30: \"23:00-01:00\", 2028-01-01: \"08:00-09:00\""),
                        "`report-theft` does not open within a year"),
                pair(
                        FindingKind.CHANNEL_NEVER_OPEN,
                        clean().with(
                                        "    hours: {mon-fri: \"08:00-12:00\"}\n    slot: 30m",
                                        "§    hours: {mon-fri: \"08:00-08:20\"}\n    exceptions: {2026-01-02: \"08:00-09:00\", 2027-01-07: closed}\n    slot: 30m"),
                        clean().with(
                                        "    hours: {mon-fri: \"08:00-12:00\"}\n    slot: 30m",
                                        "    hours: {mon-fri: \"08:00-08:20\"}\n    exceptions: {2027-01-07: \"08:00-09:00\"}\n    slot: 30m"),
                        "`callback` has no opening that a slot fits into"),
                pair(
                        FindingKind.CHANNEL_NEVER_OFFERED,
                        clean().withOnlyRules("  - {name: All, offer: [booking, callback]}")
                                .with("    report-theft:", "§    report-theft:"),
                        clean().withOnlyRules(
                                        "  - {name: All, when: {language: en}, offer: [e-service, booking, callback]}"),
                        "no offer rule ever offers `report-theft`"),
                pair(
                        FindingKind.CHANNEL_NEVER_OFFERED,
                        clean().withOnlyRules("  - {name: Y, when: {region: väst}, offer: booking}\n"
                                        + "  - {name: X, offer: [e-service, callback]}")
                                .with("      malmö:", "§      malmö:"),
                        clean().withOnlyRules("  - {name: Y, when: {region: syd}, offer: booking}\n"
                                + "  - {name: X, offer: [e-service, callback]}"),
                        "no offer rule ever offers `malmö`"),
                pair(
                        FindingKind.NEVER_A_PERSON,
                        clean().with(
                                        "    hours: {mon-fri: \"07:00-20:00\"}",
                                        "§    hours: {mon-sun: closed}\n    exceptions: {2028-01-01: \"08:00-12:00\"}"),
                        clean().with(
                                        "    hours: {mon-fri: \"07:00-20:00\"}",
                                        "    hours: {mon-sun: closed}\n    exceptions: {2027-01-01: \"08:00-12:00\"}"),
                        "never reaches a person"),
                pair(
                        FindingKind.NOBODY_ANSWERS,
                        clean().with("    on-call: {default: duty officer}", "§    on-call: {permit: duty officer}"),
                        clean().with("    on-call: {default: duty officer}\n", "")
                                .with("{mon-fri: \"07:00-20:00\"}", "{mon-sun: [\"00:00-12:00\", \"12:00-24:00\"]}"),
                        "unclear or is about break-in",
                        "reason: not known, date: 2026-12-01 (tue), time: 00:00",
                        "on-call: {default: …}"),
                pair(
                        FindingKind.NOBODY_ANSWERS,
                        clean().with("    on-call: {default: duty officer}\n", "")
                                .with(
                                        "    hours: {mon-fri: \"07:00-20:00\"}",
                                        "    hours: {mon-sun: \"00:00-24:00\", holidays: \"00:01-24:00\"}")
                                .with("  live-agent:", "§  live-agent:"),
                        clean().with("    on-call: {default: duty officer}\n", "")
                                .with(
                                        "    hours: {mon-fri: \"07:00-20:00\"}",
                                        "    hours: {mon-sun: \"00:00-24:00\"}\n    exceptions: {2026-11-30: closed}"),
                        "nobody answers",
                        "date: 2026-12-24 (thu), time: 00:00"),
                pair(
                        FindingKind.EXCEPTIONS_PASSED,
                        clean().with(
                                        "      exceptions: {2026-12-24",
                                        "§      exceptions: {2025-12-24: closed, 2026-11-30"),
                        clean().with("exceptions: {2026-12-24", "exceptions: {2025-12-24: closed, 2026-12-01"),
                        "every exception has passed, the last on 2026-11-30"));
    }

    static Stream<Pair> regionsAndQueues() {
        return Stream.of(
                pair(
                        FindingKind.REGION_WITHOUT_QUEUE,
                        clean().with("        - {region: öst, queue: east}\n", "")
                                .with("  öst: {", "§  öst: {"),
                        clean().with("        - {region: öst, queue: east}\n", "")
                                .with("        - {region: väst, queue: west}\n", ""),
                        "`öst` has no queue of its own",
                        "region: öst",
                        "{region: öst, queue: …}"),
                pair(
                        FindingKind.REGION_UNUSED,
                        clean().with("places: [Kalmar]}\n", "places: [Kalmar]}\n§  mitt: {label: {sv: Mitt}}\n"),
                        clean().with("places: [Kalmar]}\n", "places: [Kalmar]}\n  mitt: {label: {sv: Mitt}}\n")
                                .withRules("name: Mid, when: {region: mitt}, offer: callback"),
                        "nothing leads to `mitt`"),
                pair(
                        FindingKind.QUEUE_UNUSED,
                        clean().with(
                                        "        - {region: väst, queue: west}\n",
                                        "§        - {region: syd, reason: permit, queue: x}\n        - {region: väst, queue: west}\n"),
                        clean().with(
                                        "        - {region: syd, queue: south}\n",
                                        "        - {region: syd, reason: permit, queue: x}\n        - {region: syd, queue: south}\n"),
                        "no contact gets to this row"));
    }

    static Stream<Pair> textsAndDates() {
        String longText = "Hej. " + "Det är många som ringer just nu så det kan dröja innan någon svarar. ".repeat(3);
        return Stream.of(
                pair(
                        FindingKind.LANGUAGE_MISSING,
                        clean().with("    label: {sv: Tillstånd, en: Permit}", "§    label: {sv: Tillstånd}"),
                        clean().with("label: {sv: Tillstånd, en: Permit}", "label: {sv: Permit, en: Permit}"),
                        "`reasons.permit.label` lacks the language `en`: people get “Tillstånd”",
                        "language: en"),
                pair(
                        FindingKind.LANGUAGE_MISSING,
                        clean().with(
                                        "      url: {sv: \"https://example.se/anmal\", en: \"https://example.se/report\"}",
                                        "§      url: {sv: \"https://example.se/anmal\"}"),
                        clean().with(
                                        "{sv: \"https://example.se/anmal\", en: \"https://example.se/report\"}",
                                        "https://example.se/anmal"),
                        "url` lacks the language `en`"),
                pair(
                        FindingKind.LANGUAGE_MISSING,
                        clean().with("  öst: {label: {sv: Region Öst}", "§  öst: {label: {sv: Region Öst}")
                                .with("  syd: {label: {sv: Region Syd}", "  syd: {label: {sv: Region Syd, en: South}")
                                .with(
                                        "  väst: {label: {sv: Region Väst}",
                                        "  väst: {label: {sv: Region Väst, en: West}")
                                .with("You are put through.", "\"To {region}.\""),
                        clean().with("You are put through.", "\"To {queue}.\""),
                        "`regions.öst.label` lacks"),
                pair(
                        FindingKind.TEXT_TOO_LONG,
                        clean().with("  goodbye: {sv: Hej då.", "§  goodbye: {sv: " + longText),
                        clean().with("  goodbye: {sv: Hej då.", "  goodbye: {sv: " + longText.substring(0, 190)),
                        "`goodbye` takes 15.9 s to say in `sv`, more than 15",
                        "Det är många",
                        "say less"),
                pair(
                        FindingKind.TEXT_TOO_LONG,
                        clean().with(
                                        "sv: Stulen cykel, en",
                                        "sv: Stulen eller bortkommen cykel eller elcykel eller lådcykel eller sparkcykel eller trehjuling, en")
                                .with("  menu-item:", "§  menu-item:"),
                        clean().with("sv: Stulen cykel, en", "sv: Stulen eller bortkommen cykel eller trehjuling, en"),
                        "`menu-item` takes"),
                pair(
                        FindingKind.TEXT_TOO_LONG,
                        clean().with(
                                        "  safety-question: {sv: \"Är alla i säkerhet?\"",
                                        "§  safety-question: {sv: \"" + longText.substring(0, 112) + "\""),
                        clean().with(
                                        "safety-question: {sv: \"Är alla i säkerhet?\"",
                                        "safety-question: {sv: \"" + longText.substring(0, 90) + "\""),
                        "more than 8"),
                pair(
                        FindingKind.REVIEW_PASSED,
                        clean().with("    review-by: 2026-12-01", "§    review-by: 2026-11-30"),
                        clean(),
                        "`bicycle-theft` should have been looked at again by 2026-11-30"),
                pair(
                        FindingKind.HOLDOUT_ENDED,
                        clean().with(
                                        "holdout: {share: 5 %, salt: winter, until: 2026-12-02}",
                                        "§holdout: {share: 5 %, salt: winter, until: 2026-12-01}"),
                        clean(),
                        "the hold-out ended on 2026-12-01"));
    }

    @ParameterizedTest
    @MethodSource({"rules", "phrases", "recognition", "channels", "regionsAndQueues", "textsAndDates"})
    void aFileThatShowsItHasOneFindingWithItsLineAndAFileThatJustDoesNotHasNone(Pair pair) {
        List<Finding> shown = of(pair.kind(), pair.shows().findings());
        assertEquals(1, shown.size(), () -> pair.shows().findings().toString());
        Finding finding = shown.get(0);
        for (String piece : pair.says()) {
            assertTrue(finding.toString().contains(piece), () -> piece + " is not in " + finding);
        }
        assertEquals("clean.yaml", finding.file());
        assertEquals(pair.shows().markedLine(), finding.line(), finding::toString);
        assertFalse(finding.what().endsWith("."), finding::toString);
        assertEquals(List.of(), of(pair.kind(), pair.justNot().findings()));
    }

    private static List<Finding> of(FindingKind kind, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }

    @Test
    void nothingIsFoundInACleanFile() {
        assertEquals(List.of(), clean().findings());
    }

    @Test
    void everyKindHasAPair() {
        Set<FindingKind> shown = EnumSet.of(FindingKind.NOT_DECIDED); // shown below
        Stream.of(rules(), phrases(), recognition(), channels(), regionsAndQueues(), textsAndDates())
                .flatMap(pairs -> pairs)
                .forEach(pair -> shown.add(pair.kind()));
        assertEquals(EnumSet.allOf(FindingKind.class), shown);
    }

    @Test
    void aFileInWhichNothingCanWaitNeedsNoOfferRules() {
        CleanRules urgent = clean().withOnlyRules("  - {name: All, offer: callback}");
        String text = urgent.text()
                .replace("urgency: deferrable", "urgency: time-critical")
                .replaceAll("(?s)  e-services:.*?  callback:", "  callback:")
                .replace("    reasons: [permit]\n", "");
        Finding finding = findingsIn(text).get(0);
        assertEquals(FindingKind.UNREACHABLE_RULE, finding.kind());
        assertTrue(finding.what().contains("every reason is urgent or for a person only"), finding::toString);
        assertEquals(
                List.of(),
                of(
                        FindingKind.UNREACHABLE_RULE,
                        findingsIn(text.replaceAll("(?s)offers:.*?texts:", "offers: []\ntexts:"))));
    }

    private static List<Finding> findingsIn(String text) {
        return RuleSetCheck.findings(RuleSetFile.written("clean.yaml", text), CleanRules.TODAY);
    }

    @Test
    void aMenuThatTakesTooLongIsOneFinding() {
        CleanRules shows = withKeys("Mycket krångliga och långa ärenden av ett visst slag");
        Finding finding = of(FindingKind.TEXT_TOO_LONG, shows.findings()).get(0);
        assertTrue(finding.what().startsWith("the menu of 9 reasons takes"), finding::toString);
        assertEquals(
                List.of(),
                of(FindingKind.TEXT_TOO_LONG, withKeys("Andra ärenden").findings()));
    }

    private static CleanRules withKeys(String label) {
        StringBuilder reasons = new StringBuilder();
        for (int key = 3; key <= 9; key++) {
            reasons.append("  r")
                    .append(key)
                    .append(": {label: {sv: ")
                    .append(label)
                    .append(", en: Other}, urgency: deferrable, key: \"")
                    .append(key)
                    .append("\", phrases: {sv: [x")
                    .append(key)
                    .append("], en: [y")
                    .append(key)
                    .append("]}}\n");
        }
        return clean().with("\nurgency-gate:", reasons + "\nurgency-gate:");
    }

    @Test
    void aTableThatIsTooEntangledIsNotDecidedRatherThanGuessed() {
        assertFalse(of(FindingKind.NOT_DECIDED, entangled(300).findings()).isEmpty());
        assertEquals(List.of(), of(FindingKind.NOT_DECIDED, entangled(3).findings()));
    }

    /** Each rule asks six things, so that what is left of the next falls into ever more pieces. */
    private static CleanRules entangled(int rules) {
        Random random = new Random(1);
        StringBuilder all = new StringBuilder();
        for (int rule = 0; rule < rules; rule++) {
            all.append("  - {name: R" + rule + ", when: {");
            all.append(
                    "time: \"" + window(random) + "\", signals: [s" + random.nextInt(20) + ", s" + random.nextInt(20));
            all.append("], weekday: "
                    + List.of("mon-wed", "tue-thu", "fri-mon", "sat-tue").get(random.nextInt(4)));
            all.append(", expected-wait: \"> " + (1 + random.nextInt(60)) + "m\"");
            all.append(", origin: "
                    + List.of("[phone, web]", "[web, email]", "[phone, counter]")
                            .get(random.nextInt(3)));
            all.append(", region: "
                    + List.of("[syd, väst]", "[väst, öst]", "[syd, öst]").get(random.nextInt(3)));
            all.append("}, offer: callback}\n");
        }
        return clean().withOnlyRules(all.toString());
    }

    private static String window(Random random) {
        int start = random.nextInt(24);
        return String.format("%02d:00-%02d:30", start, (start + 1 + random.nextInt(22)) % 24);
    }

    @Test
    void whatIsAMistakeIsReportedOnceAndStopsTheFile() {
        for (Pair pair : new Pair[] {
            // Build 4: an urgent or person-only reason that an e-service claims
            pair(
                    FindingKind.GAP,
                    clean().with("reasons: [bicycle-theft]", "reasons: [bicycle-theft, tip]"),
                    clean().with("reasons: [bicycle-theft]", "reasons: [bicycle-theft, permit]"),
                    "`tip` is person-only"),
            pair(
                    FindingKind.GAP,
                    clean().with("reasons: [bicycle-theft]", "reasons: [break-in]"),
                    clean(),
                    "`break-in` is an emergency"),
            // an e-service without a reason
            pair(
                    FindingKind.GAP,
                    clean().with("reasons: [bicycle-theft]", "reasons: []"),
                    clean(),
                    "the list is empty"),
            // a channel that is always closed
            pair(
                    FindingKind.GAP,
                    clean().with("{mon-fri: \"07:00-20:00\"}", "{mon-fri: closed}"),
                    clean().with("{mon-fri: \"07:00-20:00\"}", "{mon: \"07:00-07:01\"}"),
                    "it never opens"),
            // an hour without a staffed destination
            pair(
                    FindingKind.GAP,
                    clean().with("emergency-number: \"112\"\n", "").with("    on-call: {default: duty officer}\n", ""),
                    clean(),
                    "nobody is there for an urgent"),
            // places in two regions, regions with no queue at all
            pair(
                    FindingKind.GAP,
                    clean().with("places: [Kalmar]", "places: [MALMÖ]"),
                    clean().with("places: [Kalmar]", "places: [Malmö kommun]"),
                    "already a place of `syd`"),
            pair(FindingKind.GAP, clean().with("      default: main\n", ""), clean(), "`default` is missing"),
            // missing languages and texts
            pair(
                    FindingKind.GAP,
                    clean().with("{sv: Hej då., en: Goodbye.}", "{sv: Hej då.}"),
                    clean(),
                    "`en` is missing"),
            pair(
                    FindingKind.GAP,
                    clean().with("  goodbye: {sv: Hej då., en: Goodbye.}\n", ""),
                    clean(),
                    "`goodbye` is missing"),
            pair(
                    FindingKind.GAP,
                    clean().with("      en: [(apply for|ask for|ask about) (permit|a permit|licence|a licence)]\n", ""),
                    clean(),
                    "`en` is missing"),
            // the same phrase in two reasons
            pair(
                    FindingKind.GAP,
                    clean().with("söka|ansöka", "min cykel är stulen|ansöka")
                            .with("[(min cykel", "[min cykel är stulen, (x"),
                    clean(),
                    "is a phrase of `bicycle-theft` already"),
        }) {
            RulesFileException shown =
                    assertThrows(RulesFileException.class, () -> pair.shows().written());
            List<Mistake> said = shown.mistakes().stream()
                    .filter(mistake -> mistake.what().contains(pair.says()[0]))
                    .toList();
            assertEquals(1, said.size(), () -> pair.says()[0] + " in " + shown.mistakes());
            assertDoesNotThrow(() -> pair.justNot().written());
        }
    }
}
