package io.sluss.whatif;

import static io.sluss.contact.Seeds.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.ChannelStates;
import io.sluss.contact.ChannelTrouble;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.Seeds;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import io.sluss.matching.SlotPlan;
import io.sluss.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Issue 5: re-deciding in bulk is exactly what {@link RuleSet#answer} would say, contact by contact. */
class ReplayTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final List<String> SENTENCES = List.of(
            "min cykel är stulen",
            "jag har tappat min plånbok",
            "jag vill lämna ett tips",
            "det är komplicerat",
            "han har en kniv",
            "min cykel är stulen och det brinner",
            "about lost wallet",
            "hej");

    /** What is free, asked of the plan itself each time. */
    private record PlainSlots(RuleSet rules) implements ChannelStates {
        @Override
        public @Nullable ChannelTrouble whyUnavailable(String channel) {
            return null;
        }

        @Override
        public @Nullable Instant nextFree(String channel, String resource, Instant now) {
            SlotPlan plan = Objects.requireNonNull(rules.matching().planOf(channel, resource));
            var slots = plan.slotsFrom(now, rules.calendar(), 1);
            return slots.isEmpty() ? null : slots.get(0).start();
        }
    }

    private record Recorded(Contact contact, Instant at, int bucket) {}

    private static Instant moment(RandomGenerator random) {
        // the days around both changes of the clock, holidays, and any other day
        ZonedDateTime day = oneOf(random, List.of("2027-03-27", "2027-10-30", "2027-12-24", "2027-06-25", "2027-05-01"))
                .transform(date -> java.time.LocalDate.parse(date).atStartOfDay(STOCKHOLM));
        int minutes = random.nextInt(3 * 24 * 60);
        if (random.nextInt(3) == 0) {
            minutes -= minutes % 15; // where something may begin or end
        }
        Instant at = day.toInstant().plus(Duration.ofMinutes(minutes));
        return random.nextInt(3) == 0 ? at : at.plusMillis(random.nextInt(60_000));
    }

    private static Recorded contact(RandomGenerator random) {
        Contact.Builder contact = Contact.from(oneOf(random, List.of(Origin.values())));
        Instant at = moment(random);
        contact.arrivedAt(at);
        if (random.nextBoolean()) {
            contact.reason(
                    oneOf(random, List.of("bicycle-theft", "lost-wallet", "tip", "attack", "secret", "nothing-known")));
        }
        if (random.nextInt(3) == 0) {
            contact.utterance(oneOf(random, SENTENCES));
        }
        if (random.nextInt(10) == 0) {
            contact.alternatives(List.of(oneOf(random, SENTENCES)));
            contact.confidence(random.nextInt(10) / 10.0);
        }
        if (random.nextBoolean()) {
            contact.place(oneOf(random, List.of("Malmö", "lund", " UMEÅ", "Ystad")));
        }
        if (random.nextInt(4) == 0) {
            contact.region(oneOf(random, List.of("syd", "nord", "none-such")));
        }
        contact.language(oneOf(random, List.of("sv", "en", "fi", "de")));
        Set<String> signals = new HashSet<>();
        for (String signal :
                List.of("angry", "second-call", "minor", "adult", "suspect-unknown", "abroad", "whispering", "odd")) {
            if (random.nextInt(12) == 0) {
                signals.add(signal);
            }
        }
        contact.signals(signals);
        if (random.nextInt(5) == 0) {
            contact.declined(List.of(oneOf(random, List.of("E_SERVICE", "report-theft", "CALLBACK", "other"))));
        }
        if (random.nextInt(3) == 0) {
            contact.age(10 + random.nextInt(15));
        }
        if (random.nextBoolean()) {
            contact.eId(random.nextBoolean());
        }
        if (random.nextBoolean()) {
            contact.expectedWait(Duration.ofSeconds(30L * random.nextInt(30)));
        }
        return new Recorded(contact.build(), at, random.nextInt(50));
    }

    @Test
    void every_contact_is_decided_as_the_rules_themselves_decide_it() {
        Seeds.each(60, random -> {
            RuleSet rules = SomeRules.parse(new SomeRules(random).text());
            Replay replay = Replay.judgingAnew(rules);
            Set<Decided> seen = new HashSet<>();
            for (int round = 0; round < 2; round++) { // the second meets what the first has learnt
                List<Recorded> all = new ArrayList<>();
                RecordedContacts.Builder builder = RecordedContacts.builder(true);
                for (int i = 0; i < 1_500; i++) {
                    Recorded one = contact(random);
                    all.add(one);
                    builder.add(one.contact(), null, one.at(), i + 2, one.bucket());
                }
                RecordedContacts contacts = builder.build();
                Replay.Decisions decisions = replay.decide(contacts);
                for (int i = 0; i < all.size(); i++) {
                    Recorded one = all.get(i);
                    Situation situation = new Situation(
                            one.at(),
                            Urgency.DEFERRABLE,
                            false,
                            null,
                            Set.of(),
                            Set.of(),
                            Set.of(),
                            true,
                            contacts.bucket(i),
                            new PlainSlots(rules));
                    Decided plain = Decided.of(rules.answer(one.contact(), situation));
                    String which = "contact " + i + " at " + one.at().atZone(STOCKHOLM) + " "
                            + one.contact().signals();
                    assertEquals(plain, decisions.of(i), which);
                    seen.add(plain);
                }
            }
            assertTrue(seen.size() > 1, "every contact was decided alike");
        });
    }

    @Test
    void a_recorded_verdict_stands_for_the_words_that_were_not_kept() {
        Seeds.each(10, random -> {
            RuleSet today = SomeRules.parse(new SomeRules(random).text());
            WhatIf same = WhatIf.of(today, SomeRules.parse(today.source() + "# the same rules\n"));
            assertTrue(same.judgeAlike());
            RecordedContacts.Builder spoken = RecordedContacts.builder(true);
            RecordedContacts.Builder recorded = RecordedContacts.builder(false);
            Replay judge = Replay.judgingAnew(today);
            for (int i = 0; i < 500; i++) {
                Recorded one = contact(random);
                spoken.add(one.contact(), null, one.at(), i, one.bucket());
                RecordedContacts alone = RecordedContacts.builder(true)
                        .add(one.contact(), null, one.at(), i, one.bucket())
                        .build();
                Decided verdict = Objects.requireNonNull(judge.decide(alone).of(0));
                Contact without = alone.contact(0, verdict.reason(), false);
                recorded.add(without, verdict.urgency(), one.at(), i, one.bucket());
            }
            Replay.Decisions heard = judge.decide(spoken.build());
            WhatIf.Compared told = same.compare(recorded.build());
            for (int i = 0; i < heard.size(); i++) {
                assertEquals(heard.of(i), told.today(i), "contact " + i);
                assertEquals(heard.of(i), told.tomorrow(i), "contact " + i);
            }
        });
    }

    @Test
    void what_was_said_and_not_kept_cannot_be_judged_by_rules_that_judge_otherwise() {
        String text = new SomeRules(new java.util.Random(5)).text();
        RuleSet today = SomeRules.parse(text);
        for (String change : List.of("min cykel är stulen]", "urgency-gate:\n", "languages: [sv, en]")) {
            String other = text.replace(
                    change,
                    switch (change) {
                        case "urgency-gate:\n" ->
                            change + "  - {name: New, when: {says: [ett vapen]}, then: emergency}\n";
                        case "languages: [sv, en]" -> "languages: [en, sv]"; // the same two
                        default -> "min cykel är stulen, min cykel är borta]";
                    });
            boolean alike = change.startsWith("languages");
            WhatIf whatIf = WhatIf.of(today, SomeRules.parse(other));
            assertEquals(alike, whatIf.judgeAlike(), change);
            Instant at = Instant.parse("2027-04-07T10:00:00Z");
            Contact stated = Contact.from(Origin.PHONE).reason("bicycle-theft").build();
            Contact said =
                    Contact.from(Origin.PHONE).utterance("min cykel är stulen").build();
            RecordedContacts contacts = RecordedContacts.builder(false)
                    .add(stated, null, at, 2, 1)
                    .add(stated, Urgency.DEFERRABLE, at, 3, 1)
                    .add(said, null, at, 4, 1)
                    .build();
            WhatIf.Compared compared = whatIf.compare(contacts);
            assertTrue(compared.isJudged(0), "what was stated is stated still");
            assertEquals(alike, compared.isJudged(1), change);
            assertTrue(compared.today(1) != null, "what was decided then is known");
            assertTrue(compared.today(2) == null && compared.tomorrow(2) == null, "neither words nor a verdict");
            RecordedContacts kept =
                    RecordedContacts.builder(true).add(said, null, at, 2, 1).build();
            assertTrue(whatIf.compare(kept).isJudged(0));
        }
    }

    @Test
    void a_verdict_raised_above_its_reason_stays_raised_and_one_of_the_reason_itself_follows_the_rules() {
        RuleSet rules = SomeRules.parse(new SomeRules(new java.util.Random(5)).text());
        Instant at = Instant.parse("2027-04-07T10:00:00Z");
        RecordedContacts contacts = RecordedContacts.builder(false)
                .add(Contact.from(Origin.PHONE).reason("tip").build(), Urgency.TIME_CRITICAL, at, 2, 1)
                .add(Contact.from(Origin.PHONE).reason("attack").build(), Urgency.EMERGENCY, at, 3, 1)
                .add(Contact.from(Origin.PHONE).build(), Urgency.UNKNOWN, at, 4, 1)
                .build();
        Replay.Decisions decisions = Replay.trusting(rules, rules).decide(contacts);
        assertEquals(
                Urgency.TIME_CRITICAL, Objects.requireNonNull(decisions.of(0)).urgency());
        assertEquals(Urgency.EMERGENCY, Objects.requireNonNull(decisions.of(1)).urgency());
        assertEquals(Urgency.UNKNOWN, Objects.requireNonNull(decisions.of(2)).urgency());
    }
}
