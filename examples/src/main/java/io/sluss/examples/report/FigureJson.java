package io.sluss.examples.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluss.contact.ContactId;
import io.sluss.statistics.Interval;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report's numbers as one JSON object. What is not known is left out. Shares are 0-1. */
final class FigureJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FigureJson() {}

    static String of(Period period, String service, Measured measured, List<AnnotatedEvent> events, String language) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("service", service);
            json.writeStringField("from", period.from().toString());
            json.writeStringField("to", period.to().toString());
            json.writeStringField("zone", period.zone().toString());
            json.writeNumberField("leastShown", measured.least());
            json.writeArrayFieldStart("figures");
            for (Figure figure : measured.figures().all()) {
                write(json, figure);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("events");
            for (AnnotatedEvent event : events) {
                json.writeStartObject();
                json.writeStringField("date", event.date().toString());
                json.writeStringField("text", event.text().in(language));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("toReview");
            for (ContactId contact : measured.toReview()) {
                json.writeString(contact.text());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Figure figure) throws IOException {
        json.writeStartObject();
        json.writeStringField("region", figure.cell().region());
        json.writeStringField("reason", figure.cell().reason());
        json.writeStringField("measure", figure.measure());
        json.writeStringField("unit", figure.unit().label());
        whole(json, "numerator", figure.numerator());
        whole(json, "denominator", figure.denominator());
        Double value = figure.value();
        if (value != null) {
            if (figure.unit() == Unit.COUNT) {
                json.writeNumberField("value", Math.round(value));
            } else {
                json.writeNumberField("value", value);
            }
        }
        Interval interval = figure.interval();
        if (interval != null) {
            json.writeNumberField("low", interval.low());
            json.writeNumberField("high", interval.high());
        }
        if (figure.tooFew()) {
            json.writeBooleanField("tooFew", true);
        }
        json.writeEndObject();
    }

    private static void whole(JsonGenerator json, String name, @Nullable Long number) throws IOException {
        if (number != null) {
            json.writeNumberField(name, number);
        }
    }
}
