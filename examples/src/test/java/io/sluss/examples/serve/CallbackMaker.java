package io.sluss.examples.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has callbacks promised by the HTTP interface, as another system does. */
final class CallbackMaker {
    static final String NUMBER = "+46701740699";
    static final String DIGITS = "701740699";
    private static final Pattern OFFER = Pattern.compile("\"offerId\":\"([^\"]+)\",\"channel\":\"CALLBACK\"");
    private static final Pattern ASK =
            Pattern.compile("\"id\":\"([^\"]+)\",\"text\":\"[^\"]*\",\"wanted\":\"([^\"]+)\"");

    private CallbackMaker() {}

    /** The promise, as JSON. */
    static String promised(Http http, String utterance, String number) {
        HttpResponse<String> decision = http.post(
                "/api/contacts",
                "{\"origin\":\"PHONE\",\"language\":\"sv\",\"region\":\"syd\",\"utterance\":\"" + utterance
                        + "\",\"caller\":\"" + number + "\"}");
        Matcher offer = OFFER.matcher(decision.body());
        if (!offer.find()) {
            throw new AssertionError("no callback in " + decision.body());
        }
        StringBuilder answers = new StringBuilder();
        Matcher ask = ASK.matcher(decision.body().substring(offer.start()).split("\"offerId\"")[1]);
        while (ask.find()) {
            answers.append(answers.length() == 0 ? "" : ",")
                    .append('"')
                    .append(ask.group(1))
                    .append("\":\"")
                    .append(ask.group(2))
                    .append('"');
        }
        HttpResponse<String> promise = http.post(
                "/api/offers/" + offer.group(1) + "/promise",
                "{\"number\":\"" + number + "\",\"safeToCall\":\"yes\",\"answers\":{" + answers + "}}");
        assertEquals(201, promise.statusCode(), promise.body());
        return promise.body();
    }
}
