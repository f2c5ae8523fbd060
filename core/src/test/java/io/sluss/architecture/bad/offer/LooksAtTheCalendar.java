package io.sluss.architecture.bad.offer;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;

/** Planted. */
final class LooksAtTheCalendar {
    Function<ZoneId, LocalDate> go() {
        return LocalDate::now;
    }
}
