package io.sluss.whatif;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * All that the offers of a contact depend on once its words are judged.
 *
 * @param reason what it is about, or null
 * @param floor what it is raised to, whatever the reason
 */
record Judged(@Nullable ReasonId reason, Urgency floor) {}
