package io.sluss.benchmarks;

import io.sluss.criteria.Facts;

/**
 * A contact for the compared tables, as Sluss has it and as plain values.
 *
 * @param facts the contact as Sluss has it
 * @param answer the name of the rule that it finds
 */
record TableContact(
        Facts facts,
        String origin,
        String reason,
        String region,
        String place,
        String language,
        String weekday,
        int minute,
        int day,
        int waiting,
        String answer) {
    Object value(Input input) {
        return switch (input) {
            case ORIGIN -> origin;
            case REASON -> reason;
            case REGION -> region;
            case PLACE -> place;
            case LANGUAGE -> language;
            case WEEKDAY -> weekday;
            case MINUTE -> minute;
            case DAY -> day;
            case WAITING -> waiting;
        };
    }
}
