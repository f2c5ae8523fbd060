package io.sluss.examples.console;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluss.Sluss;
import io.sluss.contact.Hidden;
import io.sluss.contact.InvalidContactException;
import io.sluss.promise.CallResult;
import io.sluss.promise.Callback;
import io.sluss.promise.CallbackDispatcher;
import io.sluss.promise.PromiseId;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Due callbacks for agents over HTTP: {@code GET waiting} tells who waits, {@code POST take} gives the next one with its
 * number, {@code POST renew} keeps it, {@code POST report} says what it came to. Ids and numbers stand in bodies, never in
 * an address. Thread-safe.
 */
public final class AgentServlet extends HttpServlet {
    /** Where it is served. */
    public static final String PATH = "/agent/api/*";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AgentServlet.class);

    private final transient Sluss sluss;
    private final transient ConsoleGuard guard;
    private final transient WaitingList waiting;

    /**
     * Callbacks of one Sluss.
     *
     * @param sluss whose callbacks are made
     * @param token what must be known to use it, or null where only this machine may
     * @param clock the time
     */
    public AgentServlet(Sluss sluss, @Nullable String token, InstantSource clock) {
        this.sluss = sluss;
        this.guard = new ConsoleGuard(token);
        this.waiting = new WaitingList(sluss, clock);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        ConsoleProblem refusal = guard.refusal(request);
        if (refusal != null) {
            ConsoleReply.refuse(response, refusal, null, null);
            return;
        }
        try {
            route(request, response);
        } catch (WrittenTexts.Unreadable e) {
            ConsoleReply.refuse(response, e.problem(), null, null);
        } catch (InvalidContactException e) {
            ConsoleReply.refuse(response, ConsoleProblem.INVALID_FIELD, "promiseId", null);
        } catch (RuntimeException e) {
            LOG.warn("A store does not answer", Hidden.of(e));
            ConsoleReply.refuse(response, ConsoleProblem.STORE_AWAY, null, null);
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response)
            throws IOException, WrittenTexts.Unreadable {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (path) {
            case "/waiting" -> {
                if (isAllowed(request, response, "GET")) {
                    WaitingList.Seen seen = waiting.seen();
                    ConsoleReply.answer(response, seen::write);
                }
            }
            case "/take" -> {
                if (isAllowed(request, response, "POST")) {
                    take(WrittenTexts.read(request, Set.of("resource")), response);
                }
            }
            case "/renew" -> {
                if (isAllowed(request, response, "POST")) {
                    renew(WrittenTexts.read(request, Set.of("promiseId", "holder")), response);
                }
            }
            case "/report" -> {
                if (isAllowed(request, response, "POST")) {
                    report(WrittenTexts.read(request, Set.of("promiseId", "holder", "result")), response);
                }
            }
            default -> ConsoleReply.refuse(response, ConsoleProblem.NOT_FOUND, null, null);
        }
    }

    private static boolean isAllowed(HttpServletRequest request, HttpServletResponse response, String method) {
        if (request.getMethod().equals(method)) {
            return true;
        }
        ConsoleReply.notAllowed(response, method);
        return false;
    }

    private CallbackDispatcher callbacks() {
        return sluss.callbacks();
    }

    private void take(Map<String, String> said, HttpServletResponse response) throws IOException {
        String resource = said.get("resource");
        if (resource == null) {
            ConsoleReply.refuse(response, ConsoleProblem.INVALID_FIELD, "resource", null);
            return;
        }
        Optional<Callback> taken = callbacks().take(resource);
        if (taken.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            Callback callback = taken.get();
            ConsoleReply.answer(response, out -> write(out, callback));
        }
    }

    private void write(JsonGenerator out, Callback callback) throws IOException {
        out.writeStringField("promiseId", callback.id().text());
        out.writeStringField("holder", callback.holder());
        out.writeStringField("until", callback.until().toString());
        out.writeStringField("number", callback.number());
        out.writeStringField("word", callback.word());
        if (callback.safeToCall() != null) {
            out.writeBooleanField("safeToCall", callback.safeToCall());
        }
        waiting.about(out, callback.slot(), callback.about());
        out.writeNumberField("carriedOver", callback.carriedOver());
        out.writeArrayFieldStart("earlier");
        for (var attempt : callback.earlier()) {
            out.writeStartObject();
            out.writeStringField("at", attempt.at().toString());
            out.writeStringField("result", attempt.result().label());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void renew(Map<String, String> said, HttpServletResponse response) throws IOException {
        PromiseId id = new PromiseId(said.getOrDefault("promiseId", ""));
        stands(callbacks().renew(id, said.getOrDefault("holder", "")), response);
    }

    private void report(Map<String, String> said, HttpServletResponse response) throws IOException {
        Optional<CallResult> result = Arrays.stream(CallResult.values())
                .filter(each -> each.label().equals(said.get("result")))
                .findFirst();
        if (result.isEmpty()) {
            ConsoleReply.refuse(response, ConsoleProblem.INVALID_FIELD, "result", null);
            return;
        }
        PromiseId id = new PromiseId(said.getOrDefault("promiseId", ""));
        stands(callbacks().report(id, said.getOrDefault("holder", ""), result.get()), response);
    }

    private static void stands(boolean itDoes, HttpServletResponse response) throws IOException {
        if (itDoes) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            ConsoleReply.refuse(response, ConsoleProblem.NOT_YOURS, null, null);
        }
    }
}
