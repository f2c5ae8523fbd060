package io.sluss;

import io.sluss.contact.Contact;
import io.sluss.contact.Hidden;
import io.sluss.contact.Origin;
import io.sluss.criticality.ContactReason;
import io.sluss.outcome.Outcome;
import io.sluss.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides phrases of the rules themselves before the first caller comes, since a cold process needs longer than a
 * decision may take, and would send its first callers to a person. It does so on a throwaway Sluss of its own, so nothing
 * is kept, counted or told, and none of the host's code runs.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int ROUNDS = 3;

    /** A number that the Swedish Post and Telecom Authority has set aside for fiction. */
    private static final String NOBODY = "+46701740605";

    private WarmUp() {}

    static void run(RuleSet rules) {
        try (Sluss throwaway = new Sluss(new SlussBuilder(rules))) {
            List<Contact> contacts = contacts(rules);
            for (int round = 0; round < ROUNDS; round++) {
                for (Contact contact : contacts) {
                    Decision decision = throwaway.decide(contact);
                    throwaway.present(decision.person().id());
                    throwaway.settle(decision.person().id(), Outcome.ACCEPTED);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Warming up failed; the first decisions may be late", Hidden.of(e));
        }
    }

    private static List<Contact> contacts(RuleSet rules) {
        List<Contact> contacts = new ArrayList<>();
        for (ContactReason reason : rules.reasons()) {
            contacts.add(Contact.from(Origin.PHONE).reason(reason.id().value()).build());
            for (Set<List<String>> phrases : reason.phrases().values()) {
                phrases.stream()
                        .findFirst()
                        .ifPresent(words -> contacts.add(Contact.from(Origin.WEB)
                                .utterance(String.join(" ", words))
                                .caller(NOBODY)
                                .build()));
            }
        }
        return contacts;
    }
}
