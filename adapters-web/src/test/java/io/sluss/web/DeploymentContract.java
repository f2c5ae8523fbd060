package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a servlet that is made by a deployment descriptor promises: it makes, maintains and closes its own Sluss. */
abstract class DeploymentContract extends WebContract {
    @TempDir
    Path documents;

    private void deploy(Map<String, String> parameters) throws Exception {
        server.stop();
        server = newServer();
        address = server.start(new SlussServlet(), parameters, documents.toRealPath());
    }

    private static List<Thread> maintenance() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("sluss-maintenance"))
                .toList();
    }

    /** The first decisions of a cold machine may be late, and a person. */
    private Answer inTime(String json) {
        Answer decision = contact(json);
        for (int i = 0; i < 200 && decision.json().get("degraded").equals(true); i++) {
            decision = contact(json);
        }
        return decision;
    }

    @Test
    void itServesTheRulesThatItsParametersName() throws Exception {
        Path rules = Files.writeString(documents.resolve("rules.yaml"), rulesText());
        deploy(Map.of(
                "rules", rules.toString(), "acceptArrivedAt", "true", "baseUrl", "https://sluss.example/kontakt"));

        assertEquals("web-test", get("/health").is(200).text("service"));
        Answer decision =
                inTime("{\"origin\":\"web\",\"reason\":\"bicycle-theft\",\"arrivedAt\":\"2027-03-02T02:00:00+01:00\"}");
        assertEquals(
                "https://sluss.example/kontakt/go/" + decision.offerId("E_SERVICE"),
                decision.offer("E_SERVICE").get("url"));
        outcome(decision.offerId("E_SERVICE"), OfferContract.ACCEPTED).is(204);
    }

    @Test
    void itFindsRulesInTheApplication() throws Exception {
        Files.writeString(Files.createDirectory(documents.resolve("WEB-INF")).resolve("rules.yaml"), rulesText());
        deploy(Map.of("rules", "/WEB-INF/rules.yaml"));

        assertEquals("web-test", get("/health").is(200).text("service"));
        post("/api/contacts", "{\"origin\":\"web\",\"arrivedAt\":\"2027-03-02T02:00:00+01:00\"}")
                .isProblemWith(400, "invalid-field", "arrivedAt");
    }

    @Test
    void itsThreadEndsWithIt() throws Exception {
        Path rules = Files.writeString(documents.resolve("rules.yaml"), rulesText());
        deploy(Map.of("rules", rules.toString()));
        List<Thread> running = maintenance();
        assertEquals(1, running.size());

        server.stop();

        running.get(0).join(10_000);
        assertFalse(running.get(0).isAlive());
        server = newServer();
        server.start(new SlussServlet(sluss, WebOptions.DEFAULT));
    }
}
