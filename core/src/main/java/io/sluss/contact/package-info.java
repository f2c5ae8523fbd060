/**
 * Who comes in: one {@link io.sluss.contact.Contact} by phone, web, e-mail or at the counter, what is known of it, and
 * the {@link io.sluss.contact.Situation} it comes into. Nothing here is ever printed that a caller said or is called.
 */
@NullMarked
package io.sluss.contact;

import org.jspecify.annotations.NullMarked;
