package io.sluss.examples.simulate;

import io.sluss.contact.CallerNumber;
import io.sluss.contact.Contact;
import io.sluss.contact.ContactId;
import io.sluss.contact.Origin;
import io.sluss.contact.ReasonId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a matter.
 *
 * @param at when they come in
 * @param origin where
 * @param region their region
 * @param language sv or en
 * @param caller who; 0 or less for somebody who is not recognised when they come back
 * @param reason what it is truly about
 * @param words what they say, or null where they pick the reason from a list
 * @param clearer what they say when they are asked again, or null
 * @param time the number of times they have come about it, 0 the first
 */
record Call(
        Instant at,
        Origin origin,
        String region,
        String language,
        long caller,
        ReasonId reason,
        @Nullable String words,
        @Nullable String clearer,
        int time) {
    private static final int ONE_IN_HAS_NO_E_ID = 9;

    /** As a front end hands it over. */
    Contact contact(@Nullable Duration expectedWait) {
        Contact.Builder contact = Contact.from(origin)
                .region(region)
                .language(language)
                .arrivedAt(at)
                .utterance(words)
                .expectedWait(expectedWait);
        if (words == null) {
            contact.reason(reason.value());
        }
        if (origin == Origin.WEB) { // where it is asked at the log-in
            contact.eId(caller % ONE_IN_HAS_NO_E_ID != 0);
        }
        return contact.callerNumber(CallerNumber.simulated(caller)).build();
    }

    /** What they say when they are asked again. */
    Contact again(ContactId id) {
        return Contact.from(origin).id(id).utterance(clearer).build();
    }

    /** The same at another moment. */
    Call at(Instant when) {
        return new Call(when, origin, region, language, caller, reason, words, clearer, time);
    }

    /** The same person about the same thing, later and by telephone. */
    Call again(Instant when) {
        return new Call(when, Origin.PHONE, region, language, caller, reason, words, clearer, time + 1);
    }
}
