package io.sluss.rules;

import io.sluss.criteria.TimeWindow;
import java.time.Duration;

/**
 * What the service has set out to do: a share of its calls answered within a time, between hours.
 *
 * @param share 0-1
 * @param within how soon
 * @param between the local hours it is counted in
 */
public record ServiceLevel(double share, Duration within, TimeWindow between) {}
