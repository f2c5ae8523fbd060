package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.Sluss;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.OnlyPeople;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import io.sluss.rules.RuleSetFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the link to an e-service promises. */
abstract class LinkContract extends WebContract {
    private static final String SERVICE = "https://e-tjanst.example/stold";

    @Test
    void aLinkOfRulesThatWereWithdrawnShowsAPageThatLeadsToAPerson() {
        sluss.tryOut(
                RuleSetFile.parse("candidate.yaml", rulesText().replace("report-theft", "report-theft-anew")), 1, "x");
        String offer = accepted();
        leadsOn(get("/go/" + offer));
        sluss.withdraw(sluss.trial().orElseThrow().candidate().version());
        isPage(get("/go/" + offer));
    }

    @Test
    void whileOnlyPeopleServeALinkLeadsOnOnlyWhoHadAccepted() {
        String begun = accepted();
        String other = contact(THEFT).offerId("E_SERVICE");
        sluss.onlyPeople(OnlyPeople.Scope.ALL, TUESDAY_MORNING.plus(Duration.ofHours(1)), "duty", "storm");
        leadsOn(get("/go/" + begun));
        isPage(get("/go/" + other));
        clock.advance(Duration.ofHours(1));
        leadsOn(get("/go/" + other));
    }

    private String accepted() {
        String offer = contact(THEFT).offerId("E_SERVICE");
        outcome(offer, OfferContract.ACCEPTED).is(204);
        return offer;
    }

    private long count(Outcome outcome) {
        var channel = sluss.uptake().channels().get(ChannelKind.E_SERVICE);
        return channel == null ? 0 : channel.outcomes().getOrDefault(outcome, 0L);
    }

    private Answer head(String path) {
        return send(to(path).method("HEAD", BodyPublishers.noBody()));
    }

    private static Answer leadsOn(Answer answer) {
        answer.is(302);
        assertEquals(SERVICE, answer.header("Location"));
        assertEquals("no-referrer", answer.header("Referrer-Policy"));
        return answer;
    }

    private static Answer isPage(Answer answer) {
        answer.is(200);
        assertTrue(answer.header("Content-Type").startsWith("text/html"));
        assertTrue(answer.header("Content-Security-Policy").contains("default-src 'none'"));
        assertFalse(answer.body().contains(SERVICE));
        return answer;
    }

    @Test
    void anAcceptedLinkLeadsOnAndItsOpeningCountsOnce() {
        String offer = accepted();

        leadsOn(get("/go/" + offer));
        leadsOn(get("/go/" + offer));

        assertEquals(1, count(Outcome.OPENED));
        assertEquals(1, count(Outcome.ACCEPTED));
    }

    @Test
    void headAndPrefetchCountNothing() {
        String offer = accepted();

        leadsOn(head("/go/" + offer));
        for (Map.Entry<String, String> ahead : Map.of(
                        "Sec-Purpose", "prefetch;prerender", "Purpose", "prefetch", "X-Moz", "prefetch")
                .entrySet()) {
            send(to("/go/" + offer).header(ahead.getKey(), ahead.getValue()).GET())
                    .is(204);
        }

        assertEquals(0, count(Outcome.OPENED));
    }

    @Test
    void onlyAnEServiceHasALink() {
        Answer decision = contact(THEFT);
        for (String id : List.of(
                "nobody",
                "A".repeat(47),
                decision.text("contactId"),
                decision.offerId("CALLBACK"),
                decision.offerId("BOOKING"),
                decision.offerId("LIVE_AGENT"))) {
            get("/go/" + id).isProblem(404, "unknown-offer");
            head("/go/" + id).is(404);
        }
    }

    @Test
    void openingALinkAcceptsTheOfferAndCountsOnce() {
        String offer = contact(THEFT).offerId("E_SERVICE");

        leadsOn(head("/go/" + offer));
        assertEquals(0, count(Outcome.ACCEPTED));
        leadsOn(get("/go/" + offer));
        leadsOn(get("/go/" + offer));

        assertEquals(1, count(Outcome.ACCEPTED));
        assertEquals(1, count(Outcome.OPENED));
    }

    @Test
    void aContactThatBecameUrgentFindsAPersonBehindItsLinkInTheReadersLanguageFirst() {
        Answer decision = contact(THEFT);
        contact("{\"origin\":\"web\",\"utterance\":\"han har en kniv\",\"contactId\":\"" + decision.text("contactId")
                + "\"}");
        String go = "/go/" + decision.offerId("E_SERVICE");

        Answer swedish = isPage(get(go));
        assertTrue(swedish.body().contains("<html lang=\"sv\">"));
        assertTrue(swedish.body().contains("Är du i fara? Ring 112."));
        assertTrue(swedish.body().contains("Are you in danger? Call 112."));
        assertTrue(swedish.body().contains("Prata med en människa"));
        for (Answer english :
                List.of(get(go + "?lang=en"), send(to(go).header("Accept-Language", "en-GB,en;q=0.9,sv;q=0.1")))) {
            assertTrue(isPage(english).body().contains("<html lang=\"en\">"));
        }
        for (String odd : List.of("?lang=xx", "?lang=", "?lang=%3Cscript%3E", "?other=en")) {
            assertTrue(isPage(get(go + odd)).body().contains("<html lang=\"sv\">"));
        }
        send(to(go).header("Accept-Language", "*;q=x;;,")).is(200);
        assertEquals(0, count(Outcome.OPENED));
    }

    @Test
    void aContactThatBecameUrgentAfterItAcceptedIsNotLedOnEither() {
        Answer decision = contact(THEFT);
        String offer = decision.offerId("E_SERVICE");
        leadsOn(get("/go/" + offer));
        contact("{\"origin\":\"web\",\"utterance\":\"han har en kniv\",\"contactId\":\"" + decision.text("contactId")
                + "\"}");

        assertTrue(isPage(get("/go/" + offer)).body().contains("Ring 112."));
    }

    @Test
    void anAnswerThatWasNotWantedLeadsToAPerson() {
        String offer = contact(THEFT).offerId("E_SERVICE");
        outcome(offer, "{\"outcome\":\"ACCEPTED\",\"answers\":{\"safe\":\"no\"}}")
                .isProblem(409, "withdrawn");

        assertTrue(isPage(get("/go/" + offer)).body().contains("Ring 112."));
        assertEquals(0, count(Outcome.ACCEPTED));
    }

    @Test
    void anExpiredLinkStillLeadsOnUncounted() {
        String offer = contact(THEFT).offerId("E_SERVICE");
        clock.advance(Duration.ofMinutes(31));

        leadsOn(get("/go/" + offer));

        assertEquals(0, count(Outcome.OPENED));
        assertEquals(0, count(Outcome.ACCEPTED));
    }

    @Test
    void anAcceptedLinkCountsForSevenDays() {
        String late = accepted();
        String tooLate = accepted();
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        leadsOn(get("/go/" + late));
        clock.advance(Duration.ofMinutes(2));
        leadsOn(get("/go/" + tooLate));

        assertEquals(1, count(Outcome.OPENED));
    }

    @Test
    void aLinkThatWasDeclinedFirstLeadsOnUncounted() {
        String offer = contact(THEFT).offerId("E_SERVICE");
        outcome(offer, OfferContract.DECLINED).is(204);

        leadsOn(get("/go/" + offer));

        assertEquals(0, count(Outcome.OPENED));
        assertEquals(1, count(Outcome.DECLINED));
    }

    @Test
    void aLinkOfWhichNobodyKnowsLeadsOnUncounted() throws Exception {
        restart(Sluss.builder(rules()).ledger(new ForgetfulLedger()));

        leadsOn(get("/go/" + contact(THEFT).offerId("E_SERVICE")));
    }

    @Test
    void aStoreThatIsAwayStandsInNobodysWay() throws Exception {
        Breakable stores = new Breakable();
        restart(Sluss.builder(rules())
                .ledger(stores.of(OfferLedger.class, OfferLedger.inMemory(100, Duration.ofDays(8)))));
        String offer = accepted();
        stores.goAway();

        leadsOn(get("/go/" + offer));
    }

    @Test
    void aLinkIsFollowedByGetAlone() {
        post("/go/" + contact(THEFT).offerId("E_SERVICE"), "{}").isProblem(405, "method-not-allowed");
    }
}
