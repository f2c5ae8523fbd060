package io.sluss.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A caller, and the voice platform between: walks from document to document as an interpreter of VoiceXML does. It
 * checks every answer: status, type, schema. It is strict: what a document does not provide for is an error.
 */
final class VoiceCaller {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;
    private final String uri;
    private final List<String> documents = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Map<String, String> returned = new LinkedHashMap<>();
    private Map<String, Object> scope = new HashMap<>();
    private URI at;
    private Document document;
    private String lastForm = "";
    private URI lastRequest;
    private String transferredTo = "";
    private boolean ended;

    VoiceCaller(URI address, String uri) {
        this.address = address;
        this.uri = uri;
        this.at = address;
    }

    /** Calls, with what stands in the query of the number's document. */
    VoiceCaller dials(String query) {
        return go(query.isEmpty() ? address : URI.create(address + "?" + query), null);
    }

    VoiceCaller presses(String keys) {
        Element field = field();
        if (!admits(field, keys)) {
            return mumbles("");
        }
        scope.put("answer", keys);
        scope.put("answer$", Map.of("inputmode", "dtmf", "utterance", keys, "confidence", "1.0"));
        return runs(child(field, "filled"));
    }

    VoiceCaller says(String words) {
        return says(words, "0.9");
    }

    /** The platform hears these words, and what may have been said instead, the likeliest first. */
    VoiceCaller says(String words, String confidence, String... instead) {
        Element field = field();
        assertEquals(1, grammars(field, "voice"), "the platform does not listen here");
        scope.put("answer", words);
        scope.put("answer$", Map.of("inputmode", "voice", "utterance", words, "confidence", confidence));
        scope.put("application", Map.of("lastresult$", results(words, confidence, instead)));
        return runs(child(field, "filled"));
    }

    /** As an interpreter has them: a list, whose members are also those of its first; no longer than was asked for. */
    private Map<String, Object> results(String words, String confidence, String... instead) {
        Map<String, Object> results = new HashMap<>();
        results.put("inputmode", "voice");
        results.put("utterance", words);
        results.put("confidence", confidence);
        results.put("[0]", Map.of("inputmode", "voice", "utterance", words, "confidence", confidence));
        int most = Integer.parseInt(property("maxnbest"));
        for (int i = 0; i < instead.length && i + 1 < most; i++) {
            results.put("[" + (i + 1) + "]", Map.of("inputmode", "voice", "utterance", instead[i]));
        }
        return results;
    }

    private String property(String name) {
        return children(document.getDocumentElement()).stream()
                .filter(each -> each.getLocalName().equals("property")
                        && each.getAttribute("name").equals(name))
                .map(each -> each.getAttribute("value"))
                .findFirst()
                .orElse("1");
    }

    VoiceCaller isSilent() {
        return runs(child(field(), "noinput"));
    }

    /** Something comes that no grammar takes; some platforms tell what it was. */
    VoiceCaller mumbles(String words) {
        if (!words.isEmpty()) {
            scope.put("application", Map.of("lastresult$", Map.of("inputmode", "voice", "utterance", words)));
        }
        return runs(child(field(), "nomatch"));
    }

    VoiceCaller hangsUp() {
        return runs(handler(document.getDocumentElement(), "connection.disconnect.hangup"));
    }

    /** The platform could not reach the queue. */
    VoiceCaller transferFails() {
        Element transfer = child(form(), "transfer");
        transferredTo = "";
        return runs(handler(transfer, "error.connection.noroute"));
    }

    /** The transfer comes back with a result, as on platforms that bridge. */
    VoiceCaller transferReturns(String result) {
        Element transfer = child(form(), "transfer");
        scope.put(transfer.getAttribute("name"), result);
        return runs(child(transfer, "filled"));
    }

    /** The queue took the call. */
    VoiceCaller isConnected() {
        return runs(handler(document.getDocumentElement(), "connection.disconnect.transfer"));
    }

    /** The server is gone when the document posts. */
    VoiceCaller serverFails() {
        return runs(handler(document.getDocumentElement(), "error.badfetch"));
    }

    /** The platform heard no answer, and asks again as before. */
    VoiceCaller platformRetries() {
        return go(lastRequest, lastForm.isEmpty() ? null : lastForm);
    }

    /** The last request again, with another value of one parameter. */
    VoiceCaller presents(String name, String value) {
        return go(lastRequest, lastForm.replaceAll("(^|&)" + name + "=[^&]*", "$1" + name + "=" + value));
    }

    /** What was heard since the caller did something. */
    String hears() {
        return String.join(" ", heard);
    }

    String transferredTo() {
        return transferredTo;
    }

    boolean hasEnded() {
        return ended;
    }

    Map<String, String> returned() {
        return returned;
    }

    List<String> documents() {
        return documents;
    }

    String language() {
        return document.getDocumentElement().getAttribute("xml:lang");
    }

    private VoiceCaller go(URI to, String form) {
        lastRequest = to;
        lastForm = form == null ? "" : form;
        HttpRequest.Builder request = HttpRequest.newBuilder(to);
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, response.statusCode());
            String type = response.headers().firstValue("Content-Type").orElse("");
            assertEquals("application/voicexml+xml;charset=utf-8", type.toLowerCase(java.util.Locale.ROOT));
            documents.add(response.body());
            at = to;
            enter(VoiceXmlSchema.read(response.body()));
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void enter(Document next) {
        document = next;
        heard.clear();
        returned.clear();
        transferredTo = "";
        ended = false;
        scope = new HashMap<>();
        if (uri != null) {
            scope.put("session", Map.of("connection", Map.of("remote", Map.of("uri", uri))));
        }
        for (Element each : children(document.getDocumentElement())) {
            if (each.getLocalName().equals("var")) {
                scope.put(each.getAttribute("name"), TinyScript.text(each.getAttribute("expr"), scope));
            }
        }
        visit(form());
    }

    private void visit(Element form) {
        for (Element item : children(form)) {
            switch (item.getLocalName()) {
                case "block" -> runs(item);
                case "field" ->
                    children(item).stream()
                            .filter(each -> each.getLocalName().equals("prompt"))
                            .forEach(prompt -> heard.add(prompt.getTextContent()));
                case "transfer" -> transferredTo = item.getAttribute("dest");
                default -> throw new AssertionError(item.getLocalName());
            }
        }
    }

    /** Runs what stands in a handler; true when it leaves the handler. */
    private VoiceCaller runs(Element handler) {
        run(children(handler));
        return this;
    }

    private boolean run(List<Element> contents) {
        for (Element each : contents) {
            String name = each.getAttribute("name");
            String expression = each.getAttribute("expr");
            switch (each.getLocalName()) {
                case "prompt" -> heard.add(each.getTextContent());
                case "var" -> scope.put(name, TinyScript.text(expression, scope));
                case "assign" -> {
                    if (!scope.containsKey(name)) {
                        throw new AssertionError("assigned but not declared: " + name);
                    }
                    scope.put(name, TinyScript.text(expression, scope));
                }
                case "if" -> {
                    if (runIf(each)) {
                        return true;
                    }
                }
                case "submit" -> {
                    submit(each);
                    return true;
                }
                case "goto" -> {
                    visit(formOf(each.getAttribute("next").substring(1)));
                    return true;
                }
                case "exit" -> {
                    ended = true;
                    for (String exported : names(each)) {
                        returned.put(exported, String.valueOf(scope.get(exported)));
                    }
                    return true;
                }
                default -> throw new AssertionError(each.getLocalName());
            }
        }
        return false;
    }

    private boolean runIf(Element choice) {
        boolean holds = TinyScript.isTrue(TinyScript.evaluate(choice.getAttribute("cond"), scope));
        List<Element> branch = new ArrayList<>();
        boolean first = true;
        for (Element each : children(choice)) {
            if (each.getLocalName().equals("else")) {
                first = false;
            } else if (first == holds) {
                branch.add(each);
            }
        }
        return run(branch);
    }

    private void submit(Element submit) {
        List<String> pairs = new ArrayList<>();
        for (String name : names(submit)) {
            if (!scope.containsKey(name)) {
                throw new AssertionError("submitted but not declared: " + name);
            }
            String value = String.valueOf(scope.get(name));
            pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        go(at.resolve(submit.getAttribute("next")), String.join("&", pairs));
    }

    private static List<String> names(Element element) {
        String list = element.getAttribute("namelist").strip();
        return list.isEmpty() ? List.of() : List.of(list.split(" "));
    }

    private Element form() {
        return child(document.getDocumentElement(), "form");
    }

    private Element formOf(String id) {
        return children(document.getDocumentElement()).stream()
                .filter(each -> each.getLocalName().equals("form")
                        && each.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form " + id));
    }

    private Element field() {
        return child(form(), "field");
    }

    private static long grammars(Element field, String mode) {
        return children(field).stream()
                .filter(each -> each.getLocalName().equals("grammar")
                        && each.getAttribute("mode").equals(mode))
                .count();
    }

    private static boolean admits(Element field, String keys) {
        for (Element grammar : children(field)) {
            if (grammar.getLocalName().equals("grammar")
                    && grammar.getAttribute("mode").equals("dtmf")) {
                return matches(grammar, keys);
            }
        }
        return false;
    }

    private static boolean matches(Element grammar, String keys) {
        Map<String, Element> rules = new HashMap<>();
        children(grammar).forEach(rule -> rules.put(rule.getAttribute("id"), rule));
        return Pattern.matches(pattern(rules.get(grammar.getAttribute("root")), rules), keys);
    }

    private static String pattern(Element of, Map<String, Element> rules) {
        return switch (of.getLocalName()) {
            case "rule" -> pattern(children(of).get(0), rules);
            case "one-of" ->
                "(?:"
                        + String.join(
                                "|",
                                children(of).stream()
                                        .map(each -> pattern(each, rules))
                                        .toList()) + ")";
            case "item" -> {
                String inside = children(of).isEmpty()
                        ? Pattern.quote(of.getTextContent())
                        : pattern(children(of).get(0), rules);
                String repeat = of.getAttribute("repeat");
                yield repeat.isEmpty() ? inside : "(?:" + inside + "){" + repeat.replace('-', ',') + "}";
            }
            case "ruleref" -> pattern(rules.get(of.getAttribute("uri").substring(1)), rules);
            default -> throw new AssertionError(of.getLocalName());
        };
    }

    /** The handler of an event, by its longest name. */
    private static Element handler(Element scope, String event) {
        Element best = null;
        int length = -1;
        for (Element each : children(scope)) {
            if (each.getLocalName().equals("catch")) {
                for (String name : each.getAttribute("event").split(" ")) {
                    boolean fits = event.equals(name) || event.startsWith(name + ".");
                    if (fits && name.length() > length) {
                        best = each;
                        length = name.length();
                    }
                }
            }
        }
        if (best == null) {
            throw new AssertionError("nothing catches " + event);
        }
        return best;
    }

    private static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(each -> each.getLocalName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no <" + name + ">"));
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
