package io.sluss.examples.console;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluss.Sluss;
import io.sluss.contact.Localized;
import io.sluss.contact.Region;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.InvalidOrderException;
import io.sluss.matching.OnlyPeople;
import io.sluss.outcome.AuditTrail;
import io.sluss.rules.RegionRules;
import io.sluss.rules.RuleSet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The duty manager's switches over HTTP: {@code GET} tells which there are and which are on, {@code PUT} switches one on,
 * {@code DELETE} off. Thread-safe.
 */
public final class ConsoleServlet extends HttpServlet {
    /** Where it is served. */
    public static final String PATH = "/console/api/only-people";

    private static final long serialVersionUID = 1L;
    private static final int LATEST = 20;

    private final transient Sluss sluss;
    private final transient AuditTrail trail;
    private final transient ConsoleGuard guard;
    private final transient InstantSource clock;

    /**
     * Switches of one Sluss.
     *
     * @param sluss where orders are given
     * @param trail where Sluss keeps them
     * @param token what must be known to use it, or null where only this machine may
     * @param clock the time
     */
    public ConsoleServlet(Sluss sluss, AuditTrail trail, @Nullable String token, InstantSource clock) {
        this.sluss = sluss;
        this.trail = trail;
        this.guard = new ConsoleGuard(token);
        this.clock = clock;
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
        switch (request.getMethod()) {
            case "GET", "HEAD" -> ConsoleReply.answer(response, this::state);
            case "PUT", "DELETE" -> order(request, response);
            default -> ConsoleReply.notAllowed(response, "GET, HEAD, PUT, DELETE");
        }
    }

    private void order(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            WrittenOrder order = WrittenOrder.read(request);
            if (request.getMethod().equals("PUT")) {
                OnlyPeople given = sluss.onlyPeople(order.scope(), order.until(), order.by(), order.why());
                ConsoleReply.answer(response, out -> write(out, given));
            } else if (sluss.endOnlyPeople(order.scope(), order.by(), order.why())) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else {
                ConsoleReply.refuse(response, ConsoleProblem.NO_ORDER, null, null);
            }
        } catch (WrittenTexts.Unreadable e) {
            ConsoleReply.refuse(response, e.problem(), null, null);
        } catch (InvalidOrderException e) {
            ConsoleReply.refuse(response, ConsoleProblem.INVALID_FIELD, e.field(), e.getMessage());
        }
    }

    private void state(JsonGenerator out) throws IOException {
        RuleSet rules = sluss.rules();
        Instant now = clock.instant();
        out.writeStringField("service", rules.service());
        out.writeStringField("timeZone", rules.calendar().zone().getId());
        out.writeStringField("now", now.toString());
        out.writeNumberField("longestHours", OnlyPeople.LONGEST.toHours());
        out.writeArrayFieldStart("regions");
        for (RegionRules region : rules.regions()) {
            named(out, region.region().value(), region.label(), rules);
        }
        out.writeEndArray();
        channels(out, rules);
        out.writeArrayFieldStart("orders");
        for (OnlyPeople order : sluss.onlyPeopleNow()) {
            out.writeStartObject();
            write(out, order);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("trail");
        for (AuditTrail.Entry entry : trail.latest().stream().limit(LATEST).toList()) {
            out.writeStartObject();
            out.writeStringField("at", entry.at().toString());
            out.writeBooleanField("on", entry.action() == AuditTrail.Action.ONLY_PEOPLE_ON);
            order(out, entry.scope(), entry.until(), entry.by(), entry.why());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** The kinds that the rules have, and the e-services one by one. */
    private static void channels(JsonGenerator out, RuleSet rules) throws IOException {
        Set<String> kinds = new LinkedHashSet<>();
        for (Channel channel : rules.channels()) {
            if (channel.kind() != ChannelKind.LIVE_AGENT) {
                kinds.add(channel.kind().label());
            }
        }
        out.writeArrayFieldStart("kinds");
        for (String kind : kinds) {
            out.writeString(kind);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("services");
        for (Channel.EService service : rules.matching().services()) {
            named(out, service.id(), service.label(), rules);
        }
        out.writeEndArray();
    }

    private static void named(JsonGenerator out, String name, Localized label, RuleSet rules) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", name);
        ConsoleReply.label(out, label, rules);
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, OnlyPeople order) throws IOException {
        out.writeStringField("since", order.since().toString());
        order(out, order.scope(), order.until(), order.by(), order.why());
    }

    private static void order(JsonGenerator out, OnlyPeople.Scope scope, Instant until, String by, String why)
            throws IOException {
        Region region = scope.region();
        ConsoleReply.optional(out, "region", region == null ? null : region.value());
        ConsoleReply.optional(out, "channel", scope.channel());
        out.writeStringField("until", until.toString());
        out.writeStringField("by", by);
        out.writeStringField("why", why);
    }
}
