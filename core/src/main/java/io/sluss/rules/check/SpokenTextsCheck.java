package io.sluss.rules.check;

import io.sluss.contact.Localized;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelMode;
import io.sluss.rules.RegionRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Texts that take longer to say than a caller listens. Text messages and titles in calendars are not said. */
final class SpokenTextsCheck implements Examination {
    /** A question is answered by people who still know how it began. Seconds. */
    static final int LONGEST_QUESTION = 8;

    /** An item of a menu is one of several. Seconds. */
    static final int LONGEST_MENU_ITEM = 6;

    /** All items of a menu together. Seconds. */
    static final int LONGEST_MENU = 40;

    /** An offer says what it is, how long it takes, and that a no costs nothing. Seconds. */
    static final int LONGEST_OFFER = 20;

    /** Any other text. Seconds. */
    static final int LONGEST = 15;

    @Override
    public void examine(Examined file, Findings findings) {
        for (String name : names(file)) {
            if (!name.startsWith("sms.") && !name.equals("calendar-title")) {
                file.rules()
                        .texts()
                        .find(name)
                        .ifPresent(text -> file.rules()
                                .languages()
                                .forEach(language -> examine(file, name, text.in(language), language, findings)));
            }
        }
    }

    private static List<String> names(Examined file) {
        List<String> names = new ArrayList<>();
        for (String name : file.file().keys("texts")) {
            if (file.rules().texts().find(name).isPresent()) {
                names.add(name);
            } else {
                file.file().keys("texts." + name).forEach(below -> names.add(name + "." + below));
            }
        }
        return names;
    }

    private static void examine(Examined file, String name, String text, String language, Findings findings) {
        String path = "texts." + name + "." + language;
        Map<String, String> longest = longest(file, name, language);
        String said = filled(text, longest);
        double seconds = SpokenLength.seconds(said);
        int limit = limit(name);
        if (seconds > limit) {
            findings.add(
                    FindingKind.TEXT_TOO_LONG,
                    path,
                    "`" + name + "` takes " + rounded(seconds) + " s to say in `" + language + "`, more than " + limit,
                    "“" + said + "”",
                    "say less: one thing, in short sentences");
        } else if (name.equals("menu-item")) {
            menu(file, text, language, path, findings);
        }
    }

    private static void menu(Examined file, String text, String language, String path, Findings findings) {
        double seconds = 0;
        int items = 0;
        for (ContactReason reason : file.rules().reasons()) {
            String key = reason.key();
            if (key != null) {
                items++;
                seconds += SpokenLength.seconds(
                        filled(text, Map.of("reason", reason.label().in(language), "key", key)));
            }
        }
        if (seconds > LONGEST_MENU) {
            findings.add(
                    FindingKind.TEXT_TOO_LONG,
                    path,
                    "the menu of " + items + " reasons takes " + rounded(seconds) + " s to say in `" + language
                            + "`, more than " + LONGEST_MENU,
                    null,
                    "give fewer reasons a `key`, or shorter labels");
        }
    }

    private static String rounded(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static int limit(String name) {
        if (name.equals("menu-item")) {
            return LONGEST_MENU_ITEM;
        }
        boolean question = name.startsWith("ask.")
                || List.of("safety-question", "yes-no", "proposed-time", "safe-to-call", "own-time-cancel")
                        .contains(name);
        boolean offer = name.startsWith("offer.") || name.startsWith("accepted.");
        return question ? LONGEST_QUESTION : offer ? LONGEST_OFFER : LONGEST;
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    /** What takes longest to say in the place of each placeholder. */
    private static Map<String, String> longest(Examined file, String name, String language) {
        Collection<ContactReason> reasons = file.rules().reasons();
        Collection<RegionRules> regions = file.rules().regions();
        Channel.LiveAgent agents = file.rules().matching().liveAgent();
        Channel.Booking booking = file.rules().matching().booking();
        ChannelMode mode = name.endsWith("form-by-post") ? ChannelMode.FORM_BY_POST : ChannelMode.ONLINE;
        List<Channel.EService> services = file.rules().matching().services().stream()
                .filter(service -> service.mode() == mode)
                .toList();
        String time = language.equals("sv")
                ? "torsdagen den 24 december klockan fjorton och trettio"
                : "on Thursday 24 December at half past two in the afternoon";
        Map<String, String> longest = new HashMap<>();
        longest.put("service", file.rules().service());
        longest.put("key", "9");
        longest.put("code", "123456");
        longest.put("word", language.equals("sv") ? "trädgårdsland" : "woodpecker");
        longest.put("number", file.rules().emergencyNumber());
        longest.put("next", time);
        longest.put("opens", time);
        longest.put("label", longest(services.stream().map(Channel.EService::label), language));
        longest.put(
                "minutes",
                longest(services.stream()
                        .map(service -> service.minutes() == null
                                ? ""
                                : service.minutes().toString())));
        longest.put(
                "reason",
                longest(
                        reasons.stream()
                                .filter(reason -> name.equals("menu-item") ? reason.key() != null : reason.offerable())
                                .map(ContactReason::label),
                        language));
        longest.put("region", longest(regions.stream().map(RegionRules::label), language));
        longest.put(
                "queue",
                longest(Stream.concat(
                        Stream.of(agents.queues().defaultQueue()),
                        agents.queues().rows().stream().map(row -> row.queue()))));
        longest.put(
                "place",
                booking == null
                        ? ""
                        : longest(booking.offices().values().stream().map(Channel.Office::place)));
        return longest;
    }

    private static String longest(Stream<Localized> texts, String language) {
        return longest(texts.map(text -> text.in(language)));
    }

    private static String longest(Stream<String> texts) {
        return texts.max(Comparator.comparingDouble(SpokenLength::seconds)).orElse("");
    }
}
