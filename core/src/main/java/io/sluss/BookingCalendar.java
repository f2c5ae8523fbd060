package io.sluss;

import io.sluss.contact.Localized;
import io.sluss.contact.ReasonId;
import io.sluss.criticality.ContactReason;
import io.sluss.promise.CalendarFile;
import io.sluss.promise.Promise;
import io.sluss.rules.RuleSet;
import java.time.InstantSource;
import java.util.Optional;

/** Which promises have a calendar file: bookings, unless only a person may serve what they are about. Thread-safe. */
final class BookingCalendar {
    private static final String TITLE = "calendar-title";

    private final RulesInForce rules;
    private final OpenContacts contacts;
    private final InstantSource clock;

    BookingCalendar(RulesInForce rules, OpenContacts contacts, InstantSource clock) {
        this.rules = rules;
        this.contacts = contacts;
        this.clock = clock;
    }

    Optional<CalendarFile> file(Promise promise) {
        RuleSet live = rules.now().live();
        if (promise.isCallback() || isPersonsBusiness(promise, live)) {
            return Optional.empty();
        }
        String language = promise.about().language();
        String title = live.texts()
                .find(TITLE)
                .map((Localized text) -> text.in(language))
                .orElse(null);
        return Optional.of(CalendarFile.of(promise, title, clock.instant()));
    }

    /** It may have become so, or have turned out to be so, after it was promised. */
    private boolean isPersonsBusiness(Promise promise, RuleSet live) {
        OpenContact contact = contacts.find(promise.contact());
        ReasonId reason = promise.about().reason();
        return (contact != null && contact.personOnly())
                || (reason != null
                        && live.reason(reason).filter(ContactReason::personOnly).isPresent());
    }
}
