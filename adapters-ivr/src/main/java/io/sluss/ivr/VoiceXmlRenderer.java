package io.sluss.ivr;

import io.sluss.ivr.call.Collect;
import io.sluss.ivr.call.Reply;
import io.sluss.ivr.call.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A step of a call as a VoiceXML 2.1 document (W3C Recommendation, 2007), of the elements that every interpreter has: no
 * DOCTYPE, {@code foreach}, {@code data} or {@code link}. A document that cannot reach its server again transfers to the
 * fallback queue by itself. Immutable.
 */
final class VoiceXmlRenderer {
    private static final String NAMESPACE = "http://www.w3.org/2001/vxml";
    private static final Map<String, String> LOCALES = Map.of("sv", "sv-SE", "en", "en-GB");

    /** So many results of the recogniser are asked for, the first of them included. */
    private static final int MOST_RESULTS = 5;

    private static final List<String> ALTERNATIVES = IntStream.rangeClosed(2, MOST_RESULTS)
            .mapToObj(place -> "alternative" + place)
            .toList();
    private static final String POSTED = "event keys utterance confidence caller " + String.join(" ", ALTERNATIVES);
    private static final String RESCUE = "rescue";
    private static final String SILENCE = "6s";
    private static final String BETWEEN_DIGITS = "4s";

    /** So long a single key waits for whether a code follows: it is also how long a person has to wait for it. */
    private static final String AFTER_A_KEY = "2s";

    /** So long the hash key that some press after a code is waited for, so that it does not answer the next question. */
    private static final String FOR_THE_HASH = "1s";

    private final VoiceOptions options;
    private final QueueUri queueUri;

    VoiceXmlRenderer(VoiceOptions options) {
        this.options = options;
        this.queueUri = new QueueUri(options.queueUri());
    }

    /** The document; {@code callUrl} is where it posts to. */
    String render(Reply reply, String callUrl) {
        String next = callUrl + (callUrl.contains("?") ? "&" : "?") + "call=" + reply.call();
        Step step = reply.step();
        XmlText xml = new XmlText();
        xml.begin("vxml", "version", "2.1", "xmlns", NAMESPACE, "xml:lang", locale(step.language()));
        switch (step.kind()) {
            case ASK -> ask(xml, step, next);
            case TRANSFER -> transfer(xml, step, next);
            case END -> end(xml, step, next);
            case NOTHING -> xml.begin("form").begin("block").empty("exit").end().end();
        }
        return xml.end().toString();
    }

    /** What is left when there is no call to speak of: straight to the fallback queue. */
    String lastResort() {
        XmlText xml = new XmlText();
        xml.begin("vxml", "version", "2.1", "xmlns", NAMESPACE);
        rescue(xml, List.of(), false);
        return xml.end().toString();
    }

    private static String locale(String language) {
        return LOCALES.getOrDefault(language, language);
    }

    private void ask(XmlText xml, Step step, String next) {
        Collect collect = step.collect();
        if (collect == null) {
            throw new IllegalArgumentException("nothing to collect");
        }
        String speech = options.speechGrammar();
        boolean listens = speech != null;
        xml.empty("property", "name", "inputmodes", "value", listens ? "dtmf voice" : "dtmf");
        if (listens) {
            xml.empty("property", "name", "maxnbest", "value", String.valueOf(MOST_RESULTS));
        }
        xml.empty("property", "name", "timeout", "value", SILENCE);
        boolean orCode = collect.what() == Collect.What.KEY_OR_CODE;
        xml.empty("property", "name", "interdigittimeout", "value", orCode ? AFTER_A_KEY : BETWEEN_DIGITS);
        if (orCode) {
            xml.empty("property", "name", "termtimeout", "value", FOR_THE_HASH);
        }
        variables(xml);
        whatEndsIt(xml, next);
        xml.begin("form", "id", "step").begin("field", "name", "answer");
        prompts(xml, step.says(), !step.emergency());
        if (collect.what() == Collect.What.NUMBER) {
            numberGrammar(xml);
        } else {
            keyGrammar(xml, collect.keys(), orCode);
        }
        if (speech != null) {
            xml.empty("grammar", "src", speech, "mode", "voice");
        }
        xml.begin("noinput");
        assign(xml, "event", "'noinput'");
        submit(xml, next);
        xml.end().begin("nomatch");
        assign(xml, "event", "'nomatch'");
        assign(xml, "utterance", Script.UNMATCHED);
        assign(xml, "confidence", Script.UNMATCHED_CONFIDENCE);
        alternatives(xml);
        submit(xml, next);
        xml.end().begin("filled").begin("if", "cond", Script.BY_VOICE);
        assign(xml, "utterance", "'' + answer$.utterance");
        assign(xml, "confidence", "'' + answer$.confidence");
        alternatives(xml);
        xml.empty("else");
        assign(xml, "keys", "'' + answer");
        xml.end();
        submit(xml, next);
        xml.end().end().end();
        rescue(xml, step.emergency() ? step.says() : List.of(), step.emergency());
    }

    private static void variables(XmlText xml) {
        xml.empty("var", "name", "event", "expr", "''");
        xml.empty("var", "name", "keys", "expr", "''");
        xml.empty("var", "name", "utterance", "expr", "''");
        xml.empty("var", "name", "confidence", "expr", "''");
        xml.empty("var", "name", "caller", "expr", Script.CALLER);
        for (String alternative : ALTERNATIVES) {
            xml.empty("var", "name", alternative, "expr", "''");
        }
    }

    private static void alternatives(XmlText xml) {
        for (int place = 2; place <= MOST_RESULTS; place++) {
            assign(xml, "alternative" + place, Script.alternative(place));
        }
    }

    /** A hang-up is posted; a failure, that of the server above all, leads to the fallback queue. */
    private static void whatEndsIt(XmlText xml, String next) {
        xml.begin("catch", "event", "connection.disconnect.hangup");
        assign(xml, "event", "'hangup'");
        submit(xml, next);
        xml.end();
        xml.begin("catch", "event", "error").empty("goto", "next", "#" + RESCUE).end();
    }

    private static void assign(XmlText xml, String name, String expression) {
        xml.empty("assign", "name", name, "expr", expression);
    }

    private static void submit(XmlText xml, String next) {
        xml.empty("submit", "next", next, "method", "post", "namelist", POSTED);
    }

    private static void prompts(XmlText xml, List<String> says, boolean bargein) {
        for (String text : says) {
            xml.begin("prompt", "bargein", Boolean.toString(bargein)).text(text).end();
        }
    }

    private static void keyGrammar(XmlText xml, List<String> keys, boolean orCode) {
        xml.begin("grammar", "mode", "dtmf", "version", "1.0", "root", "key");
        xml.begin("rule", "id", "key", "scope", "public").begin("one-of");
        for (String key : keys) {
            xml.begin("item").text(key).end();
        }
        if (orCode) {
            xml.begin("item").empty("ruleref", "uri", "#code").end();
        }
        xml.end().end();
        if (orCode) {
            xml.begin("rule", "id", "code");
            xml.begin("item", "repeat", "6").empty("ruleref", "uri", "#digit").end();
            xml.end();
            digitRule(xml);
        }
        xml.end();
    }

    private static void numberGrammar(XmlText xml) {
        xml.begin("grammar", "mode", "dtmf", "version", "1.0", "root", "number");
        xml.begin("rule", "id", "number", "scope", "public");
        xml.begin("item", "repeat", "1-15").empty("ruleref", "uri", "#digit").end();
        xml.end();
        digitRule(xml);
        xml.end();
    }

    private static void digitRule(XmlText xml) {
        xml.begin("rule", "id", "digit").begin("one-of");
        for (char digit = '0'; digit <= '9'; digit++) {
            xml.begin("item").text(String.valueOf(digit)).end();
        }
        xml.end().end();
    }

    private void transfer(XmlText xml, Step step, String next) {
        String queue = step.queue();
        if (queue == null) {
            throw new IllegalArgumentException("no queue");
        }
        if (options.handOver() == HandOver.RETURN) {
            xml.begin("form", "id", "handover").begin("block");
            prompts(xml, step.says(), false);
            Map<String, String> returned = new LinkedHashMap<>(step.variables());
            returned.put("queue", queue);
            exit(xml, returned);
            xml.end().end();
            return;
        }
        variables(xml);
        whatEndsIt(xml, next);
        xml.begin("catch", "event", "connection.disconnect.transfer")
                .empty("exit")
                .end();
        xml.begin("form", "id", "handover").begin("block");
        prompts(xml, step.says(), false);
        xml.end();
        xml.begin("transfer", "name", "result", "type", "blind", "dest", queueUri.of(queue, step.variables()));
        xml.begin("catch", "event", "error.connection error.unsupported");
        failed(xml, next);
        xml.end().begin("filled");
        unlessItWasHeld(xml, "result");
        failed(xml, next);
        xml.end().end().end().end();
        rescue(xml, step.emergency() ? step.says() : List.of(), step.emergency());
    }

    /** A platform that bridges a blind transfer comes back after the conversation: then all is done. */
    private static void unlessItWasHeld(XmlText xml, String result) {
        String held = result + " == 'far_end_disconnect' || " + result + " == 'near_end_disconnect'";
        xml.begin("if", "cond", held).empty("exit").empty("else");
    }

    private static void failed(XmlText xml, String next) {
        assign(xml, "event", "'transferfailed'");
        submit(xml, next);
    }

    private static void end(XmlText xml, Step step, String next) {
        variables(xml);
        whatEndsItQuietly(xml, next);
        xml.begin("form", "id", "goodbye").begin("block");
        prompts(xml, step.says(), false);
        exit(xml, step.variables());
        xml.end().end();
    }

    private static void whatEndsItQuietly(XmlText xml, String next) {
        xml.begin("catch", "event", "connection.disconnect.hangup");
        assign(xml, "event", "'hangup'");
        submit(xml, next);
        xml.end();
    }

    private static void exit(XmlText xml, Map<String, String> variables) {
        Map<String, String> sorted = new TreeMap<>(variables);
        sorted.forEach((name, value) -> xml.empty("var", "name", name, "expr", Script.literal(value)));
        xml.empty("exit", "namelist", String.join(" ", sorted.keySet()));
    }

    /** The way out that needs no server. Where someone may be in danger it is tried again and again. */
    private void rescue(XmlText xml, List<String> says, boolean emergency) {
        String queue = options.fallbackQueue();
        xml.begin("form", "id", RESCUE);
        if (options.handOver() == HandOver.RETURN) {
            xml.begin("block");
            exit(xml, Map.of("queue", queue));
            xml.end().end();
            return;
        }
        xml.begin("transfer", "name", "rescued", "type", "blind", "dest", queueUri.of(queue, Map.of()));
        xml.begin("catch", "event", "connection.disconnect").empty("exit").end();
        xml.begin("catch", "event", "error");
        retryOrExit(xml, says, emergency);
        xml.end().begin("filled");
        unlessItWasHeld(xml, "rescued");
        retryOrExit(xml, says, emergency);
        xml.end().end().end().end();
    }

    private static void retryOrExit(XmlText xml, List<String> says, boolean emergency) {
        if (emergency) {
            prompts(xml, says, false);
            xml.empty("goto", "next", "#" + RESCUE);
        } else {
            xml.empty("exit");
        }
    }
}
