package io.sluss.ivr.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are said in the service's own time, exactly, in both languages. */
class SpokenTimeTest {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # at                   | now                  | Swedish                                     | English
            2026-11-25T13:30:00Z   | 2026-11-25T09:00:00Z | i dag klockan 14.30                         | today at 2.30 pm
            2026-11-25T08:00:00Z   | 2026-11-25T07:00:00Z | i dag klockan 9.00                          | today at 9 am
            2026-11-26T13:00:00Z   | 2026-11-25T09:00:00Z | i morgon klockan 14.00                      | tomorrow at 2 pm
            2026-11-27T08:05:00Z   | 2026-11-25T09:00:00Z | fredag den 27 november klockan 9.05         | Friday 27 November at 9.05 am
            2026-12-02T13:30:00Z   | 2026-11-25T09:00:00Z | onsdag den 2 december klockan 14.30         | Wednesday 2 December at 2.30 pm
            # noon and midnight
            2026-11-25T11:00:00Z   | 2026-11-25T09:00:00Z | i dag klockan 12.00                         | today at 12 noon
            2026-11-25T11:15:00Z   | 2026-11-25T09:00:00Z | i dag klockan 12.15                         | today at 12.15 pm
            2026-11-25T23:00:00Z   | 2026-11-25T22:30:00Z | i morgon klockan 0.00                       | tomorrow at 12.00 am
            2026-11-25T23:15:00Z   | 2026-11-25T22:30:00Z | i morgon klockan 0.15                       | tomorrow at 12.15 am
            2026-11-25T23:15:00Z   | 2026-11-25T23:05:00Z | i dag klockan 0.15                          | today at 12.15 am
            2026-11-25T22:59:00Z   | 2026-11-25T09:00:00Z | i dag klockan 23.59                         | today at 11.59 pm
            # over the year
            2026-12-31T23:30:00Z   | 2026-12-31T22:00:00Z | i morgon klockan 0.30                       | tomorrow at 12.30 am
            2027-01-02T08:00:00Z   | 2026-12-30T08:00:00Z | lördag den 2 januari 2027 klockan 9.00      | Saturday 2 January 2027 at 9 am
            # 29 March 2026: the clock goes from 02 to 03
            2026-03-29T00:30:00Z   | 2026-03-28T12:00:00Z | i morgon klockan 1.30                       | tomorrow at 1.30 am
            2026-03-29T01:00:00Z   | 2026-03-28T12:00:00Z | i morgon klockan 3.00                       | tomorrow at 3 am
            2026-03-29T06:00:00Z   | 2026-03-28T23:30:00Z | i dag klockan 8.00                          | today at 8 am
            # 25 October 2026: the hour from 02 to 03 comes twice
            2026-10-25T00:30:00Z   | 2026-10-24T12:00:00Z | i morgon klockan 2.30 sommartid             | tomorrow at 2.30 am summer time
            2026-10-25T01:30:00Z   | 2026-10-24T12:00:00Z | i morgon klockan 2.30 normaltid             | tomorrow at 2.30 am winter time
            2026-10-25T02:00:00Z   | 2026-10-24T12:00:00Z | i morgon klockan 3.00                       | tomorrow at 3 am
            2026-10-26T07:00:00Z   | 2026-10-24T22:30:00Z | i morgon klockan 8.00                       | tomorrow at 8 am
            # summer
            2026-07-06T06:30:00Z   | 2026-07-01T06:30:00Z | måndag den 6 juli klockan 8.30              | Monday 6 July at 8.30 am
            """)
    void aTimeIsSaidAsPeopleSayIt(Instant at, Instant now, String swedish, String english) {
        assertEquals(swedish, SpokenTime.of(at, now, SWEDEN, "sv"));
        assertEquals(english, SpokenTime.of(at, now, SWEDEN, "en"));
    }
}
