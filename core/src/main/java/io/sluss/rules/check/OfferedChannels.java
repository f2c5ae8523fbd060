package io.sluss.rules.check;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.criticality.ContactReason;
import io.sluss.matching.Channel;
import io.sluss.matching.ChannelKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds channels that no offer rule offers to a contact they serve, and rules that offer kinds that serve nobody. */
final class OfferedChannels {
    private final Examined file;
    private final OfferTable table;
    private final Findings findings;

    OfferedChannels(Examined file, OfferTable table, Findings findings) {
        this.file = file;
        this.table = table;
        this.findings = findings;
    }

    void report() {
        for (Channel channel : file.rules().channels()) {
            if (channel instanceof Channel.EService service && !isOffered(channel.kind(), service.reasons())) {
                neverOffered("e-services." + service.id(), service.id(), service.reasons());
            } else if (channel instanceof Channel.Callback callback
                    && !isOffered(channel.kind(), served(callback.reasons()))) {
                neverOffered(channel.id(), channel.id(), served(callback.reasons()));
            } else if (channel instanceof Channel.Booking booking) {
                report(booking);
            }
        }
        table.rules().forEach(this::offersNothing);
    }

    private void report(Channel.Booking booking) {
        Set<ReasonId> ofBooking = served(booking.reasons());
        if (!isOffered(booking.kind(), ofBooking)) {
            neverOffered(booking.id(), booking.id(), ofBooking);
            return;
        }
        for (Channel.Office office : booking.offices().values()) {
            Set<ReasonId> reasons = office.reasons().isEmpty() ? ofBooking : office.reasons();
            Region near = office.region();
            boolean offered = near == null
                    ? isOffered(booking.kind(), reasons)
                    : offering(booking.kind()).anyMatch(rule -> table.space().meets(rule.reached(), reasons, near));
            if (!offered) {
                neverOffered("booking.resources." + office.id(), office.id(), reasons);
            }
        }
    }

    private Stream<OfferRule> offering(ChannelKind kind) {
        return table.rules().stream().filter(rule -> rule.offers().contains(kind));
    }

    private boolean isOffered(ChannelKind kind, Set<ReasonId> reasons) {
        return offering(kind)
                .anyMatch(
                        rule -> table.space().reasonsIn(rule.reached()).stream().anyMatch(reasons::contains));
    }

    /** No reasons are every reason that can wait. */
    private Set<ReasonId> served(Set<ReasonId> reasons) {
        return !reasons.isEmpty()
                ? reasons
                : file.rules().reasons().stream()
                        .filter(ContactReason::offerable)
                        .map(ContactReason::id)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void neverOffered(String path, String name, Set<ReasonId> reasons) {
        String about = reasons.stream().map(ReasonId::value).sorted().limit(3).collect(Collectors.joining(", "));
        findings.add(
                FindingKind.CHANNEL_NEVER_OFFERED,
                "channels." + path,
                "no offer rule ever offers `" + name + "` to a contact about what it serves (" + about
                        + (reasons.size() > 3 ? ", …)" : ")"),
                null,
                "name its kind in a rule that such contacts get to, or take it away");
    }

    private void offersNothing(OfferRule rule) {
        Set<ReasonId> about = table.space().reasonsIn(rule.reached());
        if (rule.reached().isEmpty()) {
            return;
        }
        List<String> empty = new ArrayList<>();
        for (ChannelKind kind : rule.row().result()) {
            if (kind != ChannelKind.LIVE_AGENT && about.stream().noneMatch(reason -> serves(kind, reason))) {
                empty.add(Examined.quote(kind.label()));
            }
        }
        if (!empty.isEmpty()) {
            findings.add(
                    FindingKind.OFFERS_NOTHING,
                    Examined.offer(rule.index()) + ".offer",
                    "the rule “" + rule.row().name() + "” offers " + String.join(" and ", empty)
                            + ", but none serves any reason that gets to it",
                    table.space().describe(rule.reached().get(0)),
                    "take it out of the list, or let a channel serve such a reason");
        }
    }

    private boolean serves(ChannelKind kind, ReasonId reason) {
        return file.rules().channels().stream()
                .filter(channel -> channel.kind() == kind)
                .anyMatch(channel -> {
                    if (channel instanceof Channel.EService service) {
                        return service.reasons().contains(reason);
                    }
                    if (channel instanceof Channel.Callback callback) {
                        return served(callback.reasons()).contains(reason);
                    }
                    return channel instanceof Channel.Booking booking
                            && served(booking.reasons()).contains(reason)
                            && booking.offices().values().stream()
                                    .anyMatch(office -> office.reasons().isEmpty()
                                            || office.reasons().contains(reason));
                });
    }
}
