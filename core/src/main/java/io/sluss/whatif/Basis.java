package io.sluss.whatif;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What a contact's reason rests on.
 *
 * @param reason the reason that was stated or, with a verdict, judged; null for none
 * @param verdict the urgency that was judged and recorded, or null when there is no record of a judgement
 * @param wordsLost whether words were said that are not kept
 */
record Basis(@Nullable ReasonId reason, @Nullable Urgency verdict, boolean wordsLost) {}
