package io.sluss.rules.check;

import io.sluss.matching.Channel;
import io.sluss.matching.OpeningHours;
import io.sluss.matching.SlotPlan;
import io.sluss.matching.TimeSpan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Channels that do not open within a year, and exceptions that have all passed. */
final class HoursCheck implements Examination {
    /** As far ahead as {@link OpeningHours#nextOpening} looks. */
    static final int DAYS_AHEAD = 366;

    @Override
    public void examine(Examined file, Findings findings) {
        for (Channel channel : file.rules().channels()) {
            if (channel instanceof Channel.EService service) {
                String path = "channels.e-services." + service.id();
                never(file, service.id(), path, service.hours(), Duration.ofMinutes(1), findings);
                exceptions(file, path, findings);
            } else if (channel instanceof Channel.Callback callback) {
                never(file, callback.id(), "channels.callback", callback.plan(), findings);
                exceptions(file, "channels.callback", findings);
            } else if (channel instanceof Channel.Booking booking) {
                exceptions(file, "channels.booking", findings);
                for (Channel.Office office : booking.offices().values()) {
                    String path = "channels.booking.resources." + office.id();
                    never(file, office.id(), path, office.plan(), findings);
                    exceptions(file, path, findings);
                }
            } else {
                exceptions(file, "channels.live-agent", findings);
            }
        }
    }

    private static void never(Examined file, String name, String path, SlotPlan plan, Findings findings) {
        never(file, name, path, plan.hours(), plan.slot(), findings);
    }

    private static void never(
            Examined file, String name, String path, OpeningHours hours, Duration shortest, Findings findings) {
        for (TimeSpan open : openings(file, hours)) {
            if (Duration.between(open.start(), open.end()).compareTo(shortest) >= 0) {
                return;
            }
        }
        String what = shortest.toMinutes() > 1 ? "has no opening that a slot fits into" : "does not open";
        findings.add(
                FindingKind.CHANNEL_NEVER_OPEN,
                path + ".hours",
                "`" + name + "` " + what + " within a year",
                null,
                "write hours that come, or take the channel away");
    }

    /** When it is open from yesterday on, for what is left of last night, until a year ahead; in order of their days. */
    static List<TimeSpan> openings(Examined file, OpeningHours hours) {
        List<TimeSpan> openings = new ArrayList<>();
        for (int ahead = -1; ahead <= DAYS_AHEAD; ahead++) {
            for (TimeSpan span : hours.spansOn(file.today().plusDays(ahead), file.calendar())) {
                if (span.end().isAfter(file.start().toInstant())) {
                    openings.add(span);
                }
            }
        }
        return openings;
    }

    private static void exceptions(Examined file, String channel, Findings findings) {
        String path = channel + ".exceptions";
        List<String> dates = file.file().keys(path);
        if (!dates.isEmpty() && dates.stream().allMatch(date -> hasPassed(date, file.today()))) {
            findings.add(
                    FindingKind.EXCEPTIONS_PASSED,
                    path,
                    "every exception has passed, the last on "
                            + dates.stream().max(String::compareTo).orElse(""),
                    null,
                    "write those of the coming year, or take `exceptions` away");
        }
    }

    private static boolean hasPassed(String date, LocalDate today) {
        try {
            return LocalDate.parse(date).isBefore(today);
        } catch (DateTimeException e) {
            throw new IllegalStateException("a file without mistakes has only dates here", e);
        }
    }
}
