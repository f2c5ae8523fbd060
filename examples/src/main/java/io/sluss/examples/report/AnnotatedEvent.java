package io.sluss.examples.report;

import io.sluss.contact.Localized;
import java.time.LocalDate;

/**
 * Something that whoever asks for the report knows of, and that may explain a day.
 *
 * @param date when
 * @param text what
 */
record AnnotatedEvent(LocalDate date, Localized text) {}
