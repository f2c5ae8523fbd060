package io.sluss.examples.evaluate;

import io.sluss.classifier.Confusion;
import io.sluss.classifier.Missed;
import io.sluss.classifier.Share;
import io.sluss.examples.Table;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints what was measured, for a person to read. */
final class ReportText {
    private static final int CONFUSIONS_SHOWN = 10;

    private final Measurement measured;
    private final CallsAMonth month;
    private final PrintWriter out;

    ReportText(Measurement measured, CallsAMonth month, PrintWriter out) {
        this.measured = measured;
        this.month = month;
        this.out = out;
    }

    void print(GuessTimes times, @Nullable Deployed deployed) {
        Subject subject = measured.subject();
        out.println();
        out.println(Table.count(measured.tests().texts().size()) + " texts of "
                + measured.tests().file() + ", "
                + subject.reasons().size() + " reasons learnt in " + Table.count(subject.millis()) + " ms, "
                + String.format(
                        Locale.ROOT, "%.1f", subject.training().classifier().bytes() / 1e6)
                + " MB");
        out.println(String.format(
                Locale.ROOT,
                "One guess: half take at most %.1f µs, 99 of 100 at most %.1f µs",
                times.p50(),
                times.p99()));
        out.println();
        reasons();
        coverage();
        if (measured.urgencyMeasured()) {
            recall();
            missed();
        } else {
            out.println("Urgency was not measured: " + whyNot());
            out.println();
        }
        confusions();
        if (deployed != null) {
            deployed(deployed);
        }
        out.println("Intervals by Wilson (1927), at most by Clopper and Pearson (1934), calls a month for "
                + Table.count(month.calls()) + " calls that come as these texts do.");
    }

    private String whyNot() {
        return (measured.subject().urgencyLearnt() ? measured.tests().file() : "the training texts")
                + " have no column time_critical";
    }

    private void reasons() {
        Table table = new Table("Reason", "share", "95 % interval", "texts");
        row(table, "recognised, sure or not", measured.evaluation().accuracy());
        Share rejected = measured.outsideRejected();
        if (rejected.whole() > 0) {
            row(table, "none of them, and not accepted", rejected);
        }
        table.print(out);
        out.println();
    }

    private void coverage() {
        Table table = new Table("Accepted, the surest first", "of all", "95 % interval", "texts");
        for (double accuracy : Measurement.ACCURACIES) {
            row(
                    table,
                    percent(accuracy) + " of them right",
                    measured.evaluation().covered(accuracy));
        }
        table.print(out);
        out.println();
    }

    private void recall() {
        Table table =
                new Table("Waiting, the least risky first", "time-critical to a person", "95 % interval", "texts");
        for (double share : Measurement.DEFERRED) {
            row(table, percent(share) + " of all", measured.evaluation().recall(share));
        }
        table.print(out);
        out.println();
    }

    private static void row(Table table, String name, Share share) {
        table.row(name, share(share), interval(share), of(share));
    }

    private void missed() {
        Table table = missedTable("Time-critical, would wait at " + percent(Measurement.MISSED_AT));
        Missed missed = measured.missed();
        missedRow(table, "all", missed.all());
        missed.byClass().forEach((name, share) -> missedRow(table, name, share));
        table.print(out);
        out.println();
    }

    private static Table missedTable(String what) {
        return new Table(what, "missed", "share", "at most (95 %)", "calls a month", "at most (95 %)");
    }

    private void missedRow(Table table, String name, Share missed) {
        table.row(
                name,
                of(missed),
                share(missed),
                missed.whole() == 0 ? "–" : percentOf(missed.atMost()),
                calls(month.of(missed)),
                missed.whole() == 0 ? "–" : calls(month.atMost(missed)));
    }

    private void confusions() {
        Table table = new Table("Most often mistaken", "taken for", "texts");
        for (Confusion.Mistaken pair :
                measured.confusion().worst().stream().limit(CONFUSIONS_SHOWN).toList()) {
            table.row(name(pair.truth()), name(pair.taken()), of(pair.share()));
        }
        table.print(out);
        out.println();
    }

    private String name(int label) {
        return measured.labels().get(label).id();
    }

    private void deployed(Deployed deployed) {
        Table table = new Table(
                "The whole judgement, " + deployed.at().toString().replace('T', ' '),
                "share",
                "95 % interval",
                "texts");
        row(table, "offered something other than a person", deployed.offered());
        row(table, "of these, the reason recognised", deployed.right());
        table.print(out);
        out.println();
        Table missed = missedTable("Offered something, and should not");
        missedRow(missed, "time-critical", deployed.timeCritical());
        missedRow(missed, "an emergency by the rules", deployed.emergency());
        missedRow(missed, "for a person only by the rules", deployed.personOnly());
        missedRow(missed, "all of these", deployed.missed().all());
        for (Map.Entry<String, Share> each : deployed.missed().byClass().entrySet()) {
            missedRow(missed, "  " + each.getKey(), each.getValue());
        }
        missed.print(out);
        out.println();
    }

    private static String of(Share share) {
        return Table.count(share.part()) + " of " + Table.count(share.whole());
    }

    private static String share(Share share) {
        return Table.share(share.part(), share.whole());
    }

    private static String interval(Share share) {
        if (share.whole() == 0) {
            return "–";
        }
        Share.Interval interval = share.interval();
        return String.format(Locale.ROOT, "%.1f-%.1f %%", 100 * interval.low(), 100 * interval.high());
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String percentOf(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String calls(double calls) {
        return Table.count((long) Math.ceil(calls));
    }
}
