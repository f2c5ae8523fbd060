package io.sluss.examples.evaluate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluss.classifier.Confusion;
import io.sluss.classifier.Evaluation;
import io.sluss.classifier.Missed;
import io.sluss.classifier.Share;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** What {@code evaluate --json} prints: one object. A share of nothing is left out. */
final class ReportJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int CONFUSIONS = 20;

    private final Measurement measured;
    private final CallsAMonth month;
    private final JsonGenerator json;

    private ReportJson(Measurement measured, CallsAMonth month, JsonGenerator json) {
        this.measured = measured;
        this.month = month;
        this.json = json;
    }

    static String of(Measurement measured, CallsAMonth month, GuessTimes times, @Nullable Deployed deployed) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            new ReportJson(measured, month, json).write(times, deployed);
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }

    private void write(GuessTimes times, @Nullable Deployed deployed) throws IOException {
        Evaluation evaluation = measured.evaluation();
        json.writeStartObject();
        json.writeNumberField("texts", measured.tests().texts().size());
        json.writeNumberField("reasons", measured.subject().reasons().size());
        share("accuracy", evaluation.accuracy());
        shares("coverage", Measurement.ACCURACIES, evaluation::covered);
        if (measured.urgencyMeasured()) {
            shares("timeCriticalRecall", Measurement.DEFERRED, evaluation::recall);
        }
        share("outOfScopeRejected", measured.outsideRejected());
        json.writeObjectFieldStart("microsPerUtterance");
        json.writeNumberField("p50", times.p50());
        json.writeNumberField("p99", times.p99());
        json.writeEndObject();
        json.writeObjectFieldStart("training");
        json.writeNumberField("millis", measured.subject().millis());
        json.writeNumberField(
                "bytes", measured.subject().training().classifier().bytes());
        json.writeEndObject();
        intervals(evaluation);
        if (measured.urgencyMeasured()) {
            json.writeObjectFieldStart("missed");
            json.writeNumberField("deferred", Measurement.MISSED_AT);
            missed(measured.missed());
            json.writeEndObject();
        }
        confusions();
        if (deployed != null) {
            deployed(deployed);
        }
        json.writeEndObject();
    }

    private void intervals(Evaluation evaluation) throws IOException {
        json.writeObjectFieldStart("intervals95");
        interval("accuracy", evaluation.accuracy());
        intervals("coverage", Measurement.ACCURACIES, evaluation::covered);
        if (measured.urgencyMeasured()) {
            intervals("timeCriticalRecall", Measurement.DEFERRED, evaluation::recall);
        }
        interval("outOfScopeRejected", measured.outsideRejected());
        json.writeEndObject();
    }

    private void shares(String name, List<Double> at, DoubleFunction<Share> shares) throws IOException {
        json.writeObjectFieldStart(name);
        for (double each : at) {
            share(Double.toString(each), shares.apply(each));
        }
        json.writeEndObject();
    }

    private void intervals(String name, List<Double> at, DoubleFunction<Share> shares) throws IOException {
        json.writeObjectFieldStart(name);
        for (double each : at) {
            interval(Double.toString(each), shares.apply(each));
        }
        json.writeEndObject();
    }

    private void share(String name, Share share) throws IOException {
        if (share.value().isPresent()) {
            json.writeNumberField(name, share.value().getAsDouble());
        }
    }

    private void interval(String name, Share share) throws IOException {
        if (share.whole() > 0) {
            json.writeArrayFieldStart(name);
            json.writeNumber(share.interval().low());
            json.writeNumber(share.interval().high());
            json.writeEndArray();
        }
    }

    private void missed(Missed missed) throws IOException {
        json.writeFieldName("all");
        missed(missed.all());
        json.writeObjectFieldStart("byClass");
        for (Map.Entry<String, Share> each : missed.byClass().entrySet()) {
            json.writeFieldName(each.getKey());
            missed(each.getValue());
        }
        json.writeEndObject();
    }

    private void missed(Share missed) throws IOException {
        json.writeStartObject();
        json.writeNumberField("missed", missed.part());
        json.writeNumberField("of", missed.whole());
        share("share", missed);
        if (missed.whole() > 0) {
            json.writeNumberField("shareAtMost", missed.atMost());
            json.writeNumberField("callsPerMonth", month.of(missed));
            json.writeNumberField("callsPerMonthAtMost", month.atMost(missed));
        }
        json.writeEndObject();
    }

    private void confusions() throws IOException {
        json.writeArrayFieldStart("confusions");
        for (Confusion.Mistaken pair :
                measured.confusion().worst().stream().limit(CONFUSIONS).toList()) {
            json.writeStartObject();
            json.writeStringField("reason", measured.labels().get(pair.truth()).id());
            json.writeStringField(
                    "takenFor", measured.labels().get(pair.taken()).id());
            json.writeNumberField("texts", pair.share().part());
            json.writeNumberField("of", pair.share().whole());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void deployed(Deployed deployed) throws IOException {
        json.writeObjectFieldStart("deployed");
        json.writeStringField("at", deployed.at().toString());
        share("offered", deployed.offered());
        interval("offeredInterval95", deployed.offered());
        share("offeredRight", deployed.right());
        interval("offeredRightInterval95", deployed.right());
        json.writeObjectFieldStart("missed");
        json.writeFieldName("timeCritical");
        missed(deployed.timeCritical());
        json.writeFieldName("emergency");
        missed(deployed.emergency());
        json.writeFieldName("personOnly");
        missed(deployed.personOnly());
        missed(deployed.missed());
        json.writeEndObject();
        json.writeEndObject();
    }
}
