package io.sluss.examples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What a command did: its exit code and what it wrote. */
public record Run(int code, String out, String err) {
    /** Runs a command in this process. */
    public static Run sluss(String... args) {
        return with(Map.of(), args);
    }

    /** Runs a command in this process with an environment. */
    public static Run with(Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(environment, new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Run(code, out.toString(), err.toString());
    }
}
