package io.sluss.jdbc.planted;

import io.sluss.Sluss;

/** Breaks a rule on purpose. */
final class KnowsTheFrontDoor {
    void tidyUp(Sluss sluss) {
        sluss.maintain();
    }
}
