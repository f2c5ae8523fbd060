package io.sluss.examples.serve;

import io.sluss.contact.KeyRing;
import io.sluss.examples.RulesSource;
import io.sluss.examples.storage.Storage;
import io.sluss.ivr.VoiceOptions;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a server is started with.
 *
 * @param host the address to listen at
 * @param port the port, 0 for any that is free
 * @param rules where the rules come from
 * @param keys the secrets of ids and caller hashes
 * @param voice how calls are answered
 * @param candidate rules to be tried out, or null
 * @param consoleToken what whoever uses the console must know, or null where only this machine may
 * @param webhook which other system is told what happens, or null
 * @param healthChecks whether e-services are asked if they are up
 * @param storage where the books are kept; closed with the server
 * @param clock the time; that of the simulation, where there is one
 * @param simulated contacts that are played beside those that come in, or null
 */
public record ServeOptions(
        String host,
        int port,
        RulesSource rules,
        KeyRing keys,
        VoiceOptions voice,
        @Nullable TriedRules candidate,
        @Nullable String consoleToken,
        @Nullable WebhookTarget webhook,
        boolean healthChecks,
        Storage storage,
        InstantSource clock,
        @Nullable PlayedContacts simulated) {
    /** This machine only, any free port, keys of this run alone. */
    public static ServeOptions toTry(RulesSource rules, InstantSource clock) {
        return new ServeOptions(
                "127.0.0.1",
                0,
                rules,
                KeyRing.random(),
                VoiceOptions.defaults(),
                null,
                null,
                null,
                true,
                Storage.inMemory(),
                clock,
                null);
    }

    /** The same with rules that are tried out. */
    public ServeOptions trying(TriedRules tried) {
        return new ServeOptions(
                host, port, rules, keys, voice, tried, consoleToken, webhook, healthChecks, storage, clock, simulated);
    }

    /** The same with every e-service taken to be up. */
    public ServeOptions withoutHealthChecks() {
        return new ServeOptions(
                host, port, rules, keys, voice, candidate, consoleToken, webhook, false, storage, clock, simulated);
    }

    /** The same with a console for whoever knows a token. */
    public ServeOptions withConsoleToken(String token) {
        return new ServeOptions(
                host, port, rules, keys, voice, candidate, token, webhook, healthChecks, storage, clock, simulated);
    }

    /** The same with another system that is told what happens. */
    public ServeOptions telling(WebhookTarget target) {
        return new ServeOptions(
                host,
                port,
                rules,
                keys,
                voice,
                candidate,
                consoleToken,
                target,
                healthChecks,
                storage,
                clock,
                simulated);
    }

    /** The same with books that other nodes may share: then with keys that they share too. */
    public ServeOptions sharing(Storage shared, KeyRing sharedKeys) {
        return new ServeOptions(
                host,
                port,
                rules,
                sharedKeys,
                voice,
                candidate,
                consoleToken,
                webhook,
                healthChecks,
                shared,
                clock,
                simulated);
    }

    /** The same with contacts that are played, in their time. */
    public ServeOptions playing(PlayedContacts contacts) {
        return new ServeOptions(
                host,
                port,
                rules,
                keys,
                voice,
                candidate,
                consoleToken,
                webhook,
                healthChecks,
                storage,
                contacts.clock(),
                contacts);
    }
}
