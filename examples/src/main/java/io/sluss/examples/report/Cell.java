package io.sluss.examples.report;

/**
 * Which contacts a figure is of.
 *
 * @param region a region's name, {@link #ALL} or {@link #UNKNOWN}
 * @param reason a reason's name, {@link #ALL} or {@link #UNKNOWN}
 */
record Cell(String region, String reason) {
    static final String ALL = "all";
    static final String UNKNOWN = "unknown";

    /** Every contact. */
    static final Cell TOTAL = new Cell(ALL, ALL);

    static Cell ofRegion(String region) {
        return new Cell(region, ALL);
    }

    static Cell ofReason(String reason) {
        return new Cell(ALL, reason);
    }
}
