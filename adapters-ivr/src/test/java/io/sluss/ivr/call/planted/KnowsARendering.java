package io.sluss.ivr.call.planted;

import io.sluss.ivr.VoiceOptions;

/** Breaks a rule on purpose. */
final class KnowsARendering {
    final VoiceOptions options = VoiceOptions.defaults();
}
