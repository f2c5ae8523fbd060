package io.sluss.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which rules are in force, and their texts, for all nodes of one service: a change made on one is seen by the
 * others. Every change has the number after the one before, so that of two made at once one is refused. Must be
 * thread-safe; may block, since it is never asked on the path of a decision. When it throws, the rules before stay in
 * force, and the change is not made, or is seen as one that another node made.
 */
public interface RuleSetStore {
    /** The number of the last change, 0 before the first. Every node asks about once a second, so it must be cheap. */
    long sequence();

    /** What the last change put in force; empty before the first. */
    Optional<InForce> inForce();

    /**
     * Makes a change: takes the texts in that it has not, and puts rules in force; both or neither.
     *
     * @param next what is in force from now on; its number is the one after {@link #sequence()}
     * @param texts those of the versions it names, unless the store has them
     * @return false, and nothing has changed, when its number is another one: somebody else made a change
     * @throws IllegalArgumentException if it names live or tried versions whose text there is not
     */
    boolean change(InForce next, Collection<Text> texts);

    /** The text of a version, in force or earlier. */
    Optional<Text> text(String version);

    /** The versions there are texts of, the last one taken in first. */
    List<String> versions();

    /**
     * A store in this process's memory, which a restart loses.
     *
     * @param most so many texts are kept, 2 or more; the oldest that is not in force makes room
     */
    static RuleSetStore inMemory(int most) {
        return new InMemoryRuleSetStore(most);
    }

    /**
     * What is in force after a change.
     *
     * @param sequence the change's number, from 1
     * @param live the version of the live rules
     * @param trial what is tried out, or null
     * @param withdrawn the versions taken back for good, the first one first
     * @param at when the change was made
     * @param by the node that made it
     */
    record InForce(long sequence, String live, @Nullable Tried trial, List<String> withdrawn, Instant at, String by) {
        /** Copies the withdrawn versions. */
        public InForce {
            withdrawn = List.copyOf(withdrawn);
        }

        /** The versions whose texts are needed: the live one, and the one that is tried out. */
        public List<String> named() {
            return trial == null ? List.of(live) : List.of(live, trial.version());
        }

        /** Whether the same rules are in force, whoever put them there and when. */
        public boolean isSameAs(InForce other) {
            return equals(new InForce(sequence, other.live(), other.trial(), other.withdrawn(), at, by));
        }
    }

    /**
     * Rules that are tried out.
     *
     * @param version their version
     * @param share the share of callers who get them, 0-1
     * @param salt names the trial
     */
    record Tried(String version, double share, String salt) {}

    /**
     * The text of a version of the rules.
     *
     * @param version the version
     * @param source the text, of which {@link RuleSetFile#parse} makes the rules
     * @param at when it was first put in force or tried out
     * @param by the node that did
     */
    record Text(String version, String source, Instant at, String by) {
        /** Not the text, which is long. */
        @Override
        public String toString() {
            return "Text[" + version + ", " + source.length() + " characters, " + at + ", " + by + "]";
        }
    }
}
