package io.sluss.rules;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody meant who wrote a name that does not exist. */
final class NearName {
    private static final int LONGEST = 60;
    private static final int MOST_LISTED = 25;

    private NearName() {}

    /** What would be right instead of {@code written}: the name that is near, or else the names there are. */
    static String mend(String written, Collection<String> names) {
        String near = near(written, names);
        String choice = choice(names);
        if (near == null) {
            return choice;
        }
        String question = "did you mean `" + near + "`?";
        return names.size() > MOST_LISTED || names.size() == 1 ? question : question + " (" + choice + ")";
    }

    /** The names there are, for a mend. */
    static String choice(Collection<String> names) {
        if (names.isEmpty()) {
            return "there is none to choose";
        }
        String listed = String.join(", ", names.stream().limit(MOST_LISTED).toList());
        String more = names.size() > MOST_LISTED ? ", …" : "";
        return (names.size() == 1 ? "write " : "write one of ") + listed + more;
    }

    /** The name nearest to {@code written}, if any is near. */
    static @Nullable String near(String written, Collection<String> names) {
        String wanted = plain(written);
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return null;
        }
        String best = null;
        int least = Math.max(1, Math.min(3, wanted.length() / 3)) + 1;
        for (String name : names) {
            int distance = name.length() > LONGEST ? LONGEST : distance(wanted, plain(name));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Insertions, deletions, replacements and swaps of neighbours. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
