package io.sluss.rules;

import io.sluss.contact.Localized;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelMode;
import io.sluss.matching.OpeningHours;
import io.sluss.matching.SlotPlan;
import io.sluss.rules.FileNode.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code channels.callback} and {@code channels.booking}: what is promised for a time. */
final class SlotChannelsReader {
    static final Duration DEFAULT_LEAD_TIME = Duration.ofMinutes(30);
    static final Duration DEFAULT_HORIZON = Duration.ofDays(5);

    private static final int MOST_CAPACITY = 10_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST_SLOT = Duration.ofDays(1);
    private static final Duration LONGEST_HORIZON = Duration.ofDays(366);

    private final Known known;
    private final Mistakes mistakes;
    private final Scalars scalars;
    private final LocalizedReader localized;
    private final HoursReader hours;

    SlotChannelsReader(Head head, Known known, Mistakes mistakes) {
        this.known = known;
        this.mistakes = mistakes;
        this.scalars = new Scalars(mistakes);
        this.localized = new LocalizedReader(head.languages(), mistakes);
        this.hours = new HoursReader(head, mistakes);
    }

    Channel.@Nullable Callback callback(Section channels) {
        if (!channels.has("callback")) {
            return null;
        }
        Section section = channels.section("callback", KnownKeys.CALLBACK);
        Localized label = localized.label(section);
        SlotPlan plan = plan(section, hours.read(section));
        Boolean perRegion = scalars.choice(section.scalar("per"), Scalars.values("region", true, "service", false));
        if (Boolean.TRUE.equals(perRegion) && known.regions().isEmpty()) {
            section.wrong("per", "capacity is counted per region, but the file has no regions", "write `per: service`");
        }
        Set<ReasonId> reasons = known.offerableIn(section.oneOrMore("reasons"));
        return new Channel.Callback(
                label,
                plan,
                Objects.requireNonNullElse(perRegion, false),
                modes(section),
                reasons,
                skills(section, reasons));
    }

    private List<Channel.Skill> skills(Section callback, Set<ReasonId> served) {
        List<Channel.Skill> skills = new ArrayList<>();
        callback.freeSection("skills", "name: {languages: [en], capacity: 2}")
                .named()
                .forEach((name, node) -> {
                    Section section = Section.of(node, KnownKeys.SKILL, mistakes);
                    if (!section.isEmpty() && !section.has("languages") && !section.has("reasons")) {
                        section.missing("languages", "write the `languages` or the `reasons` that set it apart");
                    }
                    Set<String> languages = known.languagesIn(section.oneOrMore("languages"));
                    Set<ReasonId> reasons = reasonsWithin(section, served, "callbacks are made for", "callback");
                    Integer capacity = capacity(section);
                    skills.add(new Channel.Skill(name, languages, reasons, capacity == null ? 1 : capacity));
                });
        return skills;
    }

    private Set<ChannelMode> modes(Section section) {
        Set<ChannelMode> both = EnumSet.of(ChannelMode.NEXT_SLOT, ChannelMode.CHOSEN_TIME);
        Set<ChannelMode> modes = EnumSet.noneOf(ChannelMode.class);
        for (Text text : section.oneOrMore("modes")) {
            ChannelMode mode = scalars.choice(text, byLabel(both));
            if (mode != null) {
                modes.add(mode);
            }
        }
        return modes.isEmpty() ? both : modes;
    }

    private static Map<String, ChannelMode> byLabel(Set<ChannelMode> modes) {
        Map<String, ChannelMode> map = new LinkedHashMap<>();
        modes.forEach(mode -> map.put(mode.label(), mode));
        return map;
    }

    Channel.@Nullable Booking booking(Section channels) {
        if (!channels.has("booking")) {
            return null;
        }
        Section section = channels.section("booking", KnownKeys.BOOKING);
        Localized label = localized.label(section);
        SlotPlan plan = plan(section, hours.read(section));
        scalars.choice(section.scalar("per"), Map.of("office", true));
        Set<ReasonId> reasons = known.offerableIn(section.oneOrMore("reasons"));
        Section resources = section.freeSection("resources", "name: {label: …, place: …, mode: visit}");
        if (section.find("resources") instanceof FileNode.Fields && resources.isEmpty()) {
            section.wrong(
                    "resources", "there is no office to book a time at", "write at least one, or take `booking` away");
        }
        Map<String, Channel.Office> offices = new LinkedHashMap<>();
        resources.named().forEach((name, node) -> {
            Section office = Section.of(node, KnownKeys.OFFICE, mistakes);
            offices.put(name, office(name, office, section, plan, reasons));
        });
        return new Channel.Booking(label, offices, reasons);
    }

    private Channel.Office office(
            String name, Section section, Section booking, SlotPlan ofBooking, Set<ReasonId> served) {
        Localized label = localized.label(section);
        String place = scalars.words(section.scalar("place"));
        Set<ChannelMode> all = EnumSet.of(ChannelMode.VISIT, ChannelMode.PHONE, ChannelMode.FILL_IN_TOGETHER);
        ChannelMode mode = scalars.choice(section.scalar("mode"), byLabel(all));
        Region region = known.region(section.scalar("region"));
        Set<ReasonId> reasons = reasonsWithin(section, served, "times can be booked for", "booking");
        OpeningHours open = hours.read(section, booking);
        Integer capacity = capacity(section);
        SlotPlan plan = new SlotPlan(
                open,
                ofBooking.slot(),
                capacity == null ? ofBooking.capacity() : capacity,
                ofBooking.leadTime(),
                ofBooking.horizon());
        if (section.has("hours") || section.has("exceptions")) {
            checkFits(section, open, ofBooking.slot());
        }
        return new Channel.Office(
                name,
                label,
                Objects.requireNonNullElse(place, ""),
                Objects.requireNonNullElse(mode, ChannelMode.VISIT),
                region,
                Set.copyOf(new LinkedHashSet<>(reasons)),
                plan);
    }

    /** The reasons of a part of a channel, which lie within the channel's own where it names any. */
    private Set<ReasonId> reasonsWithin(Section part, Set<ReasonId> served, String done, String channel) {
        List<Text> named = part.oneOrMore("reasons");
        Set<ReasonId> reasons = known.offerableIn(named);
        for (Text text : named) {
            boolean unserved = reasons.stream()
                            .anyMatch(reason -> reason.value().equals(text.value()))
                    && served.stream().noneMatch(reason -> reason.value().equals(text.value()));
            if (!served.isEmpty() && unserved) {
                String what = Mistakes.quote(text.value()) + " is none of the reasons that " + done;
                mistakes.add(text, what, "add it to the `reasons` of `" + channel + "`, or take it away here");
            }
        }
        return reasons;
    }

    private SlotPlan plan(Section section, OpeningHours open) {
        Duration slot = scalars.duration(section.scalar("slot"), MINUTE, LONGEST_SLOT);
        Duration lead = scalars.duration(section.scalar("lead-time"), Duration.ZERO, LONGEST_HORIZON);
        Duration horizon = scalars.duration(section.scalar("horizon"), MINUTE, LONGEST_HORIZON);
        Duration leadTime = Objects.requireNonNullElse(lead, DEFAULT_LEAD_TIME);
        Duration until = Objects.requireNonNullElse(horizon, DEFAULT_HORIZON);
        boolean bothRead = (lead != null || !section.has("lead-time")) && (horizon != null || !section.has("horizon"));
        if (bothRead && leadTime.compareTo(until) >= 0) {
            String what = "no time can ever be had: the earliest is " + Scalars.written(leadTime)
                    + " ahead (`lead-time`), the latest " + Scalars.written(until) + " (`horizon`)";
            section.wrong(lead == null ? "horizon" : "lead-time", what, "make `lead-time` shorter than `horizon`");
        }
        if (slot != null) {
            checkFits(section, open, slot);
        }
        Integer capacity = capacity(section);
        return new SlotPlan(open, slot == null ? MINUTE : slot, capacity == null ? 1 : capacity, leadTime, until);
    }

    private @Nullable Integer capacity(Section section) {
        return scalars.number(section.scalar("capacity"), 1, MOST_CAPACITY);
    }

    private static void checkFits(Section section, OpeningHours open, Duration slot) {
        long longest = open.longestMinutes();
        if (longest > 0 && slot.toMinutes() > longest) {
            String what = "no slot of " + Scalars.written(slot) + " fits: the longest opening is "
                    + Scalars.written(Duration.ofMinutes(longest));
            section.wrong("hours", what, "make the slot shorter, or the opening longer");
        }
    }
}
