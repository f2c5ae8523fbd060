package io.sluss.rules;

import io.sluss.contact.Localized;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.matching.Channel;
import io.sluss.matching.OpeningHours;
import io.sluss.matching.Queues;
import io.sluss.rules.FileNode.Field;
import io.sluss.rules.FileNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code channels.live-agent}: who answers, and when they do not, who else. */
final class LiveAgentReader {
    private final Head head;
    private final Known known;
    private final Mistakes mistakes;
    private final Scalars scalars;

    LiveAgentReader(Head head, Known known, Mistakes mistakes) {
        this.head = head;
        this.known = known;
        this.mistakes = mistakes;
        this.scalars = new Scalars(mistakes);
    }

    Channel.LiveAgent read(Section channels) {
        Section section = channels.section("live-agent", KnownKeys.LIVE_AGENT);
        Localized label = new LocalizedReader(head.languages(), mistakes).label(section);
        int before = mistakes.count();
        OpeningHours hours = new HoursReader(head, mistakes).read(section);
        boolean hoursRead = section.has("hours") && mistakes.count() == before;
        Queues queues = queues(section.section("queues", KnownKeys.QUEUES));
        Map<String, String> onCall = onCall(section);
        boolean somebody = onCall.containsKey(Channel.LiveAgent.ANY_REASON)
                || !head.emergencyNumber().isEmpty();
        if (hoursRead && !hours.alwaysOpen() && !somebody) {
            section.wrong(
                    "hours",
                    "at some hours nobody is there for an urgent or unclear contact",
                    "write `hours: always`, or `on-call: {default: …}`, or an `emergency-number` at the top");
        }
        return new Channel.LiveAgent(label, hours, queues, onCall);
    }

    private Queues queues(Section section) {
        List<Queues.Row> rows = new ArrayList<>();
        for (Section row : section.sections("by", KnownKeys.QUEUE_ROW)) {
            Region region = known.region(row.scalar("region"));
            String language = known.language(row.scalar("language"));
            ReasonId reason = known.reason(row.scalar("reason"));
            boolean asks = row.has("region") || row.has("language") || row.has("reason");
            if (!asks && !row.isEmpty()) {
                String mend = "add `region`, `language` or `reason`, or write it as `default`";
                mistakes.add(row.at(), row.path(), "the row does not say whose queue it is", mend);
            }
            rows.add(new Queues.Row(region, language, reason, destination(row.scalar("queue"))));
        }
        return new Queues(destination(section.scalar("default")), rows, destination(section.scalar("priority")));
    }

    private String destination(@Nullable Text text) {
        String words = scalars.words(text);
        return words == null ? "" : words;
    }

    private Map<String, String> onCall(Section section) {
        Section onCall = section.freeSection("on-call", "{default: …} or {reason: …}");
        Map<String, String> destinations = new LinkedHashMap<>();
        for (Field field : onCall.all()) {
            boolean any = field.key().equals(Channel.LiveAgent.ANY_REASON);
            if (!any && !known.reasons().containsKey(field.key())) {
                List<String> names = new ArrayList<>(known.reasons().keySet());
                names.add(Channel.LiveAgent.ANY_REASON);
                String what = Mistakes.quote(field.key()) + " is no reason of this file";
                mistakes.add(field.at(), field.value().path(), what, NearName.mend(field.key(), names));
            }
            destinations.put(field.key(), destination(onCall.asScalar(field.value())));
        }
        return destinations;
    }
}
