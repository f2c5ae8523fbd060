/**
 * What happens in a call, whatever platform carries it: what it is about, the safety question, at most two offers, a
 * promise, a person. It knows neither HTTP nor VoiceXML. A platform's adapter hands {@link io.sluss.ivr.call.Calls} what
 * the caller did and renders the {@link io.sluss.ivr.call.Step} it gets.
 */
@NullMarked
package io.sluss.ivr.call;

import org.jspecify.annotations.NullMarked;
