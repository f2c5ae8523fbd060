package io.sluss.ivr.call;

/** What the caller answered to a question, by key or in words that can be nothing else. */
enum Answer {
    /** Yes. */
    YES,
    /** No. */
    NO,
    /** Another time than the one proposed. */
    OTHER_TIME,
    /** A person, please. */
    PERSON,
    /** Nothing that can be made out. */
    NONE;

    /** The answer; words win over keys. */
    static Answer of(CallInput input) {
        if (!input.words().isBlank()) {
            return ofWords(input);
        }
        return switch (input.keys()) {
            case Collect.YES -> YES;
            case Collect.NO -> NO;
            case Collect.OTHER_TIME -> OTHER_TIME;
            case Collect.PERSON -> PERSON;
            default -> NONE;
        };
    }

    /**
     * A yes that the platform is not sure of is none; a no or a wish for a person costs nothing. Where another answer may
     * have been given instead, nobody knows which.
     */
    private static Answer ofWords(CallInput input) {
        Double confidence = input.confidence();
        boolean unsure = confidence != null && confidence < ReasonStage.LEAST_CONFIDENCE;
        SpokenAnswer said = SpokenAnswer.of(input.words());
        boolean torn = input.alternatives().stream()
                .map(SpokenAnswer::of)
                .anyMatch(instead -> instead != SpokenAnswer.UNCLEAR && instead != said);
        if (torn && said != SpokenAnswer.PERSON) {
            return NONE;
        }
        return switch (said) {
            case YES -> unsure ? NONE : YES;
            case NO -> NO;
            case OTHER_TIME -> unsure ? NONE : OTHER_TIME;
            case PERSON -> PERSON;
            case UNCLEAR -> NONE;
        };
    }
}
