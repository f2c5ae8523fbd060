package io.sluss.examples.whatif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluss.contact.ReasonId;
import io.sluss.matching.ChannelKind;
import io.sluss.rules.RuleSet;
import io.sluss.whatif.Effect;
import io.sluss.whatif.Side;
import io.sluss.whatif.Staffing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change would do, as one JSON object; shares are 0-1, and null is what is not known. */
final class ReportJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ReportJson() {}

    static String of(Outcome outcome) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            Effect effect = outcome.effect();
            json.writeStartObject();
            rules(json, "today", outcome.todayNamed(), effect.today().rules());
            rules(json, "tomorrow", outcome.tomorrowNamed(), effect.tomorrow().rules());
            json.writeStringField(
                    "from", effect.firstDay() == null ? null : effect.firstDay().toString());
            json.writeStringField(
                    "to", effect.lastDay() == null ? null : effect.lastDay().toString());
            json.writeNumberField("contacts", effect.contacts());
            json.writeBooleanField("judgeAlike", outcome.judgeAlike());
            json.writeNumberField("cannotBeReJudged", effect.unjudged());
            json.writeNumberField("changed", effect.changed());
            json.writeNumberField("changedUrgency", effect.otherUrgency());
            json.writeNumberField("offeredToday", effect.offeredToday());
            json.writeNumberField("offeredTomorrow", effect.offeredTomorrow());
            json.writeNumberField("unreadable", outcome.unreadable());
            reasons(json, effect);
            offers(json, effect);
            uptake(json, effect);
            hours(json, effect);
            staffing(json, outcome.staffing());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }

    private static void rules(JsonGenerator json, String field, String named, RuleSet rules) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("file", named);
        json.writeStringField("service", rules.service());
        json.writeStringField("version", rules.version());
        json.writeEndObject();
    }

    private static void reasons(JsonGenerator json, Effect effect) throws IOException {
        json.writeArrayFieldStart("reasons");
        List<Map.Entry<Optional<ReasonId>, Effect.Count>> rows = effect.byReason().entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> entry.getKey().map(ReasonId::value).orElse("")))
                .toList();
        for (Map.Entry<Optional<ReasonId>, Effect.Count> row : rows) {
            json.writeStartObject();
            json.writeStringField("reason", row.getKey().map(ReasonId::value).orElse(null));
            json.writeNumberField("contacts", row.getValue().contacts());
            json.writeNumberField("changed", row.getValue().changed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void offers(JsonGenerator json, Effect effect) throws IOException {
        json.writeArrayFieldStart("offers");
        Map<Side.Cell, Long> before = effect.today().offered();
        Map<Side.Cell, Long> after = effect.tomorrow().offered();
        Set<Side.Cell> cells = new LinkedHashSet<>(before.keySet());
        cells.addAll(after.keySet());
        for (Side.Cell cell :
                cells.stream().sorted(Comparator.comparing(Side.Cell::toString)).toList()) {
            json.writeStartObject();
            ReasonId reason = cell.reason();
            json.writeStringField("reason", reason == null ? null : reason.value());
            json.writeStringField("channel", cell.channel());
            json.writeNumberField("today", before.getOrDefault(cell, 0L));
            json.writeNumberField("tomorrow", after.getOrDefault(cell, 0L));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void uptake(JsonGenerator json, Effect effect) throws IOException {
        json.writeArrayFieldStart("uptake");
        for (ChannelKind kind : ChannelKind.values()) {
            if (kind != ChannelKind.LIVE_AGENT) {
                json.writeStartObject();
                json.writeStringField("channel", kind.label());
                expected(json, "today", effect.today(), kind);
                expected(json, "tomorrow", effect.tomorrow(), kind);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void expected(JsonGenerator json, String field, Side side, ChannelKind kind) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("offeredFirst", side.offeredFirst(kind));
        json.writeNumberField("notMeasured", side.notMeasured(kind));
        Side.Expected taken = side.taken(kind);
        boolean none = side.notMeasured(kind) == side.offeredFirst(kind);
        number(json, "taken", none ? Double.NaN : taken.expected());
        number(json, "low", none ? Double.NaN : taken.interval().low());
        number(json, "high", none ? Double.NaN : taken.interval().high());
        json.writeEndObject();
    }

    private static void hours(JsonGenerator json, Effect effect) throws IOException {
        json.writeObjectFieldStart("hours");
        for (boolean now : new boolean[] {true, false}) {
            Side side = now ? effect.today() : effect.tomorrow();
            json.writeObjectFieldStart(now ? "today" : "tomorrow");
            number(json, "agents", side.agentHours());
            number(json, "agentsVary", side.agentHoursVary());
            number(json, "booked", side.bookedHours());
            number(json, "eServices", side.savedHours());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void staffing(JsonGenerator json, @Nullable Staffing staffing) throws IOException {
        if (staffing == null) {
            json.writeNullField("serviceLevel");
            return;
        }
        json.writeObjectFieldStart("serviceLevel");
        number(json, "aim", staffing.aim().share());
        json.writeNumberField("withinSeconds", staffing.aim().within().toSeconds());
        json.writeStringField("between", staffing.aim().between().toString());
        number(json, "today", staffing.levelToday());
        number(json, "tomorrow", staffing.levelTomorrow());
        json.writeArrayFieldStart("hours");
        for (Staffing.Hour hour : staffing.hours()) {
            json.writeStartObject();
            json.writeNumberField("hourOfWeek", hour.hour());
            json.writeNumberField("agents", hour.agents());
            number(json, "callsToday", hour.callsToday());
            number(json, "callsTomorrow", hour.callsTomorrow());
            number(json, "today", hour.levelToday());
            number(json, "tomorrow", hour.levelTomorrow());
            number(json, "meanWaitTodaySeconds", hour.waitToday());
            number(json, "meanWaitTomorrowSeconds", hour.waitTomorrow());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** To the fourth decimal. */
    private static void number(JsonGenerator json, String field, double value) throws IOException {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            json.writeNullField(field);
        } else {
            json.writeNumberField(field, Math.round(value * 1e4) / 1e4);
        }
    }
}
