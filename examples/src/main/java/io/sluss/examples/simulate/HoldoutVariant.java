package io.sluss.examples.simulate;

import io.sluss.rules.RuleSet;
import io.sluss.rules.RuleSetFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules as they are, but for a hold-out that they do not have, so that it can be seen what offers change. */
public final class HoldoutVariant {
    private static final Pattern WRITTEN = Pattern.compile("(?m)^holdout:.*$(?:\\R[ \\t]+.*$)*");

    private HoldoutVariant() {}

    /**
     * The rules themselves where they hold somebody out that day, or else with a share of callers held out.
     *
     * @param rules any
     * @param share 0-1
     * @param from the day it begins; it lasts for a year
     */
    public static RuleSet of(RuleSet rules, double share, LocalDate from) {
        if (rules.holdout().shareOn(from) != 0) {
            return rules;
        }
        String line = String.format(
                Locale.ROOT, "holdout: {share: %s %%, salt: simulated, until: %s}", share * 100, from.plusYears(1));
        Matcher written = WRITTEN.matcher(rules.source());
        String text = written.find()
                ? written.replaceFirst(Matcher.quoteReplacement(line))
                : rules.source() + "\n" + line + "\n";
        return RuleSetFile.parse(rules.service() + "-simulated", text, List.of(rules));
    }
}
