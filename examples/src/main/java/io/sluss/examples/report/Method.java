package io.sluss.examples.report;

import java.time.Duration;

/**
 * How it is measured.
 *
 * @param least shares of fewer are not shown, 0 or more
 * @param followUp how long a caller is followed to tell what offers changed
 * @param perCompletion how long staff are busy with completing what a caller began
 * @param review how many contacts are drawn for people to look at
 * @param seed what they are drawn by
 */
record Method(int least, Duration followUp, Duration perCompletion, int review, long seed) {}
