package io.sluss.examples.report;

import io.sluss.contact.ContactId;
import java.util.ArrayList;
import java.util.List;

/** What must not be missed: urgent contacts that were asked to wait, and whether reports were complete. */
final class SafetyChapters {
    private final Material material;
    private final Words words;

    SafetyChapters(Material material) {
        this.material = material;
        this.words = material.words();
    }

    Chapter missed() {
        Chapter chapter = new Chapter("missed", words.say("missed.title"));
        chapter.note(words.say("missed.note"));
        Figure missed = material.total(Measure.MISSED_URGENT);
        if (missed == null || missed.denominator() == null || missed.denominator() == 0) {
            chapter.main(words.say("missed.none"));
        } else {
            chapter.main(sentence(missed));
        }
        List<ContactId> sample = material.measured().toReview();
        if (!sample.isEmpty()) {
            chapter.note(words.say("review.note", sample.size()));
            List<Chapter.Row> rows = new ArrayList<>();
            for (int i = 0; i < sample.size(); i++) {
                rows.add(new Chapter.Row(
                        Integer.toString(i + 1), List.of(sample.get(i).text(), ""), false));
            }
            chapter.grid(
                    words.say("review.caption"),
                    List.of(words.say("column.number"), words.say("review.contact"), words.say("review.verdict")),
                    rows);
        }
        return chapter;
    }

    String sentence(Figure missed) {
        String most = missed.interval() == null
                ? Numbers.NOTHING
                : material.numbers().percent(missed.interval().high());
        return words.say(
                "missed.told",
                material.numbers().parts(missed),
                material.numbers().value(missed),
                most);
    }

    Chapter quality() {
        Chapter chapter = new Chapter("quality", words.say("quality.title"));
        chapter.note(words.say("quality.note"));
        boolean told = false;
        for (String measure : List.of(Measure.SOLVED, Measure.REPORT_COMPLETE, Measure.FOLLOW_UP_NEEDED)) {
            Figure all = material.total(measure);
            if (all == null || all.denominator() == null || all.denominator() == 0) {
                continue;
            }
            told = true;
            chapter.grid(
                    words.say("quality." + measure),
                    material.shareColumns(words.say("column.region")),
                    material.byRegion(cell -> material.share(cell, measure)));
        }
        if (!told) {
            chapter.main(words.say("quality.none"));
        }
        return chapter;
    }
}
