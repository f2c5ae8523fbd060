package io.sluss.examples.serve;

import io.sluss.contact.KeyRing;
import io.sluss.examples.RulesSource;
import io.sluss.ivr.VoiceOptions;
import java.time.InstantSource;

/**
 * What a server is started with.
 *
 * @param host the address to listen at
 * @param port the port, 0 for any that is free
 * @param rules where the rules come from
 * @param keys the secrets of ids and caller hashes
 * @param voice how calls are answered
 * @param clock the time
 */
public record ServeOptions(
        String host, int port, RulesSource rules, KeyRing keys, VoiceOptions voice, InstantSource clock) {
    /** This machine only, any free port, keys of this run alone. */
    public static ServeOptions toTry(RulesSource rules, InstantSource clock) {
        return new ServeOptions("127.0.0.1", 0, rules, KeyRing.random(), VoiceOptions.defaults(), clock);
    }
}
