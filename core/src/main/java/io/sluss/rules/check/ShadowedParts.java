package io.sluss.rules.check;

import io.sluss.criteria.Criterion;
import io.sluss.criteria.TimeWindow;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds what an offer rule names in vain: a reason, a region, a day, a window of time … of which every contact is taken
 * by earlier rules that offer something else. A particular rule before a general one takes nothing that the general one
 * names, so it is no finding.
 */
final class ShadowedParts {
    /** One value that a rule names, as a criterion of its own. */
    private record Part(String written, Criterion criterion) {}

    private ShadowedParts() {}

    static void report(OfferTable table, OfferRule rule, Findings findings) {
        List<Box> left = rule.left();
        if (left == null) {
            return;
        }
        for (Criterion criterion : rule.row().criteria()) {
            for (Part part : parts(criterion)) {
                List<Box> named = table.space().boxes(List.of(part.criterion()));
                if (!table.work().meet(left, named) && !table.work().isOver()) {
                    report(table, rule, part, table.work().and(rule.reachedBeforeOthers(), named), findings);
                }
            }
        }
    }

    private static void report(OfferTable table, OfferRule rule, Part part, List<Box> lost, Findings findings) {
        String what = "the rule “" + rule.row().name() + "” names `" + part.written() + "` in vain: ";
        if (lost.isEmpty()) {
            findings.add(
                    FindingKind.SHADOWED_RULE,
                    rule.line(),
                    what + "a person answers such a contact before any offer rule",
                    null,
                    "take it out of the rule");
            return;
        }
        List<OfferRule> takers = table.takersBefore(rule, lost);
        if (takers.isEmpty() || takers.stream().allMatch(rule::agreesWith)) {
            return;
        }
        findings.add(
                FindingKind.SHADOWED_RULE,
                rule.line(),
                what + OfferRulesCheck.take(takers) + " all of those contacts, and offers something else",
                table.space()
                        .describe(
                                table.work().and(lost, takers.get(0).reached()).get(0)),
                "take it out of this rule, or move this rule up");
    }

    /** The values of a criterion that names several. A criterion with one value is as unreachable as its rule. */
    private static List<Part> parts(Criterion criterion) {
        if (criterion instanceof Criterion.ReasonIs is) {
            return parts("reason", is.wanted(), Object::toString, Criterion.ReasonIs::new);
        } else if (criterion instanceof Criterion.RegionIs is) {
            return parts("region", is.wanted(), Object::toString, Criterion.RegionIs::new);
        } else if (criterion instanceof Criterion.PlaceIs is) {
            return parts("place", is.wanted(), place -> place, Criterion.PlaceIs::new);
        } else if (criterion instanceof Criterion.LanguageIs is) {
            return parts("language", is.wanted(), language -> language, Criterion.LanguageIs::new);
        } else if (criterion instanceof Criterion.OriginIs is) {
            return parts("origin", is.wanted(), origin -> origin.label(), Criterion.OriginIs::new);
        } else if (criterion instanceof Criterion.Signalled is) {
            return parts("signals", is.wanted(), signal -> signal, Criterion.Signalled::new);
        } else if (criterion instanceof Criterion.WeekdayIs is) {
            return parts("weekday", is.wanted(), (DayOfWeek day) -> TimeAxes.name(day), Criterion.WeekdayIs::new);
        } else if (criterion instanceof Criterion.TimeIs is) {
            return parts(
                    "time",
                    Set.copyOf(is.windows()),
                    TimeWindow::toString,
                    windows -> new Criterion.TimeIs(List.copyOf(windows)));
        }
        return List.of();
    }

    private static <T> List<Part> parts(
            String key, Set<T> values, Function<T, String> name, Function<Set<T>, Criterion> made) {
        List<Part> parts = new ArrayList<>();
        if (values.size() > 1) {
            values.forEach(value -> parts.add(new Part(key + ": " + name.apply(value), made.apply(Set.of(value)))));
        }
        parts.sort(Comparator.comparing(Part::written));
        return parts;
    }
}
