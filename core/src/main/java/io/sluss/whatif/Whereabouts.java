package io.sluss.whatif;

import io.sluss.contact.Contact;
import io.sluss.contact.Region;
import org.jspecify.annotations.Nullable;

/** Where a contact is about, as it was recorded. */
record Whereabouts(@Nullable Region region, @Nullable String place) {
    static Whereabouts of(Contact contact) {
        return new Whereabouts(contact.region(), contact.place());
    }
}
