package io.sluss.whatif;

import io.sluss.contact.Contact;
import io.sluss.contact.Origin;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a contact but for where, when, why and what was said. */
record Traits(
        Origin origin,
        @Nullable String language,
        Set<String> signals,
        Set<String> declined,
        @Nullable Integer age,
        @Nullable Boolean eId) {
    static Traits of(Contact contact) {
        return new Traits(
                contact.origin(),
                contact.language(),
                contact.signals(),
                contact.declined(),
                contact.age(),
                contact.eId());
    }

    @Override
    public String toString() {
        return "Traits[" + origin + "]"; // the rest may be personal
    }
}
