package io.sluss.rules;

import io.sluss.rules.FileNode.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code synonyms}: lists of words that phrases refer to as {@code <name>}. */
final class SynonymsReader {
    private SynonymsReader() {}

    static Map<String, List<String>> read(Section file, Mistakes mistakes) {
        Map<String, List<String>> synonyms = new LinkedHashMap<>();
        Section all = file.freeSection("synonyms", "name: [a word, another, …]");
        all.named().forEach((name, node) -> synonyms.put(name, texts(all.oneOrMore(node), mistakes)));
        return synonyms;
    }

    private static List<String> texts(List<Text> words, Mistakes mistakes) {
        for (Text word : words) {
            if (word.value().chars().anyMatch(c -> "()|<>".indexOf(c) >= 0)) {
                mistakes.add(word, "a synonym holds a bracket", "write words only, each on its own");
            }
        }
        return words.stream().map(Text::value).toList();
    }
}
