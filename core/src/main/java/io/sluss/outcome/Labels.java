package io.sluss.outcome;

import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.offer.Arm;
import org.jspecify.annotations.Nullable;

/**
 * What an event is counted under. Every value comes from the rules file or an enum, none from a caller.
 *
 * @param origin where the contact came in
 * @param region its region, or null
 * @param language its language, one that the rules file serves, or null
 * @param reason what it is about, or null when that is unknown
 * @param urgency how urgent it is, or null where the event does not know
 * @param arm its arm, or null where the event does not know
 * @param channel the channel's kind, or null for an event of the contact
 * @param channelName the channel's name, or null
 * @param ruleSet the version of the rules, or null where the event does not know
 */
public record Labels(
        Origin origin,
        @Nullable Region region,
        @Nullable String language,
        @Nullable ReasonId reason,
        @Nullable Urgency urgency,
        @Nullable Arm arm,
        @Nullable ChannelKind channel,
        @Nullable String channelName,
        @Nullable String ruleSet) {
    /**
     * Whether an offer counts in uptake: a person only where there was a choice, in the arm that was offered something.
     */
    public boolean isChoice() {
        return channel != null && (channel != ChannelKind.LIVE_AGENT || arm == Arm.OFFERED);
    }

    /** The same in another arm. */
    public Labels in(Arm other) {
        return new Labels(origin, region, language, reason, urgency, other, channel, channelName, ruleSet);
    }

    /** The same for one channel. */
    public Labels of(ChannelKind kind, String name) {
        return new Labels(origin, region, language, reason, urgency, arm, kind, name, ruleSet);
    }
}
