package io.sluss.examples.report;

import io.sluss.rules.ServiceLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the chapters of the report together, what matters most first. */
final class Chapters {
    private final Material material;
    private final Words words;
    private final Numbers numbers;
    private final @Nullable ServiceLevel goal;

    private Chapters(Material material, @Nullable ServiceLevel goal) {
        this.material = material;
        this.words = material.words();
        this.numbers = words.numbers();
        this.goal = goal;
    }

    /**
     * Writes all chapters.
     *
     * @param goal what the service has set out to do, or null
     */
    static List<Chapter> of(Material material, @Nullable ServiceLevel goal) {
        return new Chapters(material, goal).write();
    }

    private List<Chapter> write() {
        Chapter brief = brief();
        if (material.figures().count(Cell.TOTAL, Measure.CONTACTS) == 0) {
            return List.of(brief, how());
        }
        ContactChapters contacts = new ContactChapters(material);
        UptakeChapters uptake = new UptakeChapters(material);
        SafetyChapters safety = new SafetyChapters(material);
        return List.of(
                brief,
                contacts.volume(),
                contacts.contacts(),
                uptake.uptake(),
                uptake.after(),
                new EffectChapter(material).write(),
                uptake.promises(),
                new WaitChapter(material).write(goal),
                safety.missed(),
                safety.quality(),
                how());
    }

    private Chapter brief() {
        Chapter chapter = new Chapter("brief", words.say("brief.title"));
        long contacts = material.figures().count(Cell.TOTAL, Measure.CONTACTS);
        if (contacts == 0) {
            chapter.main(words.say(
                    "brief.empty",
                    numbers.period(material.period().from(), material.period().to())));
            return chapter;
        }
        for (Measured.Warning warning : material.measured().warnings()) {
            chapter.warning(words.say("warning." + warning.what(), numbers.count(warning.count())));
        }
        chapter.main(words.say(
                "brief.contacts",
                numbers.count(contacts),
                share(Measure.of(Measure.URGENCY, "deferrable")),
                share(Measure.of(Measure.URGENCY, "emergency")),
                share(Measure.of(Measure.URGENCY, "time-critical")),
                share(Measure.of(Measure.URGENCY, "unknown"))));
        say(chapter, Measure.UPTAKE, "brief.uptake");
        Figure confirmed = material.total(Measure.of(Measure.DEFLECTION, "confirmed"));
        if (confirmed != null && confirmed.value() != null) {
            chapter.main(words.say(
                    "brief.after",
                    numbers.value(confirmed),
                    share(Measure.of(Measure.DEFLECTION, "potential")),
                    share(Measure.of(Measure.DEFLECTION, "false")),
                    share(Measure.of(Measure.DEFLECTION, "moved"))));
        }
        if (material.measured().isOff()) {
            chapter.warning(words.say("brief.ratio-off"));
        }
        new EffectChapter(material).inBrief().ifPresent(chapter::main);
        promises(chapter);
        level(chapter);
        Figure missed = material.total(Measure.MISSED_URGENT);
        if (missed != null && missed.value() != null) {
            chapter.main(new SafetyChapters(material).sentence(missed));
        }
        return chapter;
    }

    private String share(String measure) {
        return numbers.value(material.total(measure));
    }

    private void say(Chapter chapter, String measure, String key) {
        Figure figure = material.total(measure);
        if (figure != null && figure.value() != null) {
            chapter.main(words.say(key, numbers.parts(figure), numbers.value(figure), numbers.interval(figure)));
        }
    }

    private void promises(Chapter chapter) {
        long made = material.figures().count(Cell.TOTAL, Measure.of(Measure.PROMISES, "made"));
        if (made > 0) {
            chapter.main(words.say(
                    "brief.promises",
                    numbers.count(made),
                    share(Measure.of(Measure.PROMISES, "kept")),
                    share(Measure.of(Measure.PROMISES, "late")),
                    share(Measure.of(Measure.PROMISES, "broken"))));
        }
    }

    private void level(Chapter chapter) {
        Figure honest = material.total(Measure.of(Measure.SERVICE_LEVEL, WaitChapter.HONEST));
        if (goal != null && honest != null && honest.value() != null) {
            chapter.main(words.say(
                    "brief.level",
                    numbers.value(honest),
                    numbers.length(goal.within()),
                    numbers.plainPercent(goal.share()),
                    share(Measure.of(Measure.SERVICE_LEVEL, WaitChapter.OWN))));
        }
    }

    private Chapter how() {
        Chapter chapter = new Chapter("how", words.say("how.title"));
        for (String key :
                List.of("how.source", "how.interval", "how.uptake", "how.deflection", "how.level", "how.effect")) {
            chapter.note(words.say(
                    key, material.measured().source(), material.measured().windowDays()));
        }
        return chapter;
    }
}
