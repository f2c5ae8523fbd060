package io.sluss.rules;

import io.sluss.contact.Urgency;
import io.sluss.criteria.Criterion;
import io.sluss.criteria.DecisionTable;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Matching;
import io.sluss.rules.FileNode.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the two tables of rules, {@code urgency-gate} and {@code offers}. */
final class OffersReader {
    private static final Map<String, Urgency> THEN = Scalars.values(
            "emergency", Urgency.EMERGENCY, "time-critical", Urgency.TIME_CRITICAL, "unknown", Urgency.UNKNOWN);

    private final CriteriaReader criteria;
    private final Mistakes mistakes;
    private final Scalars scalars;

    OffersReader(Head head, Known known, Mistakes mistakes) {
        this.criteria = new CriteriaReader(head, known, mistakes);
        this.mistakes = mistakes;
        this.scalars = new Scalars(mistakes);
    }

    DecisionTable<Urgency> gate(Section file) {
        List<DecisionTable.Row<Urgency>> rows = new ArrayList<>();
        Map<String, Text> names = new HashMap<>();
        for (Section rule : file.sections("urgency-gate", KnownKeys.GATE_RULE)) {
            String name = name(rule, names);
            List<Criterion> when = criteria.gate(rule);
            Urgency then = scalars.choice(rule.scalar("then"), THEN);
            rows.add(new DecisionTable.Row<>(name, when, Objects.requireNonNullElse(then, Urgency.EMERGENCY)));
        }
        return DecisionTable.of(rows);
    }

    DecisionTable<List<ChannelKind>> offers(Section file, Matching matching) {
        Set<ChannelKind> there = kindsOf(file.find("channels"), matching);
        List<DecisionTable.Row<List<ChannelKind>>> rows = new ArrayList<>();
        Map<String, Text> names = new HashMap<>();
        for (Section rule : file.sections("offers", KnownKeys.OFFER_RULE)) {
            String name = name(rule, names);
            rows.add(new DecisionTable.Row<>(name, criteria.offer(rule), kinds(rule, there)));
        }
        return DecisionTable.of(rows);
    }

    /** The kinds of channels in the file; all of them if its channels cannot be read. */
    private static Set<ChannelKind> kindsOf(@Nullable FileNode channels, Matching matching) {
        if (!(channels instanceof FileNode.Fields)) {
            return EnumSet.allOf(ChannelKind.class);
        }
        Set<ChannelKind> there = EnumSet.of(ChannelKind.LIVE_AGENT);
        if (!matching.services().isEmpty()) {
            there.add(ChannelKind.E_SERVICE);
        }
        if (matching.callback() != null) {
            there.add(ChannelKind.CALLBACK);
        }
        if (matching.booking() != null) {
            there.add(ChannelKind.BOOKING);
        }
        return there;
    }

    private String name(Section rule, Map<String, Text> names) {
        Text text = rule.scalar("name");
        String name = scalars.words(text);
        if (text == null || name == null) {
            return "";
        }
        Text first = names.putIfAbsent(name, text);
        if (first != null) {
            String what = Mistakes.quote(name) + " is the name of another rule too, on line "
                    + first.at().line();
            mistakes.add(text, what, "give each rule a name of its own");
        }
        return name;
    }

    private List<ChannelKind> kinds(Section rule, Set<ChannelKind> there) {
        Map<String, ChannelKind> all = new LinkedHashMap<>();
        for (ChannelKind kind : ChannelKind.values()) {
            all.put(kind.label(), kind);
        }
        List<ChannelKind> kinds = new ArrayList<>();
        for (Text text : rule.oneOrMore("offer")) {
            ChannelKind kind = scalars.choice(text, all);
            if (kind == null) {
                continue;
            }
            if (kinds.contains(kind)) {
                mistakes.add(text, Mistakes.quote(text.value()) + " is written twice", "keep one of the two");
            } else if (!there.contains(kind)) {
                String what = Mistakes.quote(text.value()) + " is offered, but `channels` has none";
                mistakes.add(text, what, "add it to `channels`, or take it away here");
            }
            kinds.add(kind);
        }
        return kinds;
    }
}
