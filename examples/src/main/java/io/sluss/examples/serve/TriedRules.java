package io.sluss.examples.serve;

import io.sluss.examples.RulesSource;
import io.sluss.examples.UserMistake;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules to be tried out while serving.
 *
 * @param rules where they come from
 * @param share the share of callers who get them, 0-1
 * @param salt names the trial
 */
public record TriedRules(RulesSource rules, double share, String salt) {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%");

    /**
     * Reads a share.
     *
     * @throws UserMistake if it is none
     */
    static double share(String text) {
        Matcher percent = PERCENT.matcher(text.strip());
        double share = percent.matches() ? Double.parseDouble(percent.group(1)) / 100 : Double.NaN;
        if (!(share <= 1)) {
            throw new UserMistake("--candidate-share " + text + " is no share from 0% to 100%, such as 10%");
        }
        return share;
    }
}
