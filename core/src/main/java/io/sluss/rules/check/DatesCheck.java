package io.sluss.rules.check;

import io.sluss.criticality.ContactReason;
import io.sluss.offer.Holdout;
import java.time.LocalDate;

/** Dates that have passed. */
final class DatesCheck implements Examination {
    @Override
    public void examine(Examined file, Findings findings) {
        for (ContactReason reason : file.rules().reasons()) {
            LocalDate review = reason.reviewBy();
            if (review != null && review.isBefore(file.today())) {
                String owner = reason.owner() == null ? "its owner" : reason.owner();
                findings.add(
                        FindingKind.REVIEW_PASSED,
                        "reasons." + reason.id() + ".review-by",
                        "`" + reason.id() + "` should have been looked at again by " + review,
                        null,
                        "let " + owner + " look at it, and write the next date");
            }
        }
        Holdout holdout = file.rules().holdout();
        if (holdout.share() > 0 && !holdout.until().isAfter(file.today())) {
            findings.add(
                    FindingKind.HOLDOUT_ENDED,
                    "holdout.until",
                    "the hold-out ended on " + holdout.until() + ": nobody is held out any more",
                    null,
                    "write a later date and a new `salt`, or take `holdout` away");
        }
    }
}
