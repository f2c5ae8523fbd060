package io.sluss.examples.report;

/** The names of what is measured, as the CSV and JSON files have them; some go on with {@code /} and what of. */
final class Measure {
    static final String CONTACTS = "contacts";
    static final String ORIGIN = "origin";
    static final String DAY = "day";
    static final String URGENCY = "urgency";
    static final String ARM = "arm";
    static final String DEGRADED = "degraded";
    static final String UPTAKE = "uptake";
    static final String UPTAKE_BY = "uptake-by";
    static final String DECLINED = "declined-because";
    static final String DEFLECTION = "deflection";
    static final String CAME_BACK = "came-back";
    static final String PROMISES = "promises";
    static final String SERVICE_LEVEL = "service-level";
    static final String WAIT = "wait";
    static final String ABANDONED = "abandoned";
    static final String ANNOUNCED = "announced";
    static final String LIFT = "lift";
    static final String SAMPLE_RATIO = "sample-ratio";
    static final String SWITCHBACK = "switchback";
    static final String MISSED_URGENT = "missed-urgent";
    static final String REPORT_COMPLETE = "report-complete";
    static final String FOLLOW_UP_NEEDED = "follow-up-needed";
    static final String SOLVED = "solved";

    private Measure() {}

    static String of(String measure, String part) {
        return measure + "/" + part;
    }
}
