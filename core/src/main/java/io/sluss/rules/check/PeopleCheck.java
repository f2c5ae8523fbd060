package io.sluss.rules.check;

import io.sluss.contact.Urgency;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.Channel;
import io.sluss.matching.TimeSpan;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a person answers, ever and at every hour. */
final class PeopleCheck implements Examination {
    private static final String HOURS = "channels.live-agent.hours";

    @Override
    public void examine(Examined file, Findings findings) {
        Channel.LiveAgent agents = file.rules().matching().liveAgent();
        if (HoursCheck.openings(file, agents.hours()).isEmpty()) {
            findings.add(
                    FindingKind.NEVER_A_PERSON,
                    HOURS,
                    "the live agents do not open within a year: whoever can wait never reaches a person",
                    null,
                    "write hours that come");
        }
        ZonedDateTime closed = firstClosed(file, agents);
        if (closed != null && !agents.onCall().containsKey(Channel.LiveAgent.ANY_REASON)) {
            nobodyAnswers(file, agents, closed, findings);
        }
    }

    private static void nobodyAnswers(
            Examined file, Channel.LiveAgent agents, ZonedDateTime closed, Findings findings) {
        List<String> reasons = file.rules().reasons().stream()
                .filter(reason -> reason.urgency() != Urgency.DEFERRABLE)
                .map(ContactReason::id)
                .map(Object::toString)
                .filter(reason -> !agents.onCall().containsKey(reason))
                .toList();
        String urgent = reasons.isEmpty()
                ? ""
                : " or is about " + reasons.stream().limit(3).collect(Collectors.joining(", "))
                        + (reasons.size() > 3 ? " …" : "");
        findings.add(
                FindingKind.NOBODY_ANSWERS,
                "channels.live-agent.on-call",
                "while the live agents are closed, nobody answers a contact that is unclear" + urgent
                        + ": it only hears the emergency number",
                "reason: not known, date: " + closed.toLocalDate() + " (" + TimeAxes.name(closed.getDayOfWeek())
                        + "), time: " + closed.toLocalTime(),
                "name who is on call for the rest: `on-call: {default: …}`");
    }

    /** The first moment within a year at which no agent answers, or null if there is none. */
    private static @Nullable ZonedDateTime firstClosed(Examined file, Channel.LiveAgent agents) {
        List<TimeSpan> openings = new ArrayList<>(HoursCheck.openings(file, agents.hours()));
        openings.sort(Comparator.comparing(TimeSpan::start));
        Instant until = file.start().toInstant();
        Instant end = file.start().plusDays(HoursCheck.DAYS_AHEAD).toInstant();
        for (TimeSpan span : openings) {
            if (span.start().isAfter(until)) {
                break;
            }
            until = span.end().isAfter(until) ? span.end() : until;
        }
        return until.isBefore(end) ? until.atZone(file.calendar().zone()) : null;
    }
}
