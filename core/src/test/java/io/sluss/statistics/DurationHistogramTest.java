package io.sluss.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluss.contact.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {
    @Test
    void percentiles_are_within_the_stated_error_and_the_mean_is_exact() {
        Seeds.each(50, random -> {
            DurationHistogram.Collected collected = new DurationHistogram.Collected();
            List<Long> all = new ArrayList<>();
            int size = 1 + random.nextInt(2_000);
            long sum = 0;
            for (int i = 0; i < size; i++) {
                long millis = (long) (1_000 * Math.exp(random.nextDouble() * Math.log(7 * 86_400)));
                all.add(millis);
                sum += millis;
                collected.add(Duration.ofMillis(millis));
            }
            Collections.sort(all);
            DurationHistogram histogram = collected.histogram();
            assertEquals(size, histogram.size());
            assertEquals((double) sum / size, histogram.mean().orElseThrow().toMillis(), 1);
            for (double share : new double[] {0.01, 0.5, 0.85, 0.95, 0.99, 1}) {
                double exact = all.get((int) Math.ceil(share * size - 1e-9) - 1);
                double told = histogram.percentile(share).orElseThrow().toMillis();
                assertTrue(
                        Math.abs(told - exact) <= DurationHistogram.ERROR * exact + 1,
                        share + ": " + told + " " + exact);
            }
        });
    }

    @Test
    void what_is_very_short_or_very_long_is_counted_too() {
        DurationHistogram.Collected collected = new DurationHistogram.Collected();
        collected.add(Duration.ZERO);
        assertEquals(Optional.of(Duration.ofMillis(500)), collected.histogram().percentile(1));
        collected.add(Duration.ofDays(1_000));
        double days = collected.histogram().percentile(1).orElseThrow().toMillis() / 86_400_000.0;
        assertEquals(7, days, 7 * 2 * DurationHistogram.ERROR);
    }

    @Test
    void of_nothing_nothing_is_told() {
        DurationHistogram.Collected collected = new DurationHistogram.Collected();
        DurationHistogram none = collected.histogram();
        collected.add(Duration.ofMinutes(1));
        assertTrue(none.mean().isEmpty() && none.percentile(0.5).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> none.percentile(0));
        assertThrows(IllegalArgumentException.class, () -> collected.add(Duration.ofMillis(-1)));
    }
}
