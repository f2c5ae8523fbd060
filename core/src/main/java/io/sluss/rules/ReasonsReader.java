package io.sluss.rules;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import io.sluss.criticality.ContactReason;
import io.sluss.criticality.PhraseLine;
import io.sluss.rules.FileNode.Spot;
import io.sluss.rules.FileNode.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code reasons}. */
final class ReasonsReader {
    private static final Pattern KEY = Pattern.compile("[1-9]");
    private static final int MOST_HANDLING_MINUTES = 600;

    private static final Map<String, Urgency> URGENCIES = Scalars.values(
            "deferrable", Urgency.DEFERRABLE, "time-critical", Urgency.TIME_CRITICAL, "emergency", Urgency.EMERGENCY);

    private final Head head;
    private final Mistakes mistakes;
    private final Scalars scalars;
    private final LocalizedReader localized;
    private final PhrasesReader phrases;
    private final Map<String, Text> keys = new HashMap<>();

    ReasonsReader(Head head, Mistakes mistakes) {
        this.head = head;
        this.mistakes = mistakes;
        this.scalars = new Scalars(mistakes);
        this.localized = new LocalizedReader(head.languages(), mistakes);
        this.phrases = new PhrasesReader(head, mistakes);
    }

    List<ContactReason> read(Section file) {
        Section all = file.freeSection("reasons", "name: {label: …, urgency: …, phrases: …}");
        List<ContactReason> reasons = new ArrayList<>();
        all.named().forEach((name, node) -> reasons.add(reason(name, Section.of(node, KnownKeys.REASON, mistakes))));
        if (file.find("reasons") instanceof FileNode.Fields && all.isEmpty()) {
            file.wrong("reasons", "there is no reason", "write at least one");
        }
        return reasons;
    }

    /** Every line of phrases that was read. */
    List<PhraseLine> lines() {
        return phrases.lines();
    }

    /** Why nothing but a person may serve it, or an empty string. */
    static String whyPersonOnly(ContactReason reason) {
        if (reason.urgency() != Urgency.DEFERRABLE) {
            return reason.urgency() == Urgency.EMERGENCY ? "an emergency" : "time-critical";
        }
        return reason.personOnly() ? "person-only" : "";
    }

    private ContactReason reason(String name, Section section) {
        Urgency urgency = scalars.choice(section.scalar("urgency"), URGENCIES);
        Boolean personOnly =
                scalars.choice(section.scalar("handling"), Scalars.values("any", false, "person-only", true));
        Boolean anonymous = scalars.flag(section.scalar("anonymous"));
        Map<String, Set<List<String>>> said = phrases.read(name, section);
        Integer minutes = scalars.number(section.scalar("handling-minutes"), 1, MOST_HANDLING_MINUTES);
        Duration window = Head.recontactWindow(section, scalars);
        LocalDate review = scalars.date(section.scalar("review-by"));
        return new ContactReason(
                new ReasonId(name),
                localized.label(section),
                Objects.requireNonNullElse(urgency, Urgency.DEFERRABLE),
                Objects.requireNonNullElse(personOnly, false),
                Objects.requireNonNullElse(anonymous, false),
                said,
                key(section.scalar("key")),
                minutes,
                Objects.requireNonNullElse(window, head.recontactWindow()),
                scalars.words(section.scalar("owner")),
                review,
                scalars.words(section.scalar("handbook")));
    }

    private @Nullable String key(@Nullable Text text) {
        if (text == null) {
            return null;
        }
        if (!KEY.matcher(text.value()).matches()) {
            String what = Mistakes.quote(text.value()) + " is no key a caller can press for a reason";
            mistakes.add(text, what, "write one digit, \"1\" to \"9\"");
            return null;
        }
        Text first = keys.putIfAbsent(text.value(), text);
        if (first != null) {
            Spot at = first.at();
            String what =
                    "the key " + Mistakes.quote(text.value()) + " picks another reason already, on line " + at.line();
            mistakes.add(text, what, "give each reason a digit of its own");
        }
        return text.value();
    }
}
