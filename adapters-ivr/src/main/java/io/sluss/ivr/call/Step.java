package io.sluss.ivr.call;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a platform is to do next: say, then collect, transfer or end. Immutable; holds no number and nothing the caller
 * said.
 *
 * @param kind what follows the words
 * @param language the language of the words, an ISO 639-1 code
 * @param says what is said, in order
 * @param collect what is collected, for {@link Kind#ASK}
 * @param queue where the call goes, for {@link Kind#TRANSFER}
 * @param emergency whether someone may be in danger: such a call is never ended
 * @param variables what the platform or the agent is told, by name
 */
public record Step(
        Kind kind,
        String language,
        List<String> says,
        @Nullable Collect collect,
        @Nullable String queue,
        boolean emergency,
        Map<String, String> variables) {

    /** What follows the words. */
    public enum Kind {
        /** An answer is collected. */
        ASK,
        /** The call goes to a queue. */
        TRANSFER,
        /** The call ends. */
        END,
        /** Nothing: the caller is gone. */
        NOTHING
    }

    /** Copies the words and the variables. */
    public Step {
        says = says.stream().filter(text -> !text.isBlank()).toList();
        variables = Map.copyOf(variables);
    }

    static Step ask(String language, List<String> says, Collect collect, boolean emergency) {
        return new Step(Kind.ASK, language, says, collect, null, emergency, Map.of());
    }

    static Step transfer(
            String language, List<String> says, String queue, boolean emergency, Map<String, String> variables) {
        return new Step(Kind.TRANSFER, language, says, null, queue, emergency, variables);
    }

    static Step end(String language, List<String> says, Map<String, String> variables) {
        return new Step(Kind.END, language, says, null, null, false, variables);
    }

    static Step nothing(String language) {
        return new Step(Kind.NOTHING, language, List.of(), null, null, false, Map.of());
    }
}
