package io.sluss.examples.evaluate;

import io.sluss.classifier.Missed;
import io.sluss.classifier.Share;
import io.sluss.contact.ChannelStates;
import io.sluss.contact.ChannelTrouble;
import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.Situation;
import io.sluss.contact.Urgency;
import io.sluss.criticality.ContactReason;
import io.sluss.examples.evaluate.LabelledTexts.Text;
import io.sluss.rules.Answer;
import io.sluss.rules.RuleSet;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the whole judgement does with texts, gates, phrases, thresholds and every other word included: each as the first
 * words of a call from nowhere in particular, with every channel up and a slot free an hour later.
 *
 * @param at the service's local time of the calls
 * @param offered of all texts, those offered something other than a person
 * @param right of those offered something, those whose reason was recognised
 * @param timeCritical of the time-critical texts, those offered something
 * @param emergency of the texts whose reason is an emergency by the rules, those offered something
 * @param personOnly of the texts whose reason is for a person only by the rules, those offered something
 * @param missed of all these together, those offered something, by class too
 */
record Deployed(
        LocalDateTime at,
        Share offered,
        Share right,
        Share timeCritical,
        Share emergency,
        Share personOnly,
        Missed missed) {
    private static final ChannelStates ALL_FREE = new ChannelStates() {
        @Override
        public @Nullable ChannelTrouble whyUnavailable(String channel) {
            return null;
        }

        @Override
        public Instant nextFree(String channel, String resource, Instant now) {
            return now.plusSeconds(3600);
        }
    };

    static Deployed of(RuleSet rules, LabelledTexts texts, BitSet urgent, LocalDateTime at) {
        Map<String, ContactReason> reasons = new HashMap<>();
        rules.reasons().forEach(reason -> reasons.put(reason.id().value(), reason));
        Instant moment = at.atZone(rules.calendar().zone()).toInstant();
        Situation situation = Situation.firstContact(moment, ALL_FREE);
        List<Text> all = texts.texts();
        BitSet offered = new BitSet();
        BitSet right = new BitSet();
        BitSet emergency = new BitSet();
        BitSet personOnly = new BitSet();
        for (int i = 0; i < all.size(); i++) {
            Text text = all.get(i);
            Contact contact = Contact.from(Origin.PHONE)
                    .utterance(text.utterance())
                    .arrivedAt(moment)
                    .build();
            Answer answer = rules.answer(contact, situation);
            offered.set(i, answer.ranking().offersMoreThanAPerson());
            right.set(i, text.reason().equals(recognised(answer)));
            ContactReason reason = reasons.get(text.reason());
            emergency.set(i, reason != null && reason.urgency() == Urgency.EMERGENCY);
            personOnly.set(i, reason != null && reason.personOnly());
        }
        BitSet persons = new BitSet();
        persons.or(urgent);
        persons.or(emergency);
        persons.or(personOnly);
        return new Deployed(
                at,
                new Share(offered.cardinality(), all.size()),
                both(right, offered),
                both(offered, urgent),
                both(offered, emergency),
                both(offered, personOnly),
                Missed.of(persons, offered, all.stream().map(Text::counted).toList()));
    }

    private static @Nullable String recognised(Answer answer) {
        ContactReason reason = answer.verdict().reason();
        return reason == null ? null : reason.id().value();
    }

    /** How many of {@code whole} are in {@code part}, too. */
    private static Share both(BitSet part, BitSet whole) {
        BitSet both = (BitSet) whole.clone();
        both.and(part);
        return new Share(both.cardinality(), whole.cardinality());
    }
}
