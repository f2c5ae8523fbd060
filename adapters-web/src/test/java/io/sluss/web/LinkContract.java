package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.Sluss;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the link to an e-service promises. */
abstract class LinkContract extends WebContract {
    private static final String SERVICE = "https://e-tjanst.example/stold";

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
    void aLinkThatNobodyAcceptedAsksFirstInBothLanguages() {
        String offer = contact(THEFT).offerId("E_SERVICE");

        Answer page = isPage(get("/go/" + offer));

        for (String text : List.of(
                "<html lang=\"sv\">",
                "<p lang=\"sv\">Har det redan hänt, och är alla i säkerhet?</p>",
                "<p lang=\"en\">Has it already happened, and is everybody safe?</p>",
                "<p lang=\"sv\">Vet du vem som gjorde det?</p>",
                "name=\"safe\" value=\"yes\"",
                "name=\"suspect-known\" value=\"no\"")) {
            assertTrue(page.body().contains(text), () -> text + " in " + page.body());
        }
        assertEquals(0, count(Outcome.ACCEPTED));
        assertEquals(0, count(Outcome.OPENED));
    }

    @Test
    void theReadersLanguageComesFirst() {
        String offer = contact(THEFT).offerId("E_SERVICE");

        for (Answer page : List.of(
                get("/go/" + offer + "?lang=en"),
                send(to("/go/" + offer).header("Accept-Language", "en-GB,en;q=0.9,sv;q=0.1")))) {
            assertTrue(isPage(page).body().contains("<html lang=\"en\">"));
        }
        for (String odd : List.of("?lang=xx", "?lang=", "?lang=%3Cscript%3E", "?other=en")) {
            assertTrue(isPage(get("/go/" + offer + odd)).body().contains("<html lang=\"sv\">"));
        }
        send(to("/go/" + offer).header("Accept-Language", "*;q=x;;,")).is(200);
    }

    @Test
    void theWantedAnswersAcceptAndLeadOn() {
        String offer = contact(THEFT).offerId("E_SERVICE");

        leadsOn(postForm("/go/" + offer, "safe=yes&suspect-known=no"));
        leadsOn(get("/go/" + offer));

        assertEquals(1, count(Outcome.ACCEPTED));
        assertEquals(1, count(Outcome.OPENED));
    }

    @Test
    void anAnswerThatIsMissingIsAskedForAgain() {
        String offer = contact(THEFT).offerId("E_SERVICE");

        for (String form : List.of("safe=yes", "", "safe=maybe&suspect-known=no", "=yes&&=", "safe")) {
            assertTrue(isPage(postForm("/go/" + offer, form)).body().contains("name=\"safe\""));
        }
        assertEquals(0, count(Outcome.ACCEPTED));
    }

    @Test
    void anotherAnswerShowsThatAPersonIsTheWay() {
        for (String form : List.of("safe=no&suspect-known=no", "safe=yes&suspect-known=yes")) {
            String offer = contact(THEFT).offerId("E_SERVICE");

            Answer page = isPage(postForm("/go/" + offer, form));

            assertTrue(page.body().contains("Är du i fara? Ring 112."));
            assertTrue(page.body().contains("Are you in danger? Call 112."));
            assertTrue(page.body().contains("Prata med en människa"));
            assertFalse(page.body().contains("<form"));
            assertTrue(isPage(get("/go/" + offer)).body().contains("Ring 112."));
            assertTrue(isPage(postForm("/go/" + offer, "safe=yes&suspect-known=no"))
                    .body()
                    .contains("Ring 112."));
        }
        assertEquals(0, count(Outcome.ACCEPTED));
    }

    @Test
    void aContactThatBecameUrgentFindsAPersonBehindItsLink() {
        Answer decision = contact(THEFT);
        contact("{\"origin\":\"web\",\"utterance\":\"han har en kniv\",\"contactId\":\"" + decision.text("contactId")
                + "\"}");

        assertTrue(isPage(get("/go/" + decision.offerId("E_SERVICE"))).body().contains("Ring 112."));
    }

    @Test
    void anExpiredLinkStillLeadsOnUncounted() {
        String offer = contact(THEFT).offerId("E_SERVICE");
        clock.advance(Duration.ofMinutes(31));

        leadsOn(get("/go/" + offer));
        leadsOn(postForm("/go/" + offer, "safe=yes&suspect-known=no"));

        assertEquals(0, count(Outcome.OPENED));
        assertEquals(0, count(Outcome.ACCEPTED));
    }

    @Test
    void aLinkThatWasDeclinedFirstLeadsOnUncountedOnceTheAnswersAreRight() {
        String offer = contact(THEFT).offerId("E_SERVICE");
        outcome(offer, OfferContract.DECLINED).is(204);

        isPage(get("/go/" + offer));
        leadsOn(postForm("/go/" + offer, "safe=yes&suspect-known=no"));
        assertTrue(isPage(postForm("/go/" + offer, "safe=no&suspect-known=no"))
                .body()
                .contains("Ring 112."));

        assertEquals(0, count(Outcome.OPENED));
        assertEquals(1, count(Outcome.DECLINED));
    }

    @Test
    void aLinkOfWhichNobodyKnowsLeadsOnUncounted() throws Exception {
        restart(Sluss.builder(rules()).ledger(new ForgetfulLedger()));
        String offer = contact(THEFT).offerId("E_SERVICE");

        leadsOn(postForm("/go/" + offer, "safe=yes&suspect-known=no"));
    }

    @Test
    void aStoreThatIsAwayStandsInNobodysWay() throws Exception {
        Breakable stores = new Breakable();
        restart(Sluss.builder(rules())
                .ledger(stores.of(OfferLedger.class, OfferLedger.inMemory(100, Duration.ofDays(8)))));
        String offer = accepted();
        stores.goAway();

        isPage(get("/go/" + offer));
        leadsOn(postForm("/go/" + offer, "safe=yes&suspect-known=no"));
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
            postForm("/go/" + id, "safe=yes").isProblem(404, "unknown-offer");
        }
    }

    @Test
    void aFormThatIsNoneIsRefused() {
        String go = "/go/" + contact(THEFT).offerId("E_SERVICE");

        postForm(go, "%zz=yes").isProblem(400, "malformed");
        postForm(go, "a=yes&".repeat(40)).isProblem(400, "malformed");
        post(go, "{\"safe\":\"yes\"}").isProblem(415, "unsupported-media-type");
        postForm(go, "a".repeat(70_000)).isProblem(413, "too-large");
    }
}
