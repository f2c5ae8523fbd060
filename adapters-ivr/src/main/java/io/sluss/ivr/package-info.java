/**
 * The adapter for voice platforms. {@link io.sluss.ivr.VoiceXmlServlet} speaks VoiceXML 2.1 over HTTP; the call flow
 * itself lies in a package of its own and knows nothing of it.
 */
@NullMarked
package io.sluss.ivr;

import org.jspecify.annotations.NullMarked;
