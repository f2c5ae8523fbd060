package io.sluss.rules;

import io.sluss.contact.Localized;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelMode;
import io.sluss.matching.Matching;
import io.sluss.rules.FileNode.Text;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code texts}: every word that people hear or read. */
final class TextsReader {
    /** The placeholders a text may have; one that is not named here may have none. */
    static final Map<String, Set<String>> PLACEHOLDERS = Map.ofEntries(
            Map.entry("greeting", Set.of("service")),
            Map.entry("menu-item", Set.of("reason", "key")),
            Map.entry("offer.e-service", Set.of("label", "minutes", "reason")),
            Map.entry("offer.form-by-post", Set.of("label", "reason")),
            Map.entry("offer.callback", Set.of("next", "reason")),
            Map.entry("offer.booking", Set.of("next", "place", "reason")),
            Map.entry("accepted.e-service", Set.of("label")),
            Map.entry("accepted.form-by-post", Set.of("label")),
            Map.entry("accepted.callback", Set.of("next")),
            Map.entry("accepted.booking", Set.of("next", "place")),
            Map.entry("sms.e-service", Set.of("label", "url")),
            Map.entry("transfer", Set.of("queue", "region")),
            Map.entry("closed", Set.of("opens")),
            Map.entry("emergency", Set.of("number")),
            Map.entry("crisis", Set.of("number")),
            Map.entry("proposed-time", Set.of("next")),
            Map.entry("emergency-number", Set.of("number")),
            Map.entry("promise-code", Set.of("code")),
            Map.entry("promise-word", Set.of("word")),
            Map.entry("own-time", Set.of("next")),
            Map.entry("own-time-kept", Set.of("next")));

    private static final Map<String, KnownKeys> GROUPS = Map.of(
            "ask", KnownKeys.ASK_TEXTS,
            "offer", KnownKeys.OFFER_TEXTS,
            "accepted", KnownKeys.ACCEPTED_TEXTS,
            "sms", KnownKeys.SMS_TEXTS);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

    private final Mistakes mistakes;
    private final LocalizedReader localized;
    private final Scalars scalars;

    TextsReader(Head head, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.localized = new LocalizedReader(head.languages(), mistakes);
        this.scalars = new Scalars(mistakes);
    }

    Texts read(Section file, Collection<ContactReason> reasons, Matching matching) {
        Section section = file.section("texts", KnownKeys.TEXTS);
        Map<String, Localized> texts = new LinkedHashMap<>();
        for (String name : KnownKeys.TEXTS.all()) {
            KnownKeys group = GROUPS.get(name);
            if (group == null) {
                read(name, section.find(name), texts);
            } else if (section.has(name)) {
                Section inside = section.section(name, group);
                group.all().forEach(below -> read(name + "." + below, inside.find(below), texts));
            }
        }
        if (file.find("texts") instanceof FileNode.Fields) {
            needed(reasons, matching).forEach((name, why) -> {
                if (!texts.containsKey(name)) {
                    reportMissing(section, name, why);
                }
            });
        }
        return new Texts(texts);
    }

    private void read(String name, @Nullable FileNode node, Map<String, Localized> texts) {
        if (node != null) {
            texts.put(name, localized.text(node, (language, text) -> checked(name, text)));
        }
    }

    private void reportMissing(Section section, String name, String why) {
        int dot = name.indexOf('.');
        String group = dot < 0 ? "" : name.substring(0, dot);
        boolean groupThere = dot >= 0 && section.find(group) instanceof FileNode.Fields;
        FileNode node = groupThere ? section.find(group) : null;
        var at = node instanceof FileNode.Fields map ? map.owner() : section.at();
        String key = name.substring(dot + 1);
        String mend = dot < 0 || groupThere ? "add `" + key + ": …`" : "add `" + group + ": {" + key + ": …}`";
        mistakes.add(at, section.path() + "." + name, "the text `" + name + "` is missing: " + why, mend);
    }

    /** The texts that this file needs besides those that every file needs, and why. */
    private static Map<String, String> needed(Collection<ContactReason> reasons, Matching matching) {
        Map<String, String> needed = new LinkedHashMap<>();
        if (reasons.stream().anyMatch(reason -> reason.key() != null)) {
            needed.put("menu-item", "a reason has a key");
        }
        if (!matching.liveAgent().hours().alwaysOpen()) {
            needed.put("closed", "the live agents close");
        }
        Set<String> modes = new LinkedHashSet<>();
        for (Channel.EService service : matching.services()) {
            modes.add(service.mode() == ChannelMode.ONLINE ? "e-service" : "form-by-post");
            if (service.ask() != null) {
                needed.put("ask." + service.ask().question(), "`" + service.id() + "` asks it");
            }
        }
        if (matching.callback() != null) {
            modes.add("callback");
        }
        if (matching.booking() != null) {
            modes.add("booking");
        }
        for (String mode : modes) {
            needed.put("offer." + mode, "`channels` has one");
            needed.put("accepted." + mode, "`channels` has one");
        }
        return needed;
    }

    private @Nullable String checked(String name, Text text) {
        String words = scalars.words(text);
        if (words == null) {
            return null;
        }
        Set<String> allowed = PLACEHOLDERS.getOrDefault(name, Set.of());
        Matcher matcher = PLACEHOLDER.matcher(words);
        Set<String> reported = new LinkedHashSet<>();
        while (matcher.find()) {
            String placeholder = matcher.group(1);
            if (!allowed.contains(placeholder) && reported.add(placeholder)) {
                String what = Mistakes.quote(matcher.group()) + " is filled in by nothing in this text";
                mistakes.add(text, what, mend(placeholder, allowed));
            }
        }
        String rest = matcher.replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            mistakes.add(text, "a brace stands alone", "write a placeholder in two braces, or take the brace away");
        }
        return words;
    }

    private static String mend(String placeholder, Set<String> allowed) {
        if (allowed.isEmpty()) {
            return "take it away: this text has no placeholders";
        }
        Set<String> names = new TreeSet<>(allowed);
        return NearName.mend(placeholder, names) + ", in braces";
    }
}
