package io.sluss.architecture.bad.offer;

import java.util.Optional;
import org.slf4j.Logger;

/** Planted. */
public final class ReturnsThirdParty {
    public Optional<Logger> log() {
        return Optional.empty();
    }
}
