package io.sluss.examples.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Issue 2: times as registers write them; 38 % of the real ones have an hour of one digit. */
class ArrivalTimeTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @Test
    void theSameMomentInEveryFormIsTheSame() {
        Instant moment = Instant.parse("2022-09-29T05:56:30Z");
        for (String text : new String[] {
            "2022-09-29T07:56:30+02:00",
            "2022-09-29T05:56:30Z",
            "2022-09-29t05:56:30z",
            "2022-09-29 7:56:30 +02:00",
            "2022-09-29 07:56:30 +02:00",
            "2022-09-29 07:56:30+0200",
            "2022-09-29 07:56:30 +02",
            "2022-09-29 7:56:30",
            "2022-09-29T07:56:30",
            "2022-9-29 7:56:30",
            " 2022-09-29 7:56:30 +02:00 "
        }) {
            assertEquals(Optional.of(moment), ArrivalTime.read(text, STOCKHOLM), text);
        }
    }

    @Test
    void fractionsAndMissingSecondsAreRead() {
        assertEquals(
                Optional.of(Instant.parse("2022-09-29T05:56:30.25Z")),
                ArrivalTime.read("2022-09-29T05:56:30.25Z", STOCKHOLM));
        assertEquals(
                Optional.of(Instant.parse("2022-09-29T05:56:00Z")), ArrivalTime.read("2022-09-29 7:56", STOCKHOLM));
    }

    @Test
    void whatIsNoMomentIsNone() {
        for (String text : new String[] {
            "",
            "i går",
            "2022-09-29",
            "07:56:30",
            "2022-02-30 07:56:30",
            "2022-09-29 25:00:00",
            "2022-09-29 7:5:30",
            "2022-09-29T07:56:30+99:00",
            "29/9 2022 07:56",
            "2022-09-29 07:56:30 CEST",
            "99999-01-01T00:00:00Z"
        }) {
            assertEquals(Optional.empty(), ArrivalTime.read(text, STOCKHOLM), text);
        }
    }

    @Test
    void anHourThatTheClockSkipsOrRepeatsIsStillAMoment() {
        assertEquals(
                Optional.of(Instant.parse("2026-03-29T01:30:00Z")), ArrivalTime.read("2026-03-29 2:30", STOCKHOLM));
        assertEquals(
                Optional.of(Instant.parse("2026-10-25T00:30:00Z")), ArrivalTime.read("2026-10-25 2:30", STOCKHOLM));
    }
}
