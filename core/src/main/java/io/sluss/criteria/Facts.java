package io.sluss.criteria;

import io.sluss.contact.Contact;
import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import io.sluss.contact.Situation;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a criterion can ask about.
 *
 * @param contact the contact
 * @param situation what it comes into
 * @param local the service's local time at that moment
 * @param holiday whether the local day is a holiday
 * @param region the region, found from the contact's region or place; null when unknown
 * @param place the contact's place in lower case; null when unknown
 * @param reason the reason judged; null while it is not, or when it is unknown
 */
public record Facts(
        Contact contact,
        Situation situation,
        ZonedDateTime local,
        boolean holiday,
        @Nullable Region region,
        @Nullable String place,
        @Nullable ReasonId reason) {

    /** The same facts once the reason is judged. */
    public Facts withReason(@Nullable ReasonId judged) {
        return new Facts(contact, situation, local, holiday, region, place, judged);
    }
}
