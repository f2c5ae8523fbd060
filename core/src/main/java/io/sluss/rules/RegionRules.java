package io.sluss.rules;

import io.sluss.contact.Localized;
import io.sluss.contact.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region of the service.
 *
 * @param region its name
 * @param label what people call it
 * @param places its places, as written
 * @param overflow the region whose queue helps out, or null
 */
public record RegionRules(
        Region region,
        Localized label,
        List<String> places,
        @Nullable Region overflow) {
    /** Copies the places. */
    public RegionRules {
        places = List.copyOf(places);
    }
}
