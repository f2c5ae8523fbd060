package io.sluss.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.Test;

/** Issue 2, build 6: a plain servlet with init parameters, and from code. */
class VoiceXmlServletTest {
    private static CallCentre with(UnaryOperator<VoiceOptions> options) {
        return new CallCentre(UnaryOperator.identity(), options, UnaryOperator.identity());
    }

    @Test
    void aContainerMakesItFromInitParametersAndAnAttribute() {
        ServletHolder holder = new ServletHolder(VoiceXmlServlet.class);
        holder.setInitParameter("queueUri", "tel:{queue};phone-context=agents.example");
        holder.setInitParameter("fallbackQueue", "desk");
        holder.setInitParameter("speechGrammar", "builtin:grammar/free");
        holder.setInitParameter("callUrl", "https://voice.example/ivr/voicexml");
        try (CallCentre centre = new CallCentre(holder, true)) {
            VoiceCaller caller = centre.caller().dials("region=syd");
            String document = caller.documents().get(0);
            assertTrue(document.contains("next=\"https://voice.example/ivr/voicexml?call="), document);
            assertTrue(document.contains("src=\"builtin:grammar/free\""));
            assertTrue(document.contains("dest=\"tel:desk;phone-context=agents.example\""));
        }
    }

    @Test
    void withoutASlussCallsGoToTheFallbackQueue() {
        ServletHolder holder = new ServletHolder(VoiceXmlServlet.class);
        try (CallCentre centre = new CallCentre(holder, false)) {
            assertEquals("sip:fallback@localhost", centre.caller().dials("").transferredTo());
        }
    }

    @Test
    void anInitParameterThatCannotBeIsNamed() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "queueUri", "sip:agents@example",
                        "handOver", "perhaps",
                        "stateSecret", "short")
                .entrySet()) {
            IllegalArgumentException said = assertThrows(
                    IllegalArgumentException.class,
                    () -> VoiceOptions.of(name -> name.equals(wrong.getKey()) ? wrong.getValue() : null));
            assertTrue(said.getMessage().contains(wrong.getKey()), said.getMessage());
            assertFalse(said.getMessage().contains("short ") && wrong.getValue().equals("short"));
        }
    }

    @Test
    void theQueueCanBeReturnedToTheCallingDocument() {
        try (CallCentre centre = with(options -> options.withHandOver(HandOver.RETURN))) {
            VoiceCaller caller = centre.caller().dials("region=syd").says("han har en kniv");
            assertTrue(caller.hasEnded());
            assertEquals("Är någon i fara, ring ett ett två nu, eller stanna kvar.", caller.hears());
            assertEquals("priority-queue", caller.returned().get("queue"));
            assertEquals("EMERGENCY", caller.returned().get("urgency"));
            assertEquals(6, caller.returned().size());
        }
    }

    @Test
    void theAddressOfAQueueMayTellWhoIsComing() {
        String template = "sip:{queue}@agents.example?X-Contact={contactId}&X-About={reason}&X-Language={language}";
        try (CallCentre centre = with(options -> options.withQueueUri(template))) {
            String to = centre.caller()
                    .dials("region=syd")
                    .presses("1")
                    .presses("2")
                    .transferredTo();
            assertTrue(
                    to.matches("sip:syd@agents.example\\?X-Contact=[\\w-]+&X-About=bicycle-theft&X-Language=sv"), to);
        }
        assertEquals(
                "sip:a%20b%40c@x",
                new QueueUri("sip:{queue}@x").of("a b@c", Map.of()), "a queue cannot change the host");
    }

    @Test
    void withoutAGrammarForSpeechOnlyKeysAreAskedForAndWordsMayStillBePosted() {
        try (CallCentre centre = with(options -> options.withSpeechGrammar(null))) {
            VoiceCaller caller = centre.caller().dials("region=syd");
            assertFalse(caller.documents().get(0).contains("mode=\"voice\""));
            caller.presses("1").presents("keys", "").presents("utterance", "han+har+en+kniv");
            assertEquals("sip:priority-queue@agents.example", caller.transferredTo());
        }
    }

    @Test
    void aPlatformThatListenedAlreadyPostsWhatItHeardWithTheCall() {
        try (CallCentre centre = with(UnaryOperator.identity())) {
            VoiceCaller caller =
                    centre.caller().dials("region=syd&utterance=min+cykel+blev+stulen&caller=%2B46701740605");
            assertTrue(caller.hears().startsWith("Har det redan hänt"), caller.hears());
        }
    }

    @Test
    void anExpressionAsksNothingOfWhatIsMissing() {
        assertEquals("", TinyScript.text(Script.CALLER, Map.of()));
        assertEquals("", TinyScript.text(Script.CALLER, Map.of("session", Map.of())));
        assertEquals("", TinyScript.text(Script.CALLER, Map.of("session", Map.of("connection", Map.of()))));
        Map<String, Object> noUri = Map.of("session", Map.of("connection", Map.of("remote", Map.of())));
        assertEquals("", TinyScript.text(Script.CALLER, noUri));
        Map<String, Object> uri =
                Map.of("session", Map.of("connection", Map.of("remote", Map.of("uri", "tel:+46701740605"))));
        assertEquals("tel:+46701740605", TinyScript.text(Script.CALLER, uri));
        assertEquals("", TinyScript.text(Script.UNMATCHED, Map.of()));
        assertEquals("", TinyScript.text(Script.UNMATCHED, Map.of("application", Map.of())));
        assertThrows(AssertionError.class, () -> TinyScript.text("session.connection.remote.uri", Map.of()));
    }

    @Test
    void aLiteralHoldsWhateverItIsGiven() {
        String odd = "it's a \\ \"test\" <b> \u2028 end\n";
        assertEquals(odd, TinyScript.text(Script.literal(odd), Map.of()));
    }

    @Test
    void textsWithMarkupAndOddCharactersStayText() {
        UnaryOperator<String> odd = rules -> rules.replace(
                "sv: Berätta kort vad det gäller.", "sv: \"Säg <b>kort</b> & 'tydligt' \\\"vad\\\" det gäller ]]>\"");
        try (CallCentre centre = new CallCentre(odd, UnaryOperator.identity(), UnaryOperator.identity())) {
            String heard = centre.caller().dials("").hears();
            assertTrue(heard.contains("Säg <b>kort</b> & 'tydligt' \"vad\""), heard);
        }
    }
}
