package io.sluss.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Which media types a request would have, as in RFC 9110, 12.5.1. Immutable. */
final class Accept {
    private static final String ANYTHING = "*/*";

    private final List<Range> ranges;

    private record Range(String type, double quality) {
        /** 0 where it does not match, more the more exactly it does. */
        int exactness(String asked) {
            if (type.equals(ANYTHING)) {
                return 1;
            }
            if (type.endsWith("/*")) {
                return asked.startsWith(type.substring(0, type.length() - 1)) ? 2 : 0;
            }
            return type.equals(asked) ? 3 : 0;
        }
    }

    private Accept(List<Range> ranges) {
        this.ranges = ranges;
    }

    static Accept of(HttpServletRequest request) {
        List<Range> ranges = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("Accept"))) {
            for (String part : header.split(",", -1)) {
                String[] words = part.split(";", -1);
                String type = words[0].strip().toLowerCase(Locale.ROOT);
                if (!type.isEmpty()) {
                    ranges.add(new Range(type, quality(words)));
                }
            }
        }
        return new Accept(ranges.isEmpty() ? List.of(new Range(ANYTHING, 1)) : ranges);
    }

    /** What is no weight is none. */
    private static double quality(String[] words) {
        for (int i = 1; i < words.length; i++) {
            String word = words[i].strip().toLowerCase(Locale.ROOT);
            if (word.startsWith("q=")) {
                String weight = word.substring(2).strip();
                return weight.matches("[01](\\.[0-9]{0,3})?") ? Math.min(1, Double.parseDouble(weight)) : 0;
            }
        }
        return 1;
    }

    /** How much a type is liked, 0 for not at all: the range that names it most exactly decides. */
    double quality(String type) {
        Range best = best(type);
        return best.exactness(type) == 0 ? 0 : best.quality();
    }

    private Range best(String type) {
        Range best = ranges.get(0);
        for (Range range : ranges) {
            if (range.exactness(type) > best.exactness(type)) {
                best = range;
            }
        }
        return best;
    }

    /** Whether a type is wanted rather than the one that is usual: liked more, or as much and named more exactly. */
    boolean prefers(String type, String usual) {
        double liked = quality(type);
        double otherwise = quality(usual);
        boolean closer = best(type).exactness(type) > best(usual).exactness(usual);
        return liked > 0 && (liked > otherwise || (liked == otherwise && closer));
    }
}
