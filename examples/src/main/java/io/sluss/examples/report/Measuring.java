package io.sluss.examples.report;

import io.sluss.contact.ContactId;
import io.sluss.contact.ReasonId;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.Channel;
import io.sluss.offer.Arm;
import io.sluss.offer.Holdout;
import io.sluss.outcome.Labels;
import io.sluss.outcome.LedgerEvent;
import io.sluss.rules.RuleSet;
import io.sluss.rules.ServiceLevel;
import io.sluss.uptake.AnnouncedWaits;
import io.sluss.uptake.ContactRecord;
import io.sluss.uptake.ContactRecords;
import io.sluss.uptake.Deflection;
import io.sluss.uptake.Lift;
import io.sluss.uptake.MeasuredContact;
import io.sluss.uptake.MissedUrgent;
import io.sluss.uptake.SampleRatio;
import io.sluss.uptake.ServiceLevelTable;
import io.sluss.uptake.SwitchbackLift;
import io.sluss.uptake.UptakeRecorder;
import io.sluss.uptake.UptakeTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Streams the events of a period into the recorders of core. Contacts that came after the period are heard of too, since
 * they may follow on one in it, but are told of nowhere else. Not thread-safe.
 */
final class Measuring {
    /** So long after the start of a block of a switchback the one before still tells on the queue. */
    private static final Duration CARRY_OVER = Duration.ofMinutes(30);

    private final RuleSet rules;
    private final Period period;
    private final Method method;
    private final ContactRecords records = new ContactRecords();
    private final UptakeTable uptake;
    private final AnnouncedWaits announced;
    private final @Nullable ServiceLevelTable levels;
    private final List<UptakeRecorder> ofPeriod = new ArrayList<>();
    private final Set<ContactId> inPeriod = new HashSet<>();
    private Instant known;

    Measuring(RuleSet rules, Period period, Method method) {
        this.rules = rules;
        this.period = period;
        this.method = method;
        this.known = period.start();
        this.uptake = new UptakeTable(period.zone());
        this.announced = new AnnouncedWaits(period.zone(), AnnouncedWaits.Calibration.DEFAULT);
        this.levels = rules.serviceLevel().map(this::table).orElse(null);
        ofPeriod.add(uptake);
        ofPeriod.add(announced);
        if (levels != null) {
            ofPeriod.add(levels);
        }
    }

    private ServiceLevelTable table(ServiceLevel goal) {
        return new ServiceLevelTable(goal, period.zone());
    }

    /** Reads everything and reduces it. */
    Measured measure(LedgerSource source) {
        List<Measured.Warning> warnings = new ArrayList<>(source.read(period.start(), horizon(), this::record));
        List<ContactRecord> all = records.records(period.start(), horizon());
        List<ContactRecord> told = records.records(period.start(), period.end());
        long unknown = records.withoutArrival();
        if (unknown > 0) {
            warnings.add(new Measured.Warning("no-arrival", unknown));
        }
        Deflection.Judge judge = new Deflection.Judge(all, this::window, known);
        MissedUrgent missed = MissedUrgent.of(told, method.review(), method.seed());
        Figures figures = new Figures();
        new ContactFigures(figures, rules, period, method.least()).add(told, judge);
        new UptakeFigures(figures, method.least()).add(uptake.snapshot());
        new WaitFigures(figures, method.least()).add(levels == null ? null : levels.snapshot(), announced);
        EffectFigures effect = new EffectFigures(figures);
        effect.missed(missed);
        Holdout holdout = rules.holdout();
        List<MeasuredContact> compared = all.stream()
                .map(each -> each.measured(queue(each), method.perCompletion()))
                .toList();
        SwitchbackLift switchback = holdout.switchback() == null ? null : switchback(holdout, told);
        Lift lift = holdout.switchback() == null ? lift(all, compared) : null;
        SampleRatio ratio = lift == null ? null : ratio(lift);
        effect.lift(lift, ratio);
        effect.switchback(switchback);
        return new Measured(
                figures,
                method.least(),
                method.followUp().toDays(),
                rules.longestRecontactWindow().toDays(),
                missed.review(),
                lift,
                ratio,
                switchback,
                warnings,
                source.name());
    }

    /** How long after the period somebody may come back who is told of. */
    private Instant horizon() {
        Duration window = rules.longestRecontactWindow();
        return period.end().plus(window.compareTo(method.followUp()) > 0 ? window : method.followUp());
    }

    private Duration window(ReasonId reason) {
        return rules.reason(reason).map(ContactReason::recontactWindow).orElse(rules.longestRecontactWindow());
    }

    private void record(LedgerEvent event) {
        records.record(event);
        known = event.at().isAfter(known) ? event.at() : known;
        if (event.kind() == LedgerEvent.Kind.CONTACT
                && !event.at().isBefore(period.start())
                && event.at().isBefore(period.end())) {
            inPeriod.add(event.contact());
        }
        if (inPeriod.contains(event.contact())) {
            ofPeriod.forEach(recorder -> recorder.record(event));
        }
    }

    /** Where it would wait for a person, which is what a switchback draws by. */
    private @Nullable String queue(ContactRecord contact) {
        Labels labels = contact.labels();
        for (Channel channel : rules.channels()) {
            if (channel instanceof Channel.LiveAgent agent) {
                return agent.queues().queueFor(labels.region(), labels.language(), labels.reason());
            }
        }
        return null;
    }

    /** By caller, from the first contact that was drawn by lot to the last; null where nobody was held out. */
    private @Nullable Lift lift(List<ContactRecord> all, List<MeasuredContact> compared) {
        if (all.stream().noneMatch(each -> each.arm() == Arm.HELD_OUT)) {
            return null;
        }
        Instant from = all.stream()
                .filter(Measuring::wasDrawn)
                .map(ContactRecord::arrivedAt)
                .findFirst()
                .orElse(period.start());
        return Lift.of(compared, new Lift.FollowUp(from, end(rules.holdout()), method.followUp()));
    }

    private static boolean wasDrawn(ContactRecord contact) {
        Double propensity = contact.propensity();
        return contact.arm() != Arm.PASSED_THROUGH && propensity != null && propensity < 1;
    }

    /** When contacts end that are compared: those known end, or the experiment. */
    private Instant end(Holdout holdout) {
        if (holdout.share() == 0) {
            return known;
        }
        Instant until = holdout.until().atStartOfDay(period.zone()).toInstant();
        return until.isBefore(known) ? until : known;
    }

    private @Nullable SampleRatio ratio(Lift lift) {
        double share = rules.holdout().share();
        return share > 0 && share < 1 ? lift.callers().sampleRatio(share) : null;
    }

    private SwitchbackLift switchback(Holdout holdout, List<ContactRecord> told) {
        List<MeasuredContact> contacts = told.stream()
                .map(each -> each.measured(queue(each), method.perCompletion()))
                .toList();
        return SwitchbackLift.of(
                contacts, Optional.ofNullable(holdout.switchback()).orElseThrow(), period.zone(), CARRY_OVER);
    }
}
