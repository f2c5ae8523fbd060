package io.sluss.matching;

import io.sluss.contact.ReasonId;
import io.sluss.contact.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the agents' queues a contact joins. Immutable.
 *
 * @param defaultQueue where no row fits
 * @param rows tried in order
 * @param priority ahead of all others, for emergencies only
 */
public record Queues(String defaultQueue, List<Row> rows, String priority) {
    /** Copies the rows. */
    public Queues {
        rows = List.copyOf(rows);
    }

    /**
     * One row; what is null fits any.
     *
     * @param region the contact's region
     * @param language the contact's language
     * @param reason the contact's reason
     * @param queue the queue
     */
    public record Row(
            @Nullable Region region,
            @Nullable String language,
            @Nullable ReasonId reason,
            String queue) {
        boolean fits(@Nullable Region ofContact, @Nullable String spoken, @Nullable ReasonId about) {
            return (region == null || region.equals(ofContact))
                    && (language == null || language.equals(spoken))
                    && (reason == null || reason.equals(about));
        }
    }

    /** The queue of a contact that is no emergency. */
    public String queueFor(@Nullable Region region, @Nullable String language, @Nullable ReasonId reason) {
        for (Row row : rows) {
            if (row.fits(region, language, reason)) {
                return row.queue();
            }
        }
        return defaultQueue;
    }
}
