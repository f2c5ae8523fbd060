package io.sluss.rules;

import io.sluss.contact.Names;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.rules.FileNode.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the later sections of a file may refer to, and the reading of such references.
 *
 * @param languages the languages served
 * @param regions the names of the regions
 * @param places the places of the regions, as {@link RuleSet#placeKey} has them
 * @param reasons the names of the reasons, each with why nothing but a person may serve it, or an empty string
 */
record Known(
        List<String> languages,
        Set<String> regions,
        Set<String> places,
        Map<String, String> reasons,
        Mistakes mistakes) {

    /** Reasons that are named, whatever their urgency. */
    Set<ReasonId> reasonsIn(List<Text> texts) {
        return each(texts, reasons.keySet(), "reason", ReasonId::new);
    }

    /** Reasons that are named, each of which an automatic channel may serve. */
    Set<ReasonId> offerableIn(List<Text> texts) {
        for (Text text : texts) {
            String why = reasons.getOrDefault(text.value(), "");
            if (!why.isEmpty()) {
                String what = Mistakes.quote(text.value()) + " is " + why + ": only a person may serve it";
                mistakes.add(text, what, "take it out of the list");
            }
        }
        return reasonsIn(texts);
    }

    Set<Region> regionsIn(List<Text> texts) {
        return each(texts, regions, "region", Region::new);
    }

    Set<String> languagesIn(List<Text> texts) {
        return languages.isEmpty() ? Set.of() : each(texts, languages, "language", Function.identity());
    }

    @Nullable
    Region region(@Nullable Text text) {
        return text == null ? null : first(regionsIn(List.of(text)));
    }

    @Nullable
    ReasonId reason(@Nullable Text text) {
        return text == null ? null : first(reasonsIn(List.of(text)));
    }

    @Nullable
    String language(@Nullable Text text) {
        return text == null ? null : first(languagesIn(List.of(text)));
    }

    private static <T> @Nullable T first(Set<T> set) {
        return set.isEmpty() ? null : set.iterator().next();
    }

    /** Names of places, in lower case. Where regions list their places, one that stands in none is a slip. */
    Set<String> placesIn(List<Text> texts) {
        Set<String> keys = new LinkedHashSet<>();
        for (Text text : texts) {
            String key = RuleSet.placeKey(text.value());
            if (!places.isEmpty() && !places.contains(key)) {
                String near = NearName.near(key, places);
                String mend = near == null ? "" : "did you mean `" + near + "`? Else ";
                mistakes.add(
                        text,
                        Mistakes.quote(text.value()) + " is a place of no region",
                        mend + "add it to the `places` of its region");
            }
            keys.add(key);
        }
        return keys;
    }

    private <T> Set<T> each(List<Text> texts, Collection<String> names, String kind, Function<String, T> made) {
        Set<T> all = new LinkedHashSet<>();
        for (Text text : texts) {
            if (!names.contains(text.value())) {
                String what = Mistakes.quote(text.value()) + " is no " + kind + " of this file";
                mistakes.add(text, what, NearName.mend(text.value(), new ArrayList<>(names)));
            } else if (kind.equals("language") || Names.isName(text.value())) {
                all.add(made.apply(text.value()));
            }
        }
        return all;
    }
}
