package io.sluss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import io.sluss.contact.Seeds;
import io.sluss.criticality.Recognition;
import io.sluss.matching.Candidate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Where the host's code runs changes nothing in what is answered. */
class OnAnExecutorTest {
    private static final List<String> SAID = List.of(
            Desk.BIKE,
            Desk.WALLET,
            "jag vill lämna ett tips",
            "jag fick utstå saker hemma förra året",
            "det är inbrott hos grannen",
            "jag blir överfallen",
            "han har en kniv",
            "de är kvar",
            "det är komplicerat",
            "krokodil",
            "");

    private static final List<String> SIGNALS = List.of("child", "whispering", "suspect-known", "weather", "relay");

    @Test
    void the_same_is_answered_with_and_without_one() {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            UnaryOperator<SlussBuilder> hostCode = builder -> builder.recognizer(
                            (wording, language) -> wording.words().contains("cykel")
                                    ? Recognition.of(new io.sluss.contact.ReasonId("bicycle-theft"), 1)
                                    : Recognition.UNKNOWN)
                    .ranker((facts, candidates) -> candidates);
            Desk here = Desk.with(TestRules.usual(), hostCode);
            Desk there = Desk.with(
                    TestRules.usual(), builder -> hostCode.apply(builder).executor(threads));
            Seeds.each(300, random -> {
                Contact.Builder contact = Contact.from(Seeds.oneOf(random, List.of(Origin.values())))
                        .utterance(Seeds.oneOf(random, SAID) + " " + Seeds.oneOf(random, SAID))
                        .language("sv");
                if (random.nextBoolean()) {
                    contact.signals(List.of(Seeds.oneOf(random, SIGNALS)));
                }
                if (random.nextBoolean()) {
                    contact.utterance(Seeds.oneOf(random, SAID)).reason("lost-wallet");
                }
                assertEquals(told(here.sluss.decide(contact.build())), told(there.sluss.decide(contact.build())));
            });
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Object> told(Decision decision) {
        List<Candidate> offered =
                decision.offers().stream().map(offer -> offer.candidate()).toList();
        return List.of(
                decision.urgency(),
                String.valueOf(decision.reason()),
                decision.arm(),
                offered.stream().map(candidate -> candidate.channel().id()).toList(),
                decision.suppressed(),
                decision.because(),
                String.valueOf(decision.degraded()));
    }
}
