package io.sluss.rules;

import io.sluss.contact.Localized;
import io.sluss.contact.Region;
import io.sluss.rules.FileNode.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code regions}. */
final class RegionsReader {
    private record Place(String region, int line) {}

    private final Mistakes mistakes;
    private final LocalizedReader localized;
    private final Map<String, Place> places = new HashMap<>();

    RegionsReader(Head head, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.localized = new LocalizedReader(head.languages(), mistakes);
    }

    List<RegionRules> read(Section file) {
        Section all = file.freeSection("regions", "name: {label: …, places: […]}");
        Map<String, Section> sections = new LinkedHashMap<>();
        all.named().forEach((name, node) -> sections.put(name, Section.of(node, KnownKeys.REGION, mistakes)));
        Known known = new Known(List.of(), sections.keySet(), Set.of(), Map.of(), mistakes);
        List<RegionRules> regions = new ArrayList<>();
        sections.forEach((name, section) -> regions.add(region(name, section, known)));
        return regions;
    }

    private RegionRules region(String name, Section section, Known known) {
        Localized label = localized.label(section);
        return new RegionRules(new Region(name), label, places(name, section), overflow(name, section, known));
    }

    private List<String> places(String region, Section section) {
        List<String> names = new ArrayList<>();
        for (FileNode item : section.items("places", "[Malmö, Lund]")) {
            Text text = section.asScalar(item);
            if (text == null) {
                continue;
            }
            Place first = places.putIfAbsent(
                    RuleSet.placeKey(text.value()), new Place(region, text.at().line()));
            if (text.value().isBlank()) {
                mistakes.add(text, "the name of the place is empty", "write it, or take it away");
            } else if (first != null) {
                String what = Mistakes.quote(text.value()) + " is already a place of `" + first.region() + "`, on line "
                        + first.line();
                mistakes.add(text, what, "a place lies in one region: keep one of the two");
            }
            names.add(text.value().strip());
        }
        return names;
    }

    private @Nullable Region overflow(String name, Section section, Known known) {
        Text text = section.scalar("overflow");
        if (text != null && text.value().equals(name)) {
            mistakes.add(text, "`" + name + "` flows over to itself", "name another region, or leave `overflow` out");
            return null;
        }
        return known.region(text);
    }
}
