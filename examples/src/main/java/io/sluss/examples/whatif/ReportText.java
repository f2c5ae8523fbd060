package io.sluss.examples.whatif;

import io.sluss.contact.ReasonId;
import io.sluss.criticality.ContactReason;
import io.sluss.examples.Table;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import io.sluss.rules.RuleSet;
import io.sluss.whatif.Effect;
import io.sluss.whatif.Side;
import io.sluss.whatif.Staffing;
import io.sluss.whatif.WeekLoad;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints what a change would do, for a product owner to read. */
final class ReportText {
    private static final int ROWS_SHOWN = 20;
    private static final List<ChannelKind> TAKEN =
            List.of(ChannelKind.E_SERVICE, ChannelKind.CALLBACK, ChannelKind.BOOKING);

    private final Outcome outcome;
    private final Effect effect;
    private final PrintWriter out;

    ReportText(Outcome outcome, PrintWriter out) {
        this.outcome = outcome;
        this.effect = outcome.effect();
        this.out = out;
    }

    void print() {
        out.println();
        head();
        byReason();
        byChannel();
        byReasonAndChannel();
        uptake();
        agentHours();
        serviceLevel();
        unreadable();
    }

    private void head() {
        long judged = effect.contacts() - effect.unjudged();
        out.println(Table.count(effect.contacts()) + " contacts"
                + (effect.firstDay() == null ? "" : ", " + effect.firstDay() + " to " + effect.lastDay()));
        out.println("  today    " + rules(effect.today().rules(), outcome.todayNamed()));
        out.println("  tomorrow " + rules(effect.tomorrow().rules(), outcome.tomorrowNamed()));
        out.println();
        out.println("Get something else tomorrow:            " + of(effect.changed(), judged));
        out.println("  of these, of another urgency:         " + of(effect.otherUrgency(), judged));
        out.println("Offered something other than a person:  today " + of(effect.offeredToday(), judged) + ", tomorrow "
                + of(effect.offeredTomorrow(), judged));
        if (effect.unjudged() > 0) {
            out.println("Cannot be re-judged, and left out:      " + of(effect.unjudged(), effect.contacts()));
            out.println("  Their words are not in the file, and "
                    + (outcome.judgeAlike()
                            ? "no verdict was recorded either."
                            : "the two files judge words differently (phrases, gates or thresholds)."));
        }
        out.println();
    }

    private static String rules(RuleSet rules, String named) {
        return named + " (" + rules.service() + ", version " + rules.version() + ")";
    }

    private static String of(long part, long whole) {
        return Table.count(part) + " (" + Table.share(part, whole) + ")";
    }

    private void byReason() {
        Table table = new Table("Reason", "contacts", "get something else", "share");
        List<Map.Entry<Optional<ReasonId>, Effect.Count>> rows = effect.byReason().entrySet().stream()
                .filter(entry -> entry.getValue().changed() > 0)
                .sorted(Comparator.comparing((Map.Entry<Optional<ReasonId>, Effect.Count> entry) ->
                                -entry.getValue().changed())
                        .thenComparing(
                                entry -> entry.getKey().map(ReasonId::value).orElse("")))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        for (Map.Entry<Optional<ReasonId>, Effect.Count> row : rows.subList(0, Math.min(ROWS_SHOWN, rows.size()))) {
            Effect.Count count = row.getValue();
            table.row(
                    named(row.getKey().orElse(null)),
                    Table.count(count.contacts()),
                    Table.count(count.changed()),
                    Table.share(count.changed(), count.contacts()));
        }
        table.print(out);
        more(rows.size() - ROWS_SHOWN, "reasons");
    }

    private void more(int count, String what) {
        if (count > 0) {
            out.println("  … and " + count + " more " + what + "; --json has all of them");
        }
        out.println();
    }

    private String named(@Nullable ReasonId id) {
        if (id == null) {
            return "(not recognised)";
        }
        return effect.today()
                .rules()
                .reason(id)
                .or(() -> effect.tomorrow().rules().reason(id))
                .map(ContactReason::label)
                .map(label -> label.in("en") + "  " + id.value())
                .orElse(id.value());
    }

    private void byChannel() {
        Set<String> channels = new LinkedHashSet<>();
        effect.today().rules().channels().stream().map(Channel::id).forEach(channels::add);
        effect.tomorrow().rules().channels().stream().map(Channel::id).forEach(channels::add);
        Table table = new Table("Contacts offered", "today", "tomorrow", "difference");
        for (String channel : channels) {
            long before = offered(effect.today(), channel);
            long after = offered(effect.tomorrow(), channel);
            if (before > 0 || after > 0) {
                table.row(channel, Table.count(before), Table.count(after), difference(after - before));
            }
        }
        table.print(out);
        out.println();
    }

    private static long offered(Side side, String channel) {
        return side.offered().entrySet().stream()
                .filter(entry -> entry.getKey().channel().equals(channel))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String difference(long difference) {
        return difference == 0 ? "±0" : String.format(Locale.ROOT, "%+,d", difference);
    }

    private void byReasonAndChannel() {
        Map<Side.Cell, Long> differences = new LinkedHashMap<>();
        effect.today().offered().forEach((cell, count) -> differences.merge(cell, -count, Long::sum));
        effect.tomorrow().offered().forEach((cell, count) -> differences.merge(cell, count, Long::sum));
        List<Map.Entry<Side.Cell, Long>> rows = differences.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .sorted(Comparator.comparing((Map.Entry<Side.Cell, Long> entry) -> -Math.abs(entry.getValue()))
                        .thenComparing(entry -> entry.getKey().toString()))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        Table table = new Table("Contacts offered, by reason and channel", "today", "tomorrow", "difference");
        for (Map.Entry<Side.Cell, Long> row : rows.subList(0, Math.min(ROWS_SHOWN, rows.size()))) {
            long before = effect.today().offered().getOrDefault(row.getKey(), 0L);
            table.row(
                    named(row.getKey().reason()) + " → " + row.getKey().channel(),
                    Table.count(before),
                    Table.count(before + row.getValue()),
                    difference(row.getValue()));
        }
        table.print(out);
        more(rows.size() - ROWS_SHOWN, "rows");
    }

    private void uptake() {
        Table table = new Table(
                "Offered first, and expected to take it", "today", "expected", "tomorrow", "expected", "difference");
        List<String> notes = new ArrayList<>();
        for (ChannelKind kind : TAKEN) {
            long before = effect.today().offeredFirst(kind);
            long after = effect.tomorrow().offeredFirst(kind);
            if (before == 0 && after == 0) {
                continue;
            }
            boolean measured = isMeasured(effect.today(), kind) || isMeasured(effect.tomorrow(), kind);
            table.row(
                    kind.label(),
                    Table.count(before),
                    expected(effect.today(), kind),
                    Table.count(after),
                    expected(effect.tomorrow(), kind),
                    measured
                            ? difference(
                                    Math.round(effect.tomorrow().taken(kind).expected()
                                            - effect.today().taken(kind).expected()))
                            : "not measured");
            long unknown = effect.tomorrow().notMeasured(kind);
            if (measured && unknown > 0) {
                notes.add(kind.label() + ": of " + Table.count(unknown)
                        + " contacts tomorrow the uptake was not measured; they are expected to wait for a person");
            }
        }
        table.print(out);
        notes.forEach(note -> out.println("  " + note));
        out.println(
                outcome.uptakeNamed() == null
                        ? "  Uptake: not measured (--ledger or --uptake names a file with what was counted)"
                        : "  Uptake as counted in " + outcome.uptakeNamed() + ", with 95 % intervals of each share");
        out.println();
    }

    private static boolean isMeasured(Side side, ChannelKind kind) {
        return side.notMeasured(kind) < side.offeredFirst(kind);
    }

    private static String expected(Side side, ChannelKind kind) {
        if (side.offeredFirst(kind) == 0) {
            return "–";
        }
        if (!isMeasured(side, kind)) {
            return "not measured";
        }
        Side.Expected taken = side.taken(kind);
        return Table.count(Math.round(taken.expected())) + " ("
                + Table.count(Math.round(taken.interval().low())) + "–"
                + Table.count(Math.round(taken.interval().high())) + ")";
    }

    private void agentHours() {
        Side before = effect.today();
        Side after = effect.tomorrow();
        Table table = new Table("Hours of work", "today", "tomorrow", "difference");
        hours(table, "agents: calls that wait, and callbacks", before.agentHours(), after.agentHours());
        hours(table, "  of these between 20 and 07", nightHours(before), nightHours(after));
        hours(table, "offices: booked times", before.bookedHours(), after.bookedHours());
        hours(table, "nobody: e-services used", before.savedHours(), after.savedHours());
        table.print(out);
        out.println(String.format(
                Locale.ROOT,
                "  Handling times vary: a period like this one would come to ±%,.0f hours by chance alone (95 %%).",
                before.agentHoursVary()));
        out.println("  What staff complete of e-services, and who comes back, is not in it.");
        out.println();
    }

    private static void hours(Table table, String what, double before, double after) {
        table.row(
                what,
                String.format(Locale.ROOT, "%,.0f", before),
                String.format(Locale.ROOT, "%,.0f", after),
                difference(Math.round(after) - Math.round(before)));
    }

    private static double nightHours(Side side) {
        double minutes = 0;
        for (int hour = 0; hour < WeekLoad.HOURS; hour++) {
            minutes += hour % 24 >= 20 || hour % 24 < 7 ? side.week().minutes(hour) : 0;
        }
        return minutes / 60;
    }

    private void serviceLevel() {
        Staffing staffing = outcome.staffing();
        if (staffing == null) {
            out.println("Service level: not told, since the file has no arrival times.");
            out.println();
            return;
        }
        var aim = staffing.aim();
        out.println(String.format(
                Locale.ROOT,
                "Answered within %d min between %s (aim %s): today %s, tomorrow %s",
                aim.within().toMinutes(),
                aim.between(),
                percent(aim.share()),
                percent(staffing.levelToday()),
                percent(staffing.levelTomorrow())));
        out.println("  By Erlang-A, all agents in one pool, callers patient for "
                + outcome.assumed().patience().toMinutes()
                + " min on average; "
                + (outcome.agentsNamed() == null
                        ? "as many agents as reach today's aim in each hour"
                        : "agents as in " + outcome.agentsNamed())
                + ": " + Table.count(staffing.agentHoursAWeek()) + " agent hours a week");
        Table table = new Table(
                "Hour of an average day",
                "calls/h today",
                "tomorrow",
                "agents",
                "in time today",
                "tomorrow",
                "mean wait today",
                "tomorrow");
        for (int hour = 0; hour < 24; hour++) {
            DayHour day = DayHour.of(staffing, hour);
            if (day.callsToday() > 0 || day.callsTomorrow() > 0) {
                table.row(
                        String.format("%02d–%02d", hour, hour + 1),
                        String.format(Locale.ROOT, "%.1f", day.callsToday()),
                        String.format(Locale.ROOT, "%.1f", day.callsTomorrow()),
                        String.format(Locale.ROOT, "%.1f", day.agents()),
                        percent(day.levelToday()),
                        percent(day.levelTomorrow()),
                        seconds(day.waitToday()),
                        seconds(day.waitTomorrow()));
            }
        }
        table.print(out);
        out.println();
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String seconds(double seconds) {
        return Double.isNaN(seconds)
                ? "–"
                : String.format(Locale.ROOT, "%d:%02d", Math.round(seconds) / 60, Math.round(seconds) % 60);
    }

    private void unreadable() {
        out.println("Rows that could not be read: " + Table.count(outcome.unreadable()));
        for (ContactFile.Unreadable row : outcome.told()) {
            out.println("  line " + row.line() + ": " + row.why());
        }
        if (outcome.unreadable() > outcome.told().size()) {
            out.println("  … and "
                    + Table.count(outcome.unreadable() - outcome.told().size()) + " more");
        }
    }
}
