package io.sluss.rules;

import io.sluss.offer.Lot;

/**
 * Rules that are tried out on a share of callers. The same caller gets the same rules for as long as the salt is the
 * same; who does is independent of who is held out. Immutable.
 *
 * @param candidate the rules that are tried out
 * @param share the share of callers who get them, 0-1
 * @param salt names the trial; another salt draws callers anew
 */
public record Trial(RuleSet candidate, double share, String salt) {
    /**
     * Checks the share and the salt.
     *
     * @throws IllegalArgumentException if the share is not between 0 and 1, or the salt is blank
     */
    public Trial {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " is not between 0 and 1");
        }
        if (salt.isBlank()) {
            throw new IllegalArgumentException("salt is blank; name the trial, such as spring-2027");
        }
    }

    /**
     * Whether somebody gets the candidate.
     *
     * @param bucket the caller's or the contact's id; empty never does
     */
    public boolean draws(String bucket) {
        return share > 0 && !bucket.isEmpty() && Lot.TRIAL.draw(salt, bucket) < share;
    }
}
