package io.sluss.rules.check;

import io.sluss.criteria.Criterion;
import io.sluss.criteria.Criterion.Fact;
import io.sluss.criticality.ContactReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Offer rules that nothing gets to, in whole or in part, that contradict each other, and contacts that get to none. */
final class OfferRulesCheck implements Examination {
    @Override
    public void examine(Examined file, Findings findings) {
        int rules = file.rules().offers().rows().size();
        if (rules > 0 && file.rules().reasons().stream().noneMatch(ContactReason::offerable)) {
            String what = "no contact gets to any offer rule: every reason is urgent or for a person only";
            findings.add(
                    FindingKind.UNREACHABLE_RULE,
                    "offers",
                    what,
                    null,
                    "write `offers: []`, or a reason that can wait");
            return;
        }
        if (file.rules().reasons().stream().noneMatch(ContactReason::offerable)) {
            return;
        }
        OfferTable table = OfferTable.of(file);
        for (OfferRule rule : table.rules()) {
            reach(file, table, rule, findings);
        }
        new OfferOverlaps(table, findings).report();
        new OfferedChannels(file, table, findings).report();
        if (rules > 0) {
            gap(table, findings);
            notDecided(table, findings);
        }
    }

    private static void reach(Examined file, OfferTable table, OfferRule rule, Findings findings) {
        if (rule.asked().isEmpty()) {
            impossible(file, table, rule, findings);
        } else if (rule.open() != null && rule.open().isEmpty()) {
            findings.add(
                    FindingKind.UNREACHABLE_RULE,
                    rule.line(),
                    "the rule “" + rule.row().name()
                            + "” is never reached: the urgency gate takes every contact it asks for",
                    table.space().describe(rule.asked().get(0)),
                    "take the rule away, or make the gate narrower");
        } else if (rule.left() != null && rule.left().isEmpty()) {
            takenBefore(table, rule, findings);
        } else {
            ShadowedParts.report(table, rule, findings);
        }
    }

    private static void takenBefore(OfferTable table, OfferRule rule, Findings findings) {
        List<Box> open = rule.reachedBeforeOthers();
        List<OfferRule> takers = table.takersBefore(rule, open);
        List<Box> taken =
                takers.isEmpty() ? open : table.work().and(open, takers.get(0).reached());
        findings.add(
                FindingKind.UNREACHABLE_RULE,
                rule.line(),
                "the rule “" + rule.row().name() + "” is never reached: " + take(takers) + " every contact it asks for",
                table.space().describe(taken.get(0)),
                "move it before " + (takers.size() == 1 ? takers.get(0).named() : "them") + ", or take it away");
    }

    /** Who takes. */
    static String take(List<OfferRule> takers) {
        return takers.isEmpty() ? "rules before it take" : named(takers) + (takers.size() == 1 ? " takes" : " take");
    }

    /** At most three rules by name. */
    static String named(List<OfferRule> rules) {
        String names = rules.stream().limit(3).map(OfferRule::named).collect(Collectors.joining(", "));
        return rules.size() > 3 ? names + " and " + (rules.size() - 3) + " more" : names;
    }

    private static void impossible(Examined file, OfferTable table, OfferRule rule, Findings findings) {
        List<String> never = new ArrayList<>();
        for (Criterion criterion : rule.row().criteria()) {
            boolean passed = criterion instanceof Criterion.DateIs dates && hasPassed(dates.until(), file.today());
            if (passed) {
                findings.add(
                        FindingKind.RULE_EXPIRED,
                        Examined.offer(rule.index()) + ".when.until",
                        "the rule “" + rule.row().name() + "” has ended: its `until` has passed",
                        null,
                        "take the rule away, or write a later date");
                return;
            }
            if (table.space().boxes(List.of(criterion)).isEmpty()) {
                never.add(Examined.quote(keyOf(criterion)));
            }
        }
        String why = never.isEmpty()
                ? "no contact has all that it asks for"
                : "what it asks with " + String.join(" and ", never)
                        + " never holds of a contact that may be offered something: a person answers such a contact";
        findings.add(
                FindingKind.UNREACHABLE_RULE,
                rule.line(),
                "the rule “" + rule.row().name() + "” is never reached: " + why,
                null,
                "take the rule away, or ask for something else");
    }

    private static boolean hasPassed(@Nullable LocalDate until, LocalDate today) {
        return until != null && !until.isAfter(today);
    }

    /** The key under {@code when} that a criterion is written with. */
    static String keyOf(Criterion criterion) {
        if (criterion instanceof Criterion.FactIs is) {
            return keyOf(is.fact());
        }
        if (criterion instanceof Criterion.Signalled) {
            return "signals";
        }
        if (criterion instanceof Criterion.DateIs dates) {
            return dates.from() == null ? "until" : "from";
        }
        String name = criterion.getClass().getSimpleName().replaceFirst("Is$", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String keyOf(Fact fact) {
        return switch (fact) {
            case SUSPECT_KNOWN -> "suspect";
            case EVIDENCE_PERISHABLE -> "evidence";
            case HAPPENING_NOW -> "happened";
            case INJURED -> "injured";
            case THREAT -> "threat";
            case MINOR -> "minor";
        };
    }

    private static void gap(OfferTable table, Findings findings) {
        List<Box> unmatched = table.unmatched();
        if (unmatched != null && !unmatched.isEmpty()) {
            findings.add(
                    FindingKind.GAP,
                    "offers",
                    "no offer rule is about some contacts that can wait: they are offered nothing but a person",
                    table.space().describe(unmatched.get(0)),
                    "end the list with a rule without `when`; with `offer: live-agent` if a person is what you want");
        }
    }

    private static void notDecided(OfferTable table, Findings findings) {
        List<OfferRule> open =
                table.rules().stream().filter(rule -> rule.left() == null).toList();
        if (!open.isEmpty()) {
            notDecided(open.get(0).line(), "whether a contact ever gets to " + named(open), findings);
        }
        if (table.unmatched() == null) {
            notDecided(table.rules().get(0).line(), "whether every contact gets to an offer rule", findings);
        }
        if (table.work().isOver()) {
            notDecided(table.rules().get(0).line(), "which offer rules overlap", findings);
        }
    }

    private static void notDecided(int line, String what, Findings findings) {
        findings.add(
                FindingKind.NOT_DECIDED,
                line,
                what + " was not decided: the rules overlap in too many ways",
                null,
                "ask for fewer things in one rule, and end the list with a rule without `when`");
    }
}
