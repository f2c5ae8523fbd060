package io.sluss.web.planted;

import com.fasterxml.jackson.core.JsonFactory;
import java.util.List;

/** Breaks a rule on purpose: a type of Jackson stands in public signatures, once hidden in a type argument. */
public final class ShowsJackson {
    /** Gives them. */
    public List<JsonFactory> factories() {
        return List.of();
    }
}
