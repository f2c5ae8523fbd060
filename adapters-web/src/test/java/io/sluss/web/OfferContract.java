package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.Sluss;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.OnlyPeople;
import io.sluss.outcome.OfferLedger;
import io.sluss.outcome.Outcome;
import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import io.sluss.uptake.UptakeTable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the routes of an offer's life promise. */
abstract class OfferContract extends WebContract {
    static final String ACCEPTED = "{\"outcome\":\"ACCEPTED\",\"answers\":" + BOTH_ANSWERS + "}";
    static final String DECLINED = "{\"outcome\":\"DECLINED\"}";

    private long accepted() {
        return count(ChannelKind.E_SERVICE, Outcome.ACCEPTED);
    }

    private long count(ChannelKind kind, Outcome outcome) {
        UptakeTable.Snapshot counted = sluss.uptake();
        return counted.channels().containsKey(kind)
                ? counted.channels().get(kind).outcomes().getOrDefault(outcome, 0L)
                : 0;
    }

    @Test
    void anAcceptanceCountsOnceHoweverOftenItIsReported() {
        String offer = contact(THEFT).offerId("E_SERVICE");

        for (int i = 0; i < 3; i++) {
            post("/api/offers/" + offer + "/presented").is(204);
            outcome(offer, ACCEPTED).is(204);
        }

        assertEquals(1, accepted());
        assertEquals(
                1, sluss.uptake().channels().get(ChannelKind.E_SERVICE).uptake().denominator());
    }

    @Test
    void theFirstSettlementStandsAndIsNamed() {
        String offer = contact(THEFT).offerId("E_SERVICE");
        outcome(offer, ACCEPTED).is(204);

        Answer answer = outcome(offer, DECLINED).isProblem(409, "contradicted");

        assertEquals("ACCEPTED", answer.text("standing"));
        assertEquals(1, accepted());
    }

    @Test
    void anAcceptedOfferSupersedesTheOthers() {
        Answer decision = contact(THEFT);
        post("/api/offers/" + decision.offerId("LIVE_AGENT") + "/presented").is(204);
        outcome(decision.offerId("E_SERVICE"), ACCEPTED).is(204);

        Answer answer = outcome(decision.offerId("LIVE_AGENT"), "{\"outcome\":\"ACCEPTED\"}")
                .isProblem(409, "contradicted");

        assertEquals("SUPERSEDED", answer.text("standing"));
    }

    @Test
    void whatWasNeverPutToAnybodyIsSupersededToo() {
        Answer decision = contact(THEFT);
        outcome(decision.offerId("E_SERVICE"), ACCEPTED).is(204);

        outcome(decision.offerId("LIVE_AGENT"), "{\"outcome\":\"ACCEPTED\"}").isProblem(409, "contradicted");
    }

    @Test
    void missingAnswersAreNamedAndNothingChanges() {
        String offer = contact(THEFT).offerId("E_SERVICE");

        Answer none = outcome(offer, "{\"outcome\":\"ACCEPTED\"}").isProblem(409, "answers-needed");
        Answer one = outcome(offer, "{\"outcome\":\"ACCEPTED\",\"answers\":{\"safe\":true}}")
                .isProblem(409, "answers-needed");

        assertEquals(List.of("safe", "suspect-known"), none.json().get("missing"));
        assertEquals(List.of("suspect-known"), one.json().get("missing"));
        outcome(offer, ACCEPTED).is(204);
    }

    @Test
    void anotherAnswerThanTheWantedOneTakesTheOfferBack() {
        Answer decision = contact(THEFT);
        String offer = decision.offerId("E_SERVICE");

        outcome(offer, "{\"outcome\":\"ACCEPTED\",\"answers\":{\"safe\":\"yes\",\"suspect-known\":\"yes\"}}")
                .isProblem(409, "withdrawn");

        outcome(offer, ACCEPTED).isProblem(409, "withdrawn");
        outcome(decision.offerId("LIVE_AGENT"), "{\"outcome\":\"ACCEPTED\"}").is(204);
        assertEquals(0, accepted());
    }

    @Test
    void whoeverIsNotSafeKeepsOnlyThePerson() {
        Answer decision = contact(THEFT);

        outcome(
                        decision.offerId("E_SERVICE"),
                        "{\"outcome\":\"ACCEPTED\",\"answers\":{\"safe\":\"no\",\"suspect-known\":\"no\"}}")
                .isProblem(409, "withdrawn");

        post("/api/offers/" + decision.offerId("CALLBACK") + "/promise", "{\"answers\":{\"safe\":\"yes\"}}")
                .isProblem(409, "withdrawn");
        post("/api/offers/" + decision.offerId("BOOKING") + "/presented").isProblem(409, "withdrawn");
        outcome(decision.offerId("LIVE_AGENT"), "{\"outcome\":\"ACCEPTED\"}").is(204);
    }

    @Test
    void anUrgentWordSaidWithTheAcceptanceTakesTheOfferBack() {
        Answer decision = contact(THEFT);

        outcome(
                        decision.offerId("E_SERVICE"),
                        "{\"outcome\":\"ACCEPTED\",\"answers\":" + BOTH_ANSWERS + ",\"utterance\":\"han har en kniv\"}")
                .isProblem(409, "withdrawn");

        assertEquals(
                "EMERGENCY",
                contact("{\"origin\":\"web\",\"utterance\":\"min cykel är stulen\",\"contactId\":\""
                                + decision.text("contactId") + "\"}")
                        .text("urgency"));
    }

    @Test
    void aNoIsTakenWithItsReason() {
        for (String reason : List.of("prefers-person", "NO_E_ID", "did-not-know", "COULD_NOT", "other")) {
            outcome(
                            contact(THEFT).offerId("E_SERVICE"),
                            "{\"outcome\":\"DECLINED\",\"declineReason\":\"" + reason + "\"}")
                    .is(204);
        }
        assertEquals(5, count(ChannelKind.E_SERVICE, Outcome.DECLINED));
    }

    @Test
    void aBareAcceptanceOfACallbackNeedsThePromise() {
        outcome(contact(THEFT).offerId("CALLBACK"), "{\"outcome\":\"ACCEPTED\",\"answers\":{\"safe\":\"yes\"}}")
                .isProblem(409, "promise-needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPENED", "STARTED", "COMPLETED", "COMPLETED_BY_STAFF", "FAILED"})
    void whatFollowsAnAcceptanceNeedsOneAndCountsOnce(String outcome) {
        String offer = contact(THEFT).offerId("E_SERVICE");
        String report = "{\"outcome\":\"" + outcome + "\"}";

        outcome(offer, report).isProblem(409, "not-accepted");
        outcome(offer, ACCEPTED).is(204);
        outcome(offer, report).is(204);
        outcome(offer, report).is(204);

        assertEquals(1, count(ChannelKind.E_SERVICE, Outcome.valueOf(outcome)));
    }

    @Test
    void anExpiredOfferIsGone() {
        String offer = contact(THEFT).offerId("E_SERVICE");
        clock.advance(Duration.ofMinutes(31));

        outcome(offer, ACCEPTED).isProblem(410, "expired");
        post("/api/offers/" + offer + "/presented").isProblem(410, "expired");
    }

    @Test
    void anIgnoredOfferIsGoneAndItSaysWhatStands() {
        String offer = contact(THEFT).offerId("E_SERVICE");
        post("/api/offers/" + offer + "/presented").is(204);
        clock.advance(Duration.ofMinutes(31));
        sluss.maintain();

        Answer answer = outcome(offer, ACCEPTED).isProblem(410, "expired");

        assertEquals("IGNORED", answer.text("standing"));
    }

    @Test
    void anOfferOfWhichNobodyKnowsIsLost() throws Exception {
        restart(Sluss.builder(rules()).ledger(new ForgetfulLedger()));

        outcome(contact(THEFT).offerId("E_SERVICE"), ACCEPTED).isProblem(410, "lost");
    }

    @Test
    void anOfferWhoseChannelWasRemovedIsTakenBack() throws Exception {
        Answer decision = contact(THEFT);
        String noService = rulesText()
                .replace("    report-theft:\n", "    report-other:\n")
                .replace("reasons: [bicycle-theft]\n      minutes", "reasons: [lost-passport]\n      minutes");
        sluss.reload(RuleSetFile.parse("later.yaml", noService));

        outcome(decision.offerId("E_SERVICE"), ACCEPTED).isProblem(409, "withdrawn");
    }

    private RuleSet candidate() {
        return RuleSetFile.parse("candidate.yaml", rulesText().replace("report-theft", "report-theft-anew"));
    }

    @Test
    void anOfferOfADroppedCandidateIsHonouredAndOneOfAWithdrawnVersionIsTakenBack() throws Exception {
        sluss.tryOut(candidate(), 1, "offers");
        Answer decision = contact(THEFT);
        Answer other = contact(THEFT);
        assertEquals(candidate().version(), decision.text("ruleSet"));
        sluss.dropCandidate();

        outcome(decision.offerId("E_SERVICE"), ACCEPTED).is(204);
        sluss.withdraw(candidate().version());
        outcome(other.offerId("E_SERVICE"), ACCEPTED).isProblem(409, "withdrawn");
        outcome(other.offerId("LIVE_AGENT"), "{\"outcome\":\"ACCEPTED\"}").is(204);
    }

    @Test
    void whileOnlyPeopleServeAnOfferIsAnsweredWithdrawnAndAfterThatItIsOpenAgain() {
        Answer decision = contact(THEFT);
        OnlyPeople.Scope services = new OnlyPeople.Scope(null, null, "e-service");
        sluss.onlyPeople(services, TUESDAY_MORNING.plus(Duration.ofHours(1)), "duty", "the e-service is down");

        outcome(decision.offerId("E_SERVICE"), ACCEPTED).isProblem(409, "withdrawn");
        post("/api/offers/" + decision.offerId("E_SERVICE") + "/presented").isProblem(409, "withdrawn");
        assertTrue(contact(THEFT).body().contains("\"why\":\"only-people\""));

        sluss.endOnlyPeople(services, "duty", "it is up again");
        outcome(decision.offerId("E_SERVICE"), ACCEPTED).is(204);
    }

    @Test
    void aStoreThatIsAwayIsSaidAndTheServerGoesOn() throws Exception {
        Breakable stores = new Breakable();
        OfferLedger ledger = stores.of(OfferLedger.class, OfferLedger.inMemory(100, Duration.ofDays(8)));
        restart(Sluss.builder(rules()).ledger(ledger));
        Answer decision = contact(THEFT);
        stores.goAway();

        Answer answer = outcome(decision.offerId("E_SERVICE"), ACCEPTED).isProblem(503, "store-away");

        assertTrue(!answer.body().contains(Breakable.SECRET));
        get("/health").is(200);
    }

    @Test
    void anOfferThatWasNeverMadeIsNotFound() {
        String contact = contact(THEFT).text("contactId");
        for (String id : List.of("nobody", contact, "A".repeat(47), "x".repeat(400), "%C3%A5")) {
            outcome(id, ACCEPTED).isProblem(404, "unknown-offer");
            post("/api/offers/" + id + "/presented").isProblem(404, "unknown-offer");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | outcome",
                "{\"outcome\":null} | outcome",
                "{\"outcome\":\"accepted\"} | outcome",
                "{\"outcome\":\"IGNORED\"} | outcome",
                "{\"outcome\":\"SUPERSEDED\"} | outcome",
                "{\"outcome\":\"WITHDRAWN\"} | outcome",
                "{\"outcome\":1} | outcome",
                "{\"outcome\":\"ACCEPTED\",\"answers\":[]} | answers",
                "{\"outcome\":\"ACCEPTED\",\"answers\":\"yes\"} | answers",
                "{\"outcome\":\"ACCEPTED\",\"answers\":{\"safe\":\"maybe\"}} | answers",
                "{\"outcome\":\"ACCEPTED\",\"answers\":{\"safe\":1}} | answers",
                "{\"outcome\":\"ACCEPTED\",\"answers\":{\"safe\":null}} | answers",
                "{\"outcome\":\"DECLINED\",\"declineReason\":\"bored\"} | declineReason",
                "{\"outcome\":\"ACCEPTED\",\"declineReason\":\"OTHER\"} | declineReason",
                "{\"outcome\":\"DECLINED\",\"utterance\":[]} | utterance",
                "{\"outcome\":\"DECLINED\",\"utterance\":\"\\u0007\"} | utterance",
            })
    void aReportThatCannotBeUsedNamesTheField(String json, String field) {
        outcome(contact(THEFT).offerId("E_SERVICE"), json.strip()).isProblemWith(400, "invalid-field", field);
    }

    @Test
    void presentingTakesNoFields() {
        String offer = contact(THEFT).offerId("E_SERVICE");
        String presented = "/api/offers/" + offer + "/presented";

        post(presented, "{}").is(204);
        post(presented, "").is(204);
        postForm(presented, "").is(204);
        post(presented, "{\"at\":1}").isProblemWith(400, "unknown-field", "at");
        post(presented, "[]").isProblem(400, "malformed");
    }
}
