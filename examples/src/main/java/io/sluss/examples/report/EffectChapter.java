package io.sluss.examples.report;

import io.sluss.uptake.Change;
import io.sluss.uptake.Lift;
import io.sluss.uptake.SampleRatio;
import io.sluss.uptake.SwitchbackLift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the offers changed, in plain words, and whether the comparison can be trusted. */
final class EffectChapter {
    private static final String LIVE = "live-contacts";
    private static final String MINUTES = "agent-minutes";
    private static final String STAFF = "staff-minutes";

    private final Material material;
    private final Words words;
    private final Numbers numbers;

    EffectChapter(Material material) {
        this.material = material;
        this.words = material.words();
        this.numbers = material.numbers();
    }

    Chapter write() {
        Chapter chapter = new Chapter("effect", words.say("effect.title"));
        Lift lift = material.measured().lift();
        SwitchbackLift switchback = material.measured().switchback();
        if (lift == null && switchback == null) {
            chapter.main(words.say("effect.no-holdout"));
        }
        if (lift != null) {
            lift(chapter, lift);
        }
        if (switchback != null) {
            switchback(chapter, switchback);
        }
        return chapter;
    }

    private void lift(Chapter chapter, Lift lift) {
        chapter.note(words.say("effect.note", material.measured().followedDays()));
        ratio(chapter);
        if (lift.liveContacts().isEmpty()) {
            chapter.main(words.say(
                    "effect.too-few",
                    numbers.count(lift.callers().offered()),
                    numbers.count(lift.callers().heldOut()),
                    Lift.LEAST_CALLERS));
        }
        sentence(LIVE, Unit.EACH, lift.liveContacts()).ifPresent(chapter::main);
        sentence(MINUTES, Unit.MINUTES, lift.agentMinutes()).ifPresent(chapter::main);
        if (lift.agentMinutes().isEmpty() && lift.liveContacts().isPresent()) {
            chapter.note(words.say("effect.no-minutes"));
        }
        chapter.grid(
                words.say("effect.caption"),
                List.of(
                        words.say("effect.what"),
                        words.say("effect.with"),
                        words.say("effect.without"),
                        words.say("effect.spared"),
                        words.say("column.interval"),
                        words.say("effect.percent")),
                rows(lift));
        Lift.Callers callers = lift.callers();
        chapter.note(words.say(
                "effect.callers",
                numbers.count(callers.offered()),
                numbers.count(callers.heldOut()),
                numbers.count(callers.offeredUnfinished() + callers.heldOutUnfinished()),
                numbers.count(callers.degraded()),
                numbers.count(callers.changedArm())));
    }

    /** Loud when it is off. */
    private void ratio(Chapter chapter) {
        SampleRatio ratio = material.measured().ratio();
        Figure figure = material.total(Measure.SAMPLE_RATIO);
        if (ratio == null || figure == null) {
            return;
        }
        String told = words.say(
                "ratio.told", numbers.parts(figure), numbers.value(figure), numbers.plainPercent(ratio.plannedShare()));
        if (ratio.isOff()) {
            chapter.warning(words.say("ratio.off", told));
        } else {
            chapter.note(words.say(ratio.pValue().isEmpty() ? "ratio.too-few" : "ratio.sound", told));
        }
    }

    /** What a change is said to be: what was spared, what it cost, or that neither can be told. */
    Optional<String> sentence(String what, Unit unit, Optional<Change> measured) {
        Figure spared = material.total(Measure.of(Measure.LIFT, what + "-spared"));
        return measured.map(change -> switch (change.verdict()) {
            case LESS -> words.say("effect." + what + ".less", numbers.value(spared), numbers.interval(spared));
            case MORE ->
                words.say(
                        "effect." + what + ".more",
                        numbers.value(unit, change.value()),
                        numbers.interval(material.total(Measure.of(Measure.LIFT, what))));
            case NOT_SHOWN -> words.say("effect." + what + ".not-shown", numbers.interval(spared));
        });
    }

    /** The sentence that tells most, for the beginning of the report. */
    Optional<String> inBrief() {
        Lift lift = material.measured().lift();
        if (lift == null || material.measured().isOff()) {
            return Optional.empty();
        }
        return sentence(LIVE, Unit.EACH, lift.liveContacts());
    }

    private List<Chapter.Row> rows(Lift lift) {
        List<Chapter.Row> rows = new ArrayList<>();
        row(rows, LIVE, Unit.EACH, lift.liveContacts());
        row(rows, MINUTES, Unit.MINUTES, lift.agentMinutes());
        row(rows, STAFF, Unit.MINUTES, lift.staffMinutes());
        return rows;
    }

    private void row(List<Chapter.Row> rows, String what, Unit unit, Optional<Change> measured) {
        measured.ifPresent(change -> {
            Figure spared = material.total(Measure.of(Measure.LIFT, what + "-spared"));
            rows.add(new Chapter.Row(
                    words.say("effect." + what),
                    List.of(
                            numbers.value(unit, change.arms().treated().mean()),
                            numbers.value(unit, change.arms().control().mean()),
                            numbers.value(spared),
                            numbers.interval(spared),
                            percent(change)),
                    false));
        });
    }

    private String percent(Change change) {
        return change.percent()
                .map(percent -> (percent > 0 ? "+" : "") + numbers.percent(percent / 100))
                .orElse(Numbers.NOTHING);
    }

    private void switchback(Chapter chapter, SwitchbackLift lift) {
        chapter.note(words.say(
                "switchback.note",
                numbers.count(lift.pairs()),
                numbers.count(lift.unpaired()),
                numbers.count(lift.carriedOver()),
                numbers.count(lift.offPlan())));
        List<Chapter.Row> rows = new ArrayList<>();
        for (String what : List.of("wait-minutes", "live-share", "agent-minutes")) {
            Figure figure = material.total(Measure.of(Measure.SWITCHBACK, what));
            if (figure != null) {
                rows.add(new Chapter.Row(
                        words.say("switchback." + what),
                        List.of(numbers.value(figure), numbers.interval(figure)),
                        false));
            }
        }
        if (rows.isEmpty()) {
            chapter.main(words.say("switchback.too-few", SwitchbackLift.LEAST_PAIRS));
        }
        chapter.grid(
                words.say("switchback.caption"),
                List.of(words.say("effect.what"), words.say("switchback.difference"), words.say("column.interval")),
                rows);
    }
}
