package io.sluss.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A rules file has mistakes and was not loaded. */
public final class RulesFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /**
     * Carries every mistake.
     *
     * @param mistakes all of them, in the order of the file
     */
    public RulesFileException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining(System.lineSeparator())));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All the mistakes, in the order of the file. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
