package io.sluss.examples.serve;

import io.sluss.contact.KeyRing;
import io.sluss.examples.RulesSource;
import io.sluss.examples.storage.PostgresAddress;
import io.sluss.examples.storage.PostgresStorage;
import io.sluss.promise.CallResult;
import io.sluss.promise.PromiseId;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A node as a process of its own whose clock the test sets; agents speak to it through its standard input: {@code take
 * RESOURCE} is answered {@code PROMISE HOLDER} or {@code nothing}, {@code reached PROMISE HOLDER} is answered {@code true}
 * or {@code false}.
 */
final class Node {
    /** The same on all nodes. */
    static final KeyRing KEYS =
            KeyRing.derivedFrom("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private Node() {}

    public static void main(String[] args) throws Exception {
        ServeOptions options = ServeOptions.toTry(RulesSource.of(args[1]), new FileClock(Path.of(args[2])))
                .withoutHealthChecks()
                .sharing(PostgresStorage.at(new PostgresAddress(args[0], null, null)), KEYS);
        try (RunningServer server = RunningServer.start(options);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("Sluss serves at " + server.address());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(answer(server, line.split(" ")));
            }
        }
    }

    private static String answer(RunningServer server, String[] said) {
        var callbacks = server.sluss().callbacks();
        return switch (said[0]) {
            case "take" ->
                callbacks
                        .take(said[1])
                        .map(taken -> taken.id().text() + " " + taken.holder())
                        .orElse("nothing");
            case "reached" -> "" + callbacks.report(new PromiseId(said[1]), said[2], CallResult.REACHED);
            default -> throw new IllegalArgumentException(said[0]);
        };
    }
}
