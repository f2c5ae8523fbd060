package io.sluss.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Issue 5, item 5: what changes, what is expected of it, and what is left for agents, by sums that a person can do. */
class EffectTest {
    private static final ReasonId BICYCLE = new ReasonId("bicycle-theft");
    private static final Assumptions ASSUMED = new Assumptions(Duration.ofMinutes(12), 1, Duration.ofMinutes(10));
    private static final Instant TUESDAY_NIGHT = Instant.parse("2027-04-13T00:30:00Z"); // 02:30 in Stockholm

    private static String rules(String offer) {
        String text = new SomeRules(new Random(11)).text();
        int channels = text.indexOf("channels:");
        int texts = text.indexOf("texts:");
        return text.substring(0, text.indexOf("urgency-gate:")) + """
                urgency-gate:
                  - {name: Danger, when: {says: [har en kniv]}, then: emergency}
                channels:
                  e-services:
                    report-theft:
                      label: {sv: Anmäl, en: Report}
                      url: "https://e-service.example/x"
                      reasons: [bicycle-theft]
                  callback:
                    label: {sv: Vi ringer, en: We call}
                    hours: {mon-fri: "08:00-18:00"}
                    slot: 30m
                    capacity: 2
                    lead-time: 30m
                    horizon: 5d
                    per: service
                  live-agent:
                    label: {sv: En människa, en: A person}
                    hours: always
                    queues: {default: main-queue, priority: priority-queue}
                offers:
                  - {name: All, offer: [OFFER]}
                """.replace("OFFER", offer)
                + text.substring(texts, text.contains("holdout:") ? text.indexOf("holdout:") : text.length())
                + "# " + channels + "\n";
    }

    private static RecordedContacts nightCalls(int count) {
        RecordedContacts.Builder builder = RecordedContacts.builder(false);
        for (int i = 0; i < count; i++) {
            Contact contact = Contact.from(Origin.PHONE).reason("bicycle-theft").build();
            builder.add(contact, Urgency.DEFERRABLE, TUESDAY_NIGHT, i + 2, i);
        }
        return builder.build();
    }

    @Test
    void acceptedCallbacksMoveFromTheNightToTheDayAndAcceptedEServicesAreWorkForNobody() {
        RuleSet today = SomeRules.parse(rules("live-agent"));
        RuleSet tomorrow = SomeRules.parse(rules("callback"));
        RuleSet later = SomeRules.parse(rules("e-service"));
        CountedUptake uptake = new CountedUptake();
        uptake.add(BICYCLE, ChannelKind.CALLBACK, 100, 25);
        uptake.add(BICYCLE, ChannelKind.E_SERVICE, 100, 50);
        List<Integer> changed = new ArrayList<>();
        Effect effect = new Effect(WhatIf.of(today, tomorrow), uptake, ASSUMED);
        effect.add(nightCalls(200), changed::add);
        assertEquals(200, changed.size());
        assertEquals(200, effect.changed());
        assertEquals(0, effect.otherUrgency());
        assertEquals(0, effect.offeredToday());
        assertEquals(200, effect.offeredTomorrow());
        assertEquals(new Effect.Count(200, 200), effect.byReason().get(Optional.of(BICYCLE)));
        assertEquals(40, effect.today().agentHours(), 1e-9); // 200 times 12 minutes
        assertEquals(40, effect.tomorrow().agentHours(), 1e-9);
        int night = 24 + 2;
        assertEquals(200, effect.today().week().calls(night), 1e-9);
        assertEquals(150, effect.tomorrow().week().calls(night), 1e-9);
        double day = 0;
        for (int hour = 24 + 8; hour < 24 + 18; hour++) {
            day += effect.tomorrow().week().callbackMinutes(hour);
        }
        assertEquals(600, day, 1e-9);
        assertEquals(50, effect.tomorrow().taken(ChannelKind.CALLBACK).expected(), 1e-9);
        assertTrue(effect.tomorrow().taken(ChannelKind.CALLBACK).interval().contains(50));

        Effect saves = new Effect(WhatIf.of(today, later), uptake, ASSUMED);
        saves.add(nightCalls(200), i -> {});
        assertEquals(20, saves.tomorrow().agentHours(), 1e-9);
        assertEquals(20, saves.tomorrow().savedHours(), 1e-9);
    }

    @Test
    void nothingIsExpectedOfWhatWasNotMeasured() {
        RuleSet today = SomeRules.parse(rules("live-agent"));
        RuleSet tomorrow = SomeRules.parse(rules("callback"));
        CountedUptake few = new CountedUptake();
        few.add(BICYCLE, ChannelKind.CALLBACK, CountedUptake.FEWEST_PRESENTED - 1, 10);
        assertNull(few.of(BICYCLE, ChannelKind.CALLBACK));
        Effect effect = new Effect(WhatIf.of(today, tomorrow), few, ASSUMED);
        effect.add(nightCalls(10), i -> {});
        assertEquals(10, effect.tomorrow().notMeasured(ChannelKind.CALLBACK));
        assertEquals(0, effect.tomorrow().taken(ChannelKind.CALLBACK).expected(), 0);
        assertEquals(10, effect.tomorrow().week().calls(26), 1e-9);
    }

    @Test
    void theServiceLevelIsThatOfErlangAInEachHourOfTheWeek() {
        RuleSet today = SomeRules.parse(rules("live-agent"));
        RuleSet tomorrow = SomeRules.parse(rules("callback"));
        CountedUptake uptake = new CountedUptake();
        uptake.add(BICYCLE, ChannelKind.CALLBACK, 100, 50);
        Effect effect = new Effect(WhatIf.of(today, tomorrow), uptake, ASSUMED);
        effect.add(nightCalls(30), i -> {});
        Staffing given = Staffing.of(effect, ASSUMED, hour -> 5);
        Staffing.Hour night = given.hours().get(26);
        ErlangA now = ErlangA.of(new CallLoad(30, Duration.ofMinutes(12)), 5, Duration.ofMinutes(10));
        ErlangA then = ErlangA.of(new CallLoad(15, Duration.ofMinutes(12)), 5, Duration.ofMinutes(10));
        assertEquals(now.answeredWithin(Staffing.USUAL_AIM.within()), night.levelToday(), 1e-9);
        assertEquals(then.answeredWithin(Staffing.USUAL_AIM.within()), night.levelTomorrow(), 1e-9);
        assertEquals(5 * 168, given.agentHoursAWeek());
        Staffing enough = Staffing.of(effect, ASSUMED, null);
        assertTrue(enough.levelToday() >= Staffing.USUAL_AIM.share());
        assertTrue(enough.levelTomorrow() > enough.levelToday());
        assertEquals("2027-04-13", Objects.requireNonNull(effect.firstDay()).toString());
    }
}
