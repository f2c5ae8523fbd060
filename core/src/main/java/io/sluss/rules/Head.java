package io.sluss.rules;

import io.sluss.criteria.LocalCalendar;
import io.sluss.criteria.LocalCalendar.Holidays;
import io.sluss.criteria.TimeWindow;
import io.sluss.rules.FileNode.Text;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first lines of a rules file: whose it is, where and in which languages. */
record Head(
        String service,
        LocalCalendar calendar,
        List<String> languages,
        String emergencyNumber,
        Recognising recognising,
        Map<String, List<String>> synonyms,
        Duration recontactWindow,
        @Nullable ServiceLevel serviceLevel) {
    static final Duration DEFAULT_RECONTACT_WINDOW = Duration.ofDays(7);
    static final Duration SHORTEST_RECONTACT_WINDOW = Duration.ofMinutes(1);
    static final Duration LONGEST_RECONTACT_WINDOW = Duration.ofDays(366);

    private static final String VERSION = "1";
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d -]{1,18}\\d");
    private static final Set<String> ISO_LANGUAGES = Set.of(Locale.getISOLanguages());

    /** Whether reasons are recognised in words at all. */
    boolean recognition() {
        return recognising.on();
    }

    static Head read(Section file, Mistakes mistakes) {
        Scalars scalars = new Scalars(mistakes);
        checkVersion(file.scalar("sluss-rules"), mistakes);
        String service = scalars.words(file.scalar("service"));
        ZoneId zone = zone(file.scalar("time-zone"), mistakes);
        Holidays holidays =
                scalars.choice(file.scalar("holidays"), Scalars.values("SE", Holidays.SE, "none", Holidays.NONE));
        // What cannot be read is not taken for none, which would make the hours on holidays a mistake too.
        Holidays otherwise = file.has("holidays") ? Holidays.SE : Holidays.NONE;
        Duration window = recontactWindow(file, scalars);
        return new Head(
                Objects.requireNonNullElse(service, ""),
                new LocalCalendar(zone, Objects.requireNonNullElse(holidays, otherwise)),
                languages(file, mistakes),
                emergencyNumber(file.scalar("emergency-number"), mistakes),
                Recognising.read(file.section("recognition", KnownKeys.RECOGNITION), scalars),
                SynonymsReader.read(file, mistakes),
                Objects.requireNonNullElse(window, DEFAULT_RECONTACT_WINDOW),
                serviceLevel(file, scalars));
    }

    /** The re-contact window of the service or of a reason. */
    static @Nullable Duration recontactWindow(Section section, Scalars scalars) {
        Text text = section.scalar("recontact-window");
        return scalars.duration(text, SHORTEST_RECONTACT_WINDOW, LONGEST_RECONTACT_WINDOW);
    }

    private static void checkVersion(@Nullable Text text, Mistakes mistakes) {
        if (text != null && !text.value().equals(VERSION)) {
            String what = Mistakes.quote(text.value()) + " is a version of the format that this Sluss does not know";
            mistakes.add(text, what, "write " + VERSION + ", or use a Sluss that knows it");
        }
    }

    private static ZoneId zone(@Nullable Text text, Mistakes mistakes) {
        if (text == null) {
            return ZoneOffset.UTC;
        }
        Set<String> zones = ZoneId.getAvailableZoneIds();
        if (zones.contains(text.value())) {
            return ZoneId.of(text.value());
        }
        String near = NearName.near(text.value(), new TreeSet<>(zones));
        String mend = near == null ? "write an IANA zone, as in Europe/Stockholm" : "did you mean `" + near + "`?";
        mistakes.add(text, Mistakes.quote(text.value()) + " is no time zone", mend);
        return ZoneOffset.UTC;
    }

    /** The languages, or none if one of them cannot be read, so that no text is then missed or refused for it. */
    private static List<String> languages(Section file, Mistakes mistakes) {
        List<String> languages = new ArrayList<>();
        boolean allRead = true;
        for (Text text : file.oneOrMore("languages")) {
            String code = text.value();
            if (!LANGUAGE.matcher(code).matches() || (code.length() == 2 && !ISO_LANGUAGES.contains(code))) {
                String what = Mistakes.quote(code) + " is no language code";
                mistakes.add(text, what, "write a code of ISO 639 in lower case, as in sv or en");
                allRead = false;
            } else if (languages.contains(code)) {
                mistakes.add(text, Mistakes.quote(code) + " is written twice", "keep one of the two");
            } else {
                languages.add(code);
            }
        }
        return allRead ? languages : List.of();
    }

    private static String emergencyNumber(@Nullable Text text, Mistakes mistakes) {
        if (text == null) {
            return "";
        }
        if (!NUMBER.matcher(text.value()).matches()) {
            String what = Mistakes.quote(text.value()) + " is no telephone number";
            mistakes.add(text, what, "write it in digits, as in \"112\"");
        }
        return text.value();
    }

    private static @Nullable ServiceLevel serviceLevel(Section file, Scalars scalars) {
        Section section = file.section("service-level", KnownKeys.SERVICE_LEVEL);
        Double share = scalars.share(section.scalar("share"));
        if (share != null && share == 0) {
            section.wrong(
                    "share",
                    "a share of 0 % sets out to do nothing",
                    "write more than 0 %, or leave out `service-level`");
        }
        Duration within = scalars.duration(section.scalar("within"), Duration.ofSeconds(1), Duration.ofDays(1));
        TimeWindow between = scalars.window(section.scalar("between"));
        return share == null || within == null || between == null ? null : new ServiceLevel(share, within, between);
    }
}
