package io.sluss.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluss.Sluss;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code GET /api/openapi.json} describes what there is. Every exchange of the other tests is held against it. */
class DescriptionTest extends WebContract {
    @Override
    WebServer newServer() {
        return new JettyServer();
    }

    @Test
    void it_is_served_as_json() {
        Answer answer = get("/api/openapi.json").is(200);
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals(Described.text(), answer.body());
        assertEquals("3.1.0", Described.document().get("openapi"));
    }

    @Test
    void it_has_every_route_and_no_other() {
        try (Sluss any = Sluss.builder(rules()).build()) {
            List<String> routes = new SlussServlet(any, WebOptions.DEFAULT)
                    .routes(any, WebOptions.DEFAULT)
                    .routes();
            assertEquals(new TreeSet<>(routes), Described.operations());
        }
    }

    @Test
    void it_has_every_problem() {
        Map<String, Object> problem =
                Described.at(Described.document(), "components", "schemas", "Problem", "properties", "type");
        List<String> types =
                Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList();
        assertEquals(types, problem.get("enum"));
    }

    @Test
    void a_body_with_a_field_too_many_is_not_what_it_describes() {
        HttpRequest.Builder post = json("/api/contacts").POST(BodyPublishers.ofString(THEFT));
        Answer answer = send(post);
        Described.check("/api/contacts", THEFT, answer.response());
        String more = THEFT.replace("}", ",\"colour\":\"red\"}");
        assertThrows(AssertionError.class, () -> Described.check("/api/contacts", more, answer.response()));
        assertThrows(AssertionError.class, () -> Described.check("/api/promises/find", null, answer.response()));
    }
}
