package io.sluss.rules.check;

import io.sluss.contact.Localized;
import io.sluss.matching.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Labels and addresses that people get in a language that is not theirs. */
final class LanguagesCheck implements Examination {
    @Override
    public void examine(Examined file, Findings findings) {
        List<String> languages = file.rules().languages();
        file.rules()
                .reasons()
                .forEach(reason -> check(languages, reason.label(), "reasons." + reason.id() + ".label", findings));
        if (saysRegions(file)) {
            file.rules()
                    .regions()
                    .forEach(region ->
                            check(languages, region.label(), "regions." + region.region() + ".label", findings));
        }
        for (Channel channel : file.rules().channels()) {
            if (channel instanceof Channel.EService service) {
                String path = "channels.e-services." + service.id();
                check(languages, service.label(), path + ".label", findings);
                check(languages, service.url(), path + ".url", findings);
            } else {
                check(languages, channel.label(), "channels." + channel.id() + ".label", findings);
            }
            if (channel instanceof Channel.Booking booking) {
                for (Channel.Office office : booking.offices().values()) {
                    check(languages, office.label(), "channels.booking.resources." + office.id() + ".label", findings);
                }
            }
        }
    }

    /** Regions have names that are the same in every language, so their labels only matter where they are said. */
    private static boolean saysRegions(Examined file) {
        return file.rules()
                .texts()
                .find("transfer")
                .filter(text -> file.rules().languages().stream()
                        .anyMatch(language -> text.in(language).contains("{region}")))
                .isPresent();
    }

    private static void check(List<String> languages, @Nullable Localized text, String path, Findings findings) {
        if (text == null) {
            return;
        }
        for (String language : languages) {
            if (!text.isIn(language)) {
                findings.add(
                        FindingKind.LANGUAGE_MISSING,
                        path,
                        "`" + path + "` lacks the language `" + language + "`: people get “" + text + "” instead",
                        "language: " + language,
                        "add `" + language + ": …`");
            }
        }
    }
}
