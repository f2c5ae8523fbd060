package io.sluss.web;

import io.sluss.outcome.Settlement;

/** Answers to what a front end reports of an offer. */
final class SettlementReply {
    static final String NEVER_ISSUED = "the offer's id was never issued";

    private SettlementReply() {}

    /**
     * 204 where the report stands.
     *
     * @throws Problem where it does not
     */
    static Reply of(Settlement settlement) {
        if (settlement.stands()) {
            return Reply.empty(204);
        }
        throw refusal(settlement);
    }

    /** Why a report does not stand. */
    static Problem refusal(Settlement settlement) {
        return switch (settlement.status()) {
            case UNKNOWN -> Problem.of(ProblemType.UNKNOWN_OFFER, NEVER_ISSUED);
            case EXPIRED -> problem(ProblemType.EXPIRED, "the offer expired before it was settled", settlement);
            case LOST ->
                Problem.of(
                        ProblemType.LOST, "it cannot be told any more what became of the offer; nothing was counted");
            case CONTRADICTED ->
                problem(ProblemType.CONTRADICTED, "another outcome stands, and the first one holds", settlement);
            case ANSWERS_NEEDED ->
                Problem.of(
                        ProblemType.ANSWERS_NEEDED,
                        "the offer can be accepted when these questions are answered",
                        json -> json.strings("missing", settlement.missing()));
            case WITHDRAWN -> Problem.of(ProblemType.WITHDRAWN, "the offer was taken back; a person is what remains");
            case PROMISE_NEEDED ->
                Problem.of(ProblemType.PROMISE_NEEDED, "a callback or booking is accepted by POST …/promise");
            case NOT_ACCEPTED -> problem(ProblemType.NOT_ACCEPTED, "this can only follow ACCEPTED", settlement);
            case SETTLED, REPEATED -> throw new IllegalStateException("the report stands");
        };
    }

    private static Problem problem(ProblemType type, String detail, Settlement settlement) {
        return Problem.of(
                type,
                detail,
                json -> json.put(
                        "standing",
                        settlement.standing() == null
                                ? null
                                : settlement.standing().name()));
    }
}
