package io.sluss.whatif;

import static io.sluss.contact.Seeds.oneOf;

import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Rules drawn by lot, as text, so that they are what a file can hold and nothing else. */
final class SomeRules {
    private static final List<String> CLOCKS =
            List.of("00:00", "00:30", "01:30", "02:00", "02:30", "03:00", "07:00", "08:15", "12:01", "18:00", "22:00");
    private static final List<String> KINDS = List.of("e-service", "callback", "booking", "live-agent");
    private static final List<String> DAYS = List.of("mon-fri", "mon-sun", "sat-sun", "tue");

    private final RandomGenerator random;

    SomeRules(RandomGenerator random) {
        this.random = random;
    }

    static RuleSet parse(String text) {
        return RuleSetFile.parse("some-rules.yaml", text);
    }

    private boolean sometimes() {
        return random.nextInt(3) == 0;
    }

    private String window() {
        String from = oneOf(random, CLOCKS);
        String to = oneOf(random, CLOCKS);
        return from.equals(to) ? "09:00-17:00" : from + "-" + to;
    }

    private String hours() {
        String hours = "{" + oneOf(random, DAYS) + ": \"" + window() + "\"";
        if (sometimes()) {
            hours += ", holidays: " + (random.nextBoolean() ? "closed" : "\"" + window() + "\"");
        }
        return hours + "}";
    }

    private String exceptions(String before) {
        return sometimes() ? before + "exceptions: {2027-03-28: closed, 2027-10-31: \"00:30-03:30\"}" : "";
    }

    private String names(String... all) {
        List<String> some = new ArrayList<>();
        for (String name : all) {
            if (random.nextBoolean()) {
                some.add(name);
            }
        }
        return some.isEmpty() ? "[" + all[0] + "]" : "[" + String.join(", ", some) + "]";
    }

    private String when(boolean gate) {
        List<String> when = new ArrayList<>();
        int count = 1 + random.nextInt(gate ? 2 : 3);
        for (int i = 0; i < count; i++) {
            String one = switch (random.nextInt(gate ? 8 : 12)) {
                case 0 -> "origin: " + names("phone", "web", "email", "counter");
                case 1 -> "region: " + names("syd", "nord");
                case 2 -> "language: " + names("sv", "en");
                case 3 -> "time: \"" + window() + "\"";
                case 4 -> gate ? "place: " + names("Lund", "Umeå") : "weekday: " + names("mon", "sat", "sun");
                case 5 -> "signals: " + names("angry", "second-call", "minor");
                case 6 -> gate ? "says: [det är komplicerat, it is complicated]" : "holiday: true";
                case 7 -> gate ? "says: [har en kniv]" : "place: " + names("Malmö", "Umeå");
                case 8 -> "expected-wait: \"" + oneOf(random, List.of("> 10m", "< 2m", "> 90s")) + "\"";
                case 9 -> "reason: " + names("bicycle-theft", "lost-wallet", "tip");
                case 10 -> "from: 2027-03-20, until: 2027-06-0" + (1 + random.nextInt(9));
                default -> "suspect: " + oneOf(random, List.of("known", "unknown"));
            };
            String key = one.substring(0, one.indexOf(':'));
            if (when.stream().noneMatch(other -> other.startsWith(key + ":"))) {
                when.add(one);
            }
        }
        return "{" + String.join(", ", when) + "}";
    }

    private String slots() {
        return "slot: " + oneOf(random, List.of("10m", "20m", "25m", "30m")) + ", capacity: " + (1 + random.nextInt(4))
                + ", lead-time: " + oneOf(random, List.of("30m", "2h", "90m", "20h"))
                + ", horizon: " + oneOf(random, List.of("1d", "3d", "21h", "7d"));
    }

    /** A whole file. */
    String text() {
        StringBuilder text = new StringBuilder("""
                sluss-rules: 1
                service: some-service
                time-zone: Europe/Stockholm
                holidays: SE
                languages: [sv, en]
                emergency-number: "112"
                recontact-window: 7d
                regions:
                  syd: {label: {sv: Syd, en: South}, places: [Malmö, Lund]}
                  nord: {label: {sv: Nord, en: North}, places: [Umeå]}
                reasons:
                """);
        reason(text, "bicycle-theft", "deferrable", "min cykel är stulen");
        reason(text, "lost-wallet", "deferrable", "jag har tappat min plånbok");
        reason(text, "tip", "deferrable", "jag vill lämna ett tips");
        reason(text, "secret", "deferrable\n    handling: person-only", "det är känsligt");
        reason(text, "attack", oneOf(random, List.of("emergency", "time-critical")), "jag blir överfallen");
        text.append("urgency-gate:\n");
        int gates = 1 + random.nextInt(3);
        for (int i = 0; i < gates; i++) {
            text.append("  - {name: Gate " + i + ", when: " + when(true) + ", then: "
                    + oneOf(random, List.of("emergency", "time-critical", "unknown")) + "}\n");
        }
        channels(text);
        text.append("offers:\n");
        int offers = 1 + random.nextInt(5);
        for (int i = 0; i < offers; i++) {
            text.append("  - {name: Offer " + i + ", when: " + when(false) + ", offer: "
                    + names(KINDS.toArray(String[]::new)) + "}\n");
        }
        text.append("  - {name: All others, offer: " + names(KINDS.toArray(String[]::new)) + "}\n");
        text.append(TEXTS);
        if (sometimes()) {
            text.append("holdout: {" + (random.nextBoolean() ? "share: 30 %" : "by: queue, block: 2h")
                    + ", salt: some-salt, until: 2027-0" + (1 + random.nextInt(9)) + "-15}\n");
        }
        return text.toString();
    }

    private void reason(StringBuilder text, String name, String urgency, String phrase) {
        text.append("  " + name + ":\n    label: {sv: " + name + ", en: " + name + "}\n    urgency: " + urgency
                + "\n    phrases: {sv: [" + phrase + (sometimes() ? ", det gäller en sak" + name.charAt(0) : "")
                + "], en: [about " + name.replace('-', ' ') + "]}\n");
    }

    private void channels(StringBuilder text) {
        text.append("channels:\n  e-services:\n");
        service(text, "report-theft", "bicycle-theft, lost-wallet");
        service(text, "report-loss", "lost-wallet");
        service(text, "send-tip", "tip");
        text.append("  callback: {label: {sv: Vi ringer, en: We call}, hours: " + hours() + exceptions(", ") + ", "
                + slots() + ", per: "
                + oneOf(random, List.of("region", "service"))
                + (sometimes() ? ", skills: {english: {languages: [en], capacity: 1}}" : "") + "}\n");
        text.append("  booking:\n    label: {sv: Boka, en: Book}\n    hours: " + hours() + exceptions("\n    ")
                + "\n    "
                + slots().replace(", ", "\n    ") + "\n    per: office\n    resources:\n"
                + "      malmo: {label: {sv: M, en: M}, place: Gatan 1, mode: visit, region: syd}\n"
                + "      umea: {label: {sv: U, en: U}, place: Vägen 2, mode: phone"
                + (sometimes() ? ", hours: " + hours() : "") + "}\n");
        text.append("  live-agent:\n    label: {sv: En människa, en: A person}\n    hours: "
                + (random.nextBoolean() ? "always" : hours())
                + "\n    queues: {default: main-queue, by: [{region: nord, queue: north-queue}, {language: en, queue: english}],"
                + " priority: priority-queue}\n    on-call: {default: duty}\n");
    }

    private void service(StringBuilder text, String name, String reasons) {
        text.append("    " + name + ":\n      label: {sv: " + name + ", en: " + name
                + "}\n      url: \"https://e-service.example/x\"\n      reasons: [" + reasons + "]\n      requires: "
                + names("e-id", "adult", "suspect-unknown", "in-sweden") + "\n");
        if (sometimes()) {
            text.append("      hours: " + hours() + "\n");
        }
    }

    private static final String TEXTS = """
            texts:
              greeting: {sv: "Välkommen till {service}.", en: "Welcome to {service}."}
              ask-reason: {sv: Berätta kort vad du ringer om., en: Say briefly what it is about.}
              ask-again: {sv: En gång till., en: Once more.}
              safety-question: {sv: "Är alla i säkerhet?", en: "Is everybody safe?"}
              yes-no: {sv: Svara ja eller nej., en: Answer yes or no.}
              transfer: {sv: Du kopplas vidare., en: You are put through.}
              closed: {sv: "Vi öppnar {opens}.", en: "We open {opens}."}
              emergency: {sv: "Ring {number}.", en: "Call {number}."}
              unavailable: {sv: Tiden är borta., en: The time is gone.}
              goodbye: {sv: Hej då., en: Goodbye.}
              ask:
                e-id: {sv: "Har du e-legitimation?", en: "Do you have an electronic identification?"}
                suspect-known: {sv: "Vet du vem det var?", en: "Do you know who did it?"}
                in-sweden: {sv: "Var det i Sverige?", en: "Was it in Sweden?"}
                adult: {sv: "Är du myndig?", en: "Are you of age?"}
              offer:
                e-service: {sv: "Använd {label}.", en: "Use {label}."}
                callback: {sv: "Vi ringer {next}.", en: "We call {next}."}
                booking: {sv: "Boka {next} på {place}.", en: "Book {next} at {place}."}
              accepted:
                e-service: {sv: "Länken till {label} är på väg.", en: "The link to {label} is on its way."}
                callback: {sv: "Vi ringer {next}.", en: "We call {next}."}
                booking: {sv: "Bokat {next} på {place}.", en: "Booked {next} at {place}."}
            """;
}
