package io.sluss.rules;

import io.sluss.contact.Localized;
import io.sluss.contact.ReasonId;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelMode;
import io.sluss.matching.Requirement;
import io.sluss.rules.FileNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code channels.e-services}. */
final class EServicesReader {
    private static final int MOST_MINUTES = 600;

    private static final Map<String, ChannelMode> MODES = Scalars.values(
            ChannelMode.ONLINE.label(), ChannelMode.ONLINE,
            ChannelMode.FORM_BY_POST.label(), ChannelMode.FORM_BY_POST);

    /** Names that mean something else in offers. */
    private static final Set<String> TAKEN =
            Set.of("e-service", Channel.Callback.ID, Channel.Booking.ID, Channel.LiveAgent.ID);

    private final Known known;
    private final Mistakes mistakes;
    private final Scalars scalars;
    private final LocalizedReader localized;
    private final HoursReader hours;
    private final Map<String, Requirement> requirements = new LinkedHashMap<>();

    EServicesReader(Head head, Known known, Mistakes mistakes) {
        this.known = known;
        this.mistakes = mistakes;
        this.scalars = new Scalars(mistakes);
        this.localized = new LocalizedReader(head.languages(), mistakes);
        this.hours = new HoursReader(head, mistakes);
        for (Requirement requirement : Requirement.values()) {
            requirements.put(requirement.label(), requirement);
        }
    }

    List<Channel.EService> read(Section channels) {
        Section all = channels.freeSection("e-services", "name: {label: …, url: …, reasons: […]}");
        List<Channel.EService> services = new ArrayList<>();
        all.named().forEach((name, node) -> {
            Section section = Section.of(node, KnownKeys.E_SERVICE, mistakes);
            if (TAKEN.contains(name)) {
                String what = "`" + name + "` is the name of a kind of channel";
                mistakes.add(section.at(), section.path(), what, "give the e-service a name of its own");
            }
            services.add(service(name, section));
        });
        return services;
    }

    private Channel.EService service(String name, Section section) {
        Localized label = localized.label(section);
        ChannelMode written = scalars.choice(section.scalar("mode"), MODES);
        ChannelMode mode = Objects.requireNonNullElse(written, ChannelMode.ONLINE);
        if (written != null || !section.has("mode")) {
            checkUrl(section, mode);
        }
        Localized url = localized.address(section.find("url"));
        String health = scalars.address(section.scalar("health"), true);
        Set<ReasonId> reasons = known.offerableIn(section.oneOrMore("reasons"));
        Integer minutes = scalars.number(section.scalar("minutes"), 1, MOST_MINUTES);
        List<Requirement> requires = requires(section);
        readOrigin(section);
        return new Channel.EService(
                name,
                label,
                mode,
                url,
                health,
                reasons,
                hours.read(section),
                minutes,
                requires,
                ask(section, requires));
    }

    private static void checkUrl(Section section, ChannelMode mode) {
        if (mode == ChannelMode.FORM_BY_POST && section.has("url")) {
            section.wrong("url", "a form that is sent home has no `url`", "take `url` away, or write `mode: online`");
        }
        if (mode == ChannelMode.ONLINE && !section.has("url") && !section.isEmpty()) {
            section.missing("url", "write where the e-service is, or `mode: form-by-post`");
        }
    }

    /** Where the facts come from: for people, and checked here so that it can be trusted. */
    private void readOrigin(Section section) {
        scalars.words(section.scalar("source"));
        scalars.date(section.scalar("checked"));
        scalars.flag(section.scalar("assumption"));
    }

    private List<Requirement> requires(Section section) {
        List<Requirement> requires = new ArrayList<>();
        for (Text text : section.oneOrMore("requires")) {
            Requirement requirement = requirements.get(text.value());
            if (requirement == null) {
                String what =
                        Mistakes.quote(text.value()) + " is no requirement that Sluss knows, so nobody could meet it";
                mistakes.add(text, what, NearName.mend(text.value(), requirements.keySet()));
                continue;
            }
            if (requires.contains(requirement)) {
                mistakes.add(text, Mistakes.quote(text.value()) + " is written twice", "keep one of the two");
                continue;
            }
            for (Requirement other : requires) {
                if (requirement.excludes(other)) {
                    String what = "nobody can meet both `" + other.label() + "` and `" + requirement.label() + "`";
                    mistakes.add(text, what, "keep one of the two");
                }
            }
            requires.add(requirement);
        }
        return requires;
    }

    private @Nullable Requirement ask(Section section, List<Requirement> requires) {
        List<Text> texts = section.oneOrMore("ask");
        if (texts.isEmpty()) {
            return null;
        }
        if (texts.size() > 1) {
            String what = "more than one question is asked with the offer";
            mistakes.add(texts.get(1), what, "keep one: the safety question is asked too, and two is the most");
        }
        Text text = texts.get(0);
        for (Requirement requirement : requires) {
            if (requirement.question().equals(text.value())) {
                return requirement;
            }
        }
        Map<String, String> questions = new LinkedHashMap<>();
        requires.forEach(requirement -> questions.put(requirement.label(), requirement.question()));
        String meant = questions.get(text.value());
        String what = "no requirement of this e-service is found out by the question " + Mistakes.quote(text.value());
        String mend = meant != null
                ? "did you mean `" + meant + "`, the question that finds out `" + text.value() + "`?"
                : questions.isEmpty()
                        ? "add the requirement to `requires`, or leave `ask` out"
                        : NearName.mend(text.value(), questions.values());
        mistakes.add(text, what, mend);
        return null;
    }
}
