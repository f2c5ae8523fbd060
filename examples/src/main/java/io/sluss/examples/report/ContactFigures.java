package io.sluss.examples.report;

import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Urgency;
import io.sluss.offer.Arm;
import io.sluss.rules.RegionRules;
import io.sluss.rules.RuleSet;
import io.sluss.uptake.ContactRecord;
import io.sluss.uptake.ContactTally;
import io.sluss.uptake.Deflection;
import io.sluss.uptake.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Takes the numbers of contacts from core's tallies: of all, of each region, of each reason, and of both. */
final class ContactFigures {
    private record OfDay(LocalDate day, Origin origin) {}

    private final Figures figures;
    private final RuleSet rules;
    private final Period period;
    private final int least;

    ContactFigures(Figures figures, RuleSet rules, Period period, int least) {
        this.figures = figures;
        this.rules = rules;
        this.period = period;
        this.least = least;
    }

    void add(List<ContactRecord> contacts, Deflection.Judge judge) {
        all(Cell.TOTAL, ContactTally.of(contacts, judge));
        Map<String, ContactTally> regions = ContactTally.by(contacts, judge, ContactFigures::region);
        for (String region : ordered(regions)) {
            all(Cell.ofRegion(region), tally(regions, region));
        }
        Map<String, ContactTally> reasons = ContactTally.by(contacts, judge, ContactFigures::reason);
        for (String reason : frequent(reasons)) {
            all(Cell.ofReason(reason), tally(reasons, reason));
        }
        Map<Cell, ContactTally> both = ContactTally.by(contacts, judge, each -> new Cell(region(each), reason(each)));
        both.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Cell, ContactTally> entry) ->
                                entry.getKey().region())
                        .thenComparing(entry -> entry.getKey().reason()))
                .forEach(entry -> all(entry.getKey(), entry.getValue()));
        days(contacts, judge);
    }

    private static ContactTally tally(Map<String, ContactTally> tallies, String name) {
        ContactTally tally = tallies.get(name);
        if (tally == null) {
            throw new IllegalStateException(name);
        }
        return tally;
    }

    private static String region(ContactRecord contact) {
        Region region = contact.labels().region();
        return region == null ? Cell.UNKNOWN : region.value();
    }

    private static String reason(ContactRecord contact) {
        ReasonId reason = contact.labels().reason();
        return reason == null ? Cell.UNKNOWN : reason.value();
    }

    /** As the rules have them; what they do not have, and what is not known, comes last. */
    private List<String> ordered(Map<String, ContactTally> regions) {
        List<String> ordered = new ArrayList<>();
        for (RegionRules region : rules.regions()) {
            if (regions.containsKey(region.region().value())) {
                ordered.add(region.region().value());
            }
        }
        for (String other : new TreeSet<>(regions.keySet())) {
            if (!ordered.contains(other) && !other.equals(Cell.UNKNOWN)) {
                ordered.add(other);
            }
        }
        if (regions.containsKey(Cell.UNKNOWN)) {
            ordered.add(Cell.UNKNOWN);
        }
        return ordered;
    }

    private static List<String> frequent(Map<String, ContactTally> reasons) {
        return reasons.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, ContactTally> entry) ->
                                -entry.getValue().contacts())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void all(Cell cell, ContactTally tally) {
        figures.add(Figure.count(cell, Measure.CONTACTS, tally.contacts()));
        for (Urgency urgency : Urgency.values()) {
            exact(cell, Measure.of(Measure.URGENCY, ContactChapters.label(urgency)), tally.urgent(urgency));
        }
        for (Arm arm : Arm.values()) {
            String label = arm.name().toLowerCase(Locale.ROOT).replace('_', '-');
            exact(cell, Measure.of(Measure.ARM, label), tally.in(arm));
        }
        exact(cell, Measure.DEGRADED, new Rate(tally.degraded(), tally.contacts()));
        measured(cell, Measure.UPTAKE, tally.uptake());
        for (Deflection how : Deflection.values()) {
            if (how != Deflection.NONE) {
                String label = how.name().toLowerCase(Locale.ROOT);
                measured(cell, Measure.of(Measure.DEFLECTION, label), tally.deflected(how));
            }
        }
        measured(cell, Measure.CAME_BACK, tally.cameBack());
        figures.add(Figure.count(
                cell, Measure.of(Measure.PROMISES, "made"), tally.promises().made()));
        long made = tally.promises().made();
        exact(
                cell,
                Measure.of(Measure.PROMISES, "kept"),
                new Rate(tally.promises().kept(), made));
        exact(
                cell,
                Measure.of(Measure.PROMISES, "late"),
                new Rate(tally.promises().late(), made));
        exact(
                cell,
                Measure.of(Measure.PROMISES, "broken"),
                new Rate(tally.promises().broken(), made));
        exact(
                cell,
                Measure.of(Measure.PROMISES, "other"),
                new Rate(tally.promises().other(), made));
        measured(cell, Measure.SOLVED, tally.solved());
        measured(cell, Measure.REPORT_COMPLETE, tally.reportComplete());
        measured(cell, Measure.FOLLOW_UP_NEEDED, tally.followUpNeeded());
    }

    private void days(List<ContactRecord> contacts, Deflection.Judge judge) {
        Map<Origin, ContactTally> origins =
                ContactTally.by(contacts, judge, each -> each.labels().origin());
        ContactTally total = ContactTally.of(contacts, judge);
        Map<OfDay, ContactTally> days = ContactTally.by(
                contacts,
                judge,
                each -> new OfDay(
                        LocalDate.ofInstant(each.arrivedAt(), period.zone()),
                        each.labels().origin()));
        for (Origin origin : Origin.values()) {
            if (!origins.containsKey(origin)) {
                continue;
            }
            exact(Cell.TOTAL, Measure.of(Measure.ORIGIN, origin.label()), total.from(origin));
            for (LocalDate day = period.from(); day.isBefore(period.to()); day = day.plusDays(1)) {
                ContactTally tally = days.get(new OfDay(day, origin));
                figures.add(Figure.count(
                        Cell.TOTAL, ContactChapters.day(origin.label(), day), tally == null ? 0 : tally.contacts()));
            }
        }
    }

    /** A share of all there were, of which nothing is to be concluded on others. */
    private void exact(Cell cell, String measure, Rate rate) {
        figures.add(Figure.share(cell, measure, rate, 0, false));
    }

    private void measured(Cell cell, String measure, Rate rate) {
        figures.add(Figure.share(cell, measure, rate, least, true));
    }
}
