package io.sluss.examples.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluss.Sluss;
import io.sluss.contact.Localized;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.ChannelKind;
import io.sluss.outcome.Outcome;
import io.sluss.rules.RegionRules;
import io.sluss.rules.RuleSet;
import io.sluss.uptake.UptakeTable;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * What the opening page asks beside the interface: {@code /service.json}, {@code /uptake.json}, and the rules file in
 * force as {@code /rules.yaml}. Theirs is no promise to other systems.
 */
final class AboutServlet extends HttpServlet {
    static final String SERVICE = "/service.json";
    static final String UPTAKE = "/uptake.json";
    static final String RULES = "/rules.yaml";

    private static final long serialVersionUID = 1L;
    private static final LocalTime NIGHT = LocalTime.of(2, 0);

    private final transient Sluss sluss;
    private final transient InstantSource clock;
    private final transient JsonFactory json = new JsonFactory();

    AboutServlet(Sluss sluss, InstantSource clock) {
        this.sluss = sluss;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.getServletPath().equals(RULES)) {
            response.setContentType("text/plain; charset=utf-8");
            response.getOutputStream().write(sluss.rules().source().getBytes(StandardCharsets.UTF_8));
            return;
        }
        response.setContentType("application/json");
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            if (request.getServletPath().equals(UPTAKE)) {
                uptake(out, sluss.uptake());
            } else {
                service(out, sluss.rules());
            }
            out.writeEndObject();
        }
    }

    private void service(JsonGenerator out, RuleSet rules) throws IOException {
        out.writeStringField("service", rules.service());
        out.writeStringField("ruleSet", rules.version());
        out.writeStringField("emergencyNumber", rules.emergencyNumber());
        out.writeStringField("timeZone", rules.calendar().zone().getId());
        out.writeStringField("lastNight", lastNight(rules));
        out.writeArrayFieldStart("languages");
        for (String language : rules.languages()) {
            out.writeString(language);
        }
        out.writeEndArray();
        out.writeObjectFieldStart("reasons");
        for (ContactReason reason : rules.reasons()) {
            label(out, reason.id().value(), reason.label(), rules);
        }
        out.writeEndObject();
        out.writeObjectFieldStart("regions");
        for (RegionRules region : rules.regions()) {
            label(out, region.region().value(), region.label(), rules);
        }
        out.writeEndObject();
        out.writeArrayFieldStart("places");
        for (RegionRules region : rules.regions()) {
            for (String place : region.places()) {
                out.writeString(place);
            }
        }
        out.writeEndArray();
    }

    /** The last time it was two at night where the service is. */
    private String lastNight(RuleSet rules) {
        Instant now = clock.instant();
        ZonedDateTime today =
                rules.calendar().local(now).truncatedTo(ChronoUnit.DAYS).with(NIGHT);
        ZonedDateTime last = today.toInstant().isAfter(now) ? today.minusDays(1) : today;
        return last.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static void label(JsonGenerator out, String name, Localized label, RuleSet rules) throws IOException {
        out.writeObjectFieldStart(name);
        for (String language : rules.languages()) {
            out.writeStringField(language, label.in(language));
        }
        out.writeEndObject();
    }

    private static void uptake(JsonGenerator out, UptakeTable.Snapshot counted) throws IOException {
        out.writeNumberField("contacts", counted.contacts());
        out.writeNumberField("accepted", counted.uptake().numerator());
        out.writeNumberField("presented", counted.uptake().denominator());
        out.writeArrayFieldStart("channels");
        for (ChannelKind kind : ChannelKind.values()) {
            UptakeTable.Channel channel = counted.channels().get(kind);
            if (channel != null) {
                out.writeStartObject();
                out.writeStringField("channel", kind.name());
                out.writeNumberField("accepted", channel.uptake().numerator());
                out.writeNumberField("declined", channel.outcomes().getOrDefault(Outcome.DECLINED, 0L));
                out.writeNumberField("presented", channel.uptake().denominator());
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }
}
