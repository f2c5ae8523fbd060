package io.sluss;

import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;

/**
 * A small bilingual service in one rules file: two deferrable reasons with e-services, one of everything that needs a
 * person, and two kinds of tips. Each part can be replaced by a test.
 */
final class TestRules {
    static final String NOTHING_TO_OFFER = "[]";

    static final String OFFER_ALL = """
              - name: Everything to everybody
                offer: [e-service, callback, booking]
            """;

    static final String CALLBACK = """
              callback:
                label: {sv: Vi ringer upp, en: We call back}
                hours: {mon-sun: "08:00-18:00"}
                slot: 30m
                capacity: 2
                per: region
                lead-time: 30m
                horizon: 2d
            """;

    static final String BOOKING = """
              booking:
                label: {sv: Boka en tid, en: Book a time}
                hours: {mon-sun: "08:00-18:00"}
                slot: 60m
                capacity: 1
                per: office
                resources:
                  malmo: {label: {sv: Malmö, en: Malmö}, place: Storgatan 1, mode: visit, region: syd}
                  umea: {label: {sv: Umeå, en: Umeå}, place: Norra vägen 2, mode: phone, region: nord}
            """;

    static final String E_SERVICES = """
              e-services:
                report-theft:
                  label: {sv: Anmäl stöld, en: Report a theft}
                  url: "https://e-service.example/theft"
                  reasons: [bicycle-theft]
                  minutes: 10
                  requires: [e-id, suspect-unknown, no-violence, happened-earlier]
                  ask: suspect-known
                report-loss:
                  label: {sv: Anmäl förlust, en: Report a loss}
                  url: {sv: "https://e-service.example/forlust", en: "https://e-service.example/loss"}
                  reasons: [lost-wallet]
                  requires: [e-id]
                  ask: e-id
                loss-form:
                  label: {sv: Blankett hem, en: A form by post}
                  mode: form-by-post
                  reasons: [lost-wallet]
                send-tip:
                  label: {sv: Lämna tips, en: Leave a tip}
                  url: "https://e-service.example/tip"
                  reasons: [tip]
            """;

    private String head = "recontact-window: 7d";
    private String gate = """
              - name: Words of danger
                when: {says: [har en kniv, blöder, has a knife, is bleeding]}
                then: emergency
              - name: Going on
                when: {says: [de är kvar, they are still here]}
                then: time-critical
              - name: Unclear words
                when: {says: [det är komplicerat, it is complicated]}
                then: unknown
            """;
    private String eServices = E_SERVICES;
    private String callback = CALLBACK;
    private String booking = BOOKING;
    private String liveAgent = liveAgent("hours: always");
    private String offers = OFFER_ALL;
    private String holdout = "";
    private String regions = """
            regions:
              syd: {label: {sv: Syd, en: South}, places: [Malmö, Lund]}
              nord: {label: {sv: Nord, en: North}, places: [Umeå]}
            """;

    static TestRules rules() {
        return new TestRules();
    }

    static RuleSet usual() {
        return rules().build();
    }

    static String liveAgent(String hours) {
        return "  live-agent:\n"
                + "    label: {sv: En människa, en: A person}\n"
                + "    " + hours.replace("\n", "\n    ") + "\n"
                + "    queues: {default: main-queue, by: [{region: nord, queue: north-queue}], priority: priority-queue}\n";
    }

    TestRules head(String lines) {
        this.head = lines;
        return this;
    }

    TestRules gate(String rules) {
        this.gate = rules;
        return this;
    }

    TestRules eServices(String section) {
        this.eServices = section;
        return this;
    }

    TestRules callback(String section) {
        this.callback = section;
        return this;
    }

    TestRules booking(String section) {
        this.booking = section;
        return this;
    }

    TestRules liveAgentHours(String hoursAndOnCall) {
        this.liveAgent = liveAgent(hoursAndOnCall);
        return this;
    }

    TestRules offers(String rules) {
        this.offers = rules;
        return this;
    }

    TestRules holdout(String line) {
        this.holdout = line;
        return this;
    }

    RuleSet build() {
        return RuleSetFile.parse("test-rules.yaml", text());
    }

    String text() {
        return """
                sluss-rules: 1
                service: test-service
                time-zone: Europe/Stockholm
                holidays: SE
                languages: [sv, en]
                emergency-number: "112"
                """
                + head + "\n" + regions
                + """
                reasons:
                  bicycle-theft:
                    label: {sv: Stulen cykel, en: Stolen bicycle}
                    urgency: deferrable
                    phrases: {sv: [min cykel är stulen], en: [my bike was stolen]}
                  lost-wallet:
                    label: {sv: Borttappad plånbok, en: Lost wallet}
                    urgency: deferrable
                    recontact-window: 2d
                    phrases: {sv: [jag har tappat min plånbok], en: [i lost my wallet]}
                  tip:
                    label: {sv: Tips, en: A tip}
                    urgency: deferrable
                    anonymous: true
                    phrases: {sv: [jag vill lämna ett tips], en: [i want to leave a tip]}
                  secret-tip:
                    label: {sv: Känsligt tips, en: A sensitive tip}
                    urgency: deferrable
                    handling: person-only
                    anonymous: true
                    phrases: {sv: [tips om ett grovt brott], en: [tip about a serious crime]}
                  past-violence:
                    label: {sv: Tidigare våld, en: Past violence}
                    urgency: deferrable
                    handling: person-only
                    phrases: {sv: [jag fick utstå saker hemma förra året], en: [i was treated badly at home last year]}
                  stalking:
                    label: {sv: Förföljelse, en: Stalking}
                    urgency: deferrable
                    handling: person-only
                    phrases: {sv: [någon förföljer mig på nätet], en: [somebody stalks me online]}
                  burglary-now:
                    label: {sv: Pågående inbrott, en: Burglary in progress}
                    urgency: time-critical
                    phrases: {sv: [det är inbrott hos grannen], en: [there is a break in next door]}
                  attack:
                    label: {sv: Överfall, en: An attack}
                    urgency: emergency
                    phrases: {sv: [jag blir överfallen], en: [i am being attacked]}
                urgency-gate:
                """
                + gate + "channels:\n" + eServices + callback + booking + liveAgent + "offers:"
                + (offers.equals(NOTHING_TO_OFFER) ? " []\n" : "\n" + offers)
                + """
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
                    violence: {sv: "Var det våld?", en: "Was there violence?"}
                    happening-now: {sv: "Händer det nu?", en: "Is it happening now?"}
                    evidence-perishable: {sv: "Finns det spår?", en: "Are there traces?"}
                    protected-identity: {sv: "Har du skyddad identitet?", en: "Is your identity protected?"}
                    in-sweden: {sv: "Var det i Sverige?", en: "Was it in Sweden?"}
                    private-person: {sv: "Är det privat?", en: "Is it private?"}
                    adult: {sv: "Är du myndig?", en: "Are you of age?"}
                    swedish-id-number: {sv: "Har du personnummer?", en: "Do you have a Swedish number?"}
                  offer:
                    e-service: {sv: "Använd {label}.", en: "Use {label}."}
                    form-by-post: {sv: "Vi skickar {label}.", en: "We send {label}."}
                    callback: {sv: "Vi ringer {next}.", en: "We call {next}."}
                    booking: {sv: "Boka {next} på {place}.", en: "Book {next} at {place}."}
                  accepted:
                    e-service: {sv: "Länken till {label} är på väg.", en: "The link to {label} is on its way."}
                    form-by-post: {sv: "{label} är på väg.", en: "{label} is on its way."}
                    callback: {sv: "Vi ringer {next}.", en: "We call {next}."}
                    booking: {sv: "Bokat {next} på {place}.", en: "Booked {next} at {place}."}
                """
                + holdout + "\n";
    }
}
