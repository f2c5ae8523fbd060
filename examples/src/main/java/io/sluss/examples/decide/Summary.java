package io.sluss.examples.decide;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.criticality.ContactReason;
import io.sluss.examples.Table;
import io.sluss.examples.decide.Tally.Count;
import io.sluss.matching.Channel;
import io.sluss.rules.RuleSet;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what was decided, for a person to read. */
final class Summary {
    private static final int REASONS_SHOWN = 25;
    private static final List<Urgency> MOST_URGENT_FIRST =
            List.of(Urgency.EMERGENCY, Urgency.TIME_CRITICAL, Urgency.UNKNOWN, Urgency.DEFERRABLE);

    private final Tally tally;
    private final RuleSet rules;
    private final PrintWriter out;

    Summary(Tally tally, RuleSet rules, PrintWriter out) {
        this.tally = tally;
        this.rules = rules;
        this.out = out;
    }

    void print(Duration took) {
        out.println();
        byUrgency();
        byReason();
        byChannel();
        shares();
        unreadable();
        long contacts = tally.all().contacts();
        double seconds = took.toNanos() / 1e9;
        out.println(String.format(
                Locale.ROOT,
                "%s contacts decided with %s (version %s) in %.1f s, %s a second",
                Table.count(contacts),
                rules.service(),
                rules.version(),
                seconds,
                Table.count(Math.round(contacts / Math.max(seconds, 1e-9)))));
    }

    private void byUrgency() {
        Table table = new Table("Urgency", "contacts", "share", "offered more than a person");
        for (Urgency urgency : MOST_URGENT_FIRST) {
            add(table, words(urgency), tally.of(urgency));
        }
        table.print(out);
        out.println();
    }

    private static String words(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> "EMERGENCY      first in the queue";
            case TIME_CRITICAL -> "TIME_CRITICAL  a person soon";
            case UNKNOWN -> "UNKNOWN        a person listens";
            case DEFERRABLE -> "DEFERRABLE     can wait";
        };
    }

    private void byReason() {
        Table table = new Table("Reason", "contacts", "share", "offered more than a person");
        List<Map.Entry<ReasonId, Count>> reasons = tally.byReason().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<ReasonId, Count> entry) ->
                                -entry.getValue().contacts())
                        .thenComparing(entry -> entry.getKey().value()))
                .toList();
        add(table, "(not recognised)", tally.withoutReason());
        reasons.stream().limit(REASONS_SHOWN).forEach(entry -> add(table, named(entry.getKey()), entry.getValue()));
        List<Count> rest =
                reasons.stream().skip(REASONS_SHOWN).map(Map.Entry::getValue).toList();
        if (!rest.isEmpty()) {
            long contacts = rest.stream().mapToLong(Count::contacts).sum();
            long offered = rest.stream().mapToLong(Count::offered).sum();
            add(table, "(" + rest.size() + " more reasons)", contacts, offered);
        }
        table.print(out);
        out.println();
    }

    private String named(ReasonId id) {
        return rules.reason(id)
                .map(ContactReason::label)
                .map(label -> label.in("en") + "  " + id.value())
                .orElse(id.value());
    }

    private void byChannel() {
        Table table = new Table("Channel", "offered", "of contacts", "offered first");
        long contacts = tally.all().contacts();
        for (Channel channel : rules.channels()) {
            Tally.ChannelCount count = tally.ofChannel(channel.id());
            if (count != null) {
                table.row(
                        kind(channel),
                        Table.count(count.offered()),
                        Table.share(count.offered(), contacts),
                        Table.count(count.first()));
            }
        }
        table.print(out);
        out.println();
    }

    private static String kind(Channel channel) {
        String kind = channel.kind().label();
        return kind.equals(channel.id()) ? kind : kind + "  " + channel.id();
    }

    private void add(Table table, String name, Count count) {
        add(table, name, count.contacts(), count.offered());
    }

    private void add(Table table, String name, long contacts, long offered) {
        table.row(
                name,
                Table.count(contacts),
                Table.share(contacts, tally.all().contacts()),
                Table.share(offered, contacts));
    }

    private void shares() {
        long contacts = tally.all().contacts();
        out.println("Offered something other than a person: " + of(tally.all().offered(), contacts));
        if (tally.placed() > 0) {
            out.println("Place turned into a region:             " + of(tally.regionFound(), tally.placed())
                    + (tally.placed() == contacts ? "" : " that name one"));
        }
        if (tally.degraded() > 0) {
            out.println("Degraded, so a person:                  " + of(tally.degraded(), contacts));
        }
    }

    private static String of(long part, long whole) {
        return Table.count(part) + " of " + Table.count(whole) + " (" + Table.share(part, whole) + ")";
    }

    private void unreadable() {
        out.println("Rows that could not be read:            " + Table.count(tally.unreadable()));
        for (Tally.Unreadable row : tally.told()) {
            out.println("  line " + row.line() + ": " + row.why());
        }
        if (tally.unreadable() > tally.told().size()) {
            out.println(
                    "  … and " + Table.count(tally.unreadable() - tally.told().size()) + " more");
        }
        out.println();
    }
}
