package io.sluss.matching;

import java.time.Instant;

/**
 * Whether a channel is up, as somebody saw it at a time.
 *
 * @param up whether it can be used
 * @param seenAt when that was seen; older than a minute is taken as down
 */
public record Availability(boolean up, Instant seenAt) {}
