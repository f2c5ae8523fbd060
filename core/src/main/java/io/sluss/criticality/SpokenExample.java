package io.sluss.criticality;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What a caller said, with what it was about: it teaches the recogniser, and is never matched word for word.
 *
 * @param wording the words
 * @param reason what it was about; null for none of the reasons
 * @param needsPerson whether that contact had to reach a person: it could not wait, or its reason is for a person
 */
public record SpokenExample(Wording wording, @Nullable ReasonId reason, boolean needsPerson) {}
