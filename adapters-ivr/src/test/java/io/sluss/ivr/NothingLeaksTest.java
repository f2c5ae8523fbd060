package io.sluss.ivr;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.sluss.criticality.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Design, promise 8: a canary number and a canary sentence are in no log, no document and no event. */
class NothingLeaksTest {
    private static final String NUMBER = "+46701740699";
    private static final String SENTENCE = "zinkgul kanariefågel i trapphuset";
    private static final List<String> TRACES =
            List.of("701740699", "0046701740699", "zinkgul", "kanarief", "f%c3%a5gel");

    private final Logger sluss = (Logger) LoggerFactory.getLogger("io.sluss");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        sluss.setLevel(Level.TRACE);
        logged.start();
        sluss.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        sluss.detachAppender(logged);
        sluss.setLevel(null);
    }

    private void assertNoTrace(String what, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String trace : TRACES) {
            assertFalse(lower.contains(trace), () -> what + " holds " + trace);
        }
    }

    @Test
    void aCanaryIsInNoLogAndNoDocumentAndNoEvent() {
        List<String> documents = new ArrayList<>();
        try (CallCentre centre = new CallCentre(
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                built -> built.recognizer((words, language) -> {
                    if (words.words().contains("zinkgul") && words.words().contains("fel")) {
                        throw new IllegalStateException(SENTENCE + NUMBER);
                    }
                    return Recognition.UNKNOWN;
                }))) {
            for (String keys : new String[] {"", "1", "11", "111", "211", "213"}) {
                for (String said : new String[] {SENTENCE, SENTENCE + " kniv", SENTENCE + " fel", "ja " + SENTENCE}) {
                    VoiceCaller caller = centre.caller("sip:" + NUMBER + "@operator.example;user=phone")
                            .dials("region=syd&language=sv");
                    for (char key : keys.toCharArray()) {
                        caller.presses(String.valueOf(key));
                        if (caller.hasEnded()) {
                            break;
                        }
                    }
                    if (!caller.hasEnded() && caller.transferredTo().isEmpty()) {
                        caller.says(said);
                    }
                    documents.addAll(caller.documents());
                }
            }
            VoiceCaller keyed =
                    centre.caller("unknown").dials("").presses("2").presses("1").presses("1");
            documents.addAll(keyed.presses("0701740699").documents());
            VoiceCaller spoken =
                    centre.caller("unknown").dials("").presses("2").presses("1").presses("1");
            documents.addAll(spoken.says("+46 70 174 06 99").documents());
            VoiceCaller odd = centre.caller(SENTENCE + NUMBER).dials("event=" + "zinkgul");
            documents.addAll(odd.documents());
            centre.sluss.uptake();
            centre.events.forEach(event -> assertNoTrace("an event", event.toString()));
        }
        documents.forEach(document -> assertNoTrace("a document", document));
        for (ILoggingEvent event : logged.list) {
            assertNoTrace("a log", event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                assertNoTrace("a trace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        assertTrue(logged.list.stream().anyMatch(event -> event.getLevel() == Level.WARN), "the failures are logged");
    }

    @Test
    void theStateOfACallCannotBeRead() {
        try (CallCentre centre = new CallCentre()) {
            VoiceCaller caller = centre.caller()
                    .dials("region=syd&queueTicket=T-4711")
                    .presses("1")
                    .presses("1");
            String call = RoughWireTest.call(caller.documents().get(2));
            String read = new String(
                    java.util.Base64.getUrlDecoder().decode(call), java.nio.charset.StandardCharsets.ISO_8859_1);
            assertFalse(read.contains("syd") || read.contains("OFFER") || read.contains("bicycle"));
            assertTrue(call.length() < 600, "short: " + call.length());
        }
    }
}
