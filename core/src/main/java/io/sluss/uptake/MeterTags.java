package io.sluss.uptake;

import io.sluss.contact.Origin;
import io.sluss.contact.Urgency;
import io.sluss.matching.ChannelKind;
import io.sluss.matching.Suppressed;
import io.sluss.offer.Arm;
import io.sluss.outcome.Outcome;
import io.sluss.promise.CallResult;
import io.sluss.promise.Promise;
import io.sluss.promise.PromiseNews;
import io.sluss.uptake.UptakeRecorder.JournalState;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The values that tags of meters can have: closed lists but for reasons and regions, which are bounded by number. */
final class MeterTags {
    static final String UNKNOWN = "unknown";
    static final String OTHER = "other";
    static final String PRESENTED = "presented";
    static final String LOST = "lost";
    static final String QUEUE = "queue";
    static final String PROMISE = "promise";

    private static final int LIVE_AND_CANDIDATE = 2;

    private static final List<String> ORIGINS = lowerCase(Origin.values());
    private static final List<String> URGENCIES = lowerCase(Urgency.values());
    private static final List<String> ARMS = lowerCase(Arm.values());
    private static final List<String> CHANNELS =
            Arrays.stream(ChannelKind.values()).map(ChannelKind::label).toList();
    private static final List<String> OUTCOMES = Stream.concat(
                    Arrays.stream(Outcome.values()).map(Outcome::label), Stream.of(LOST))
            .toList();
    private static final List<String> EVENTS =
            Stream.concat(Stream.of(PRESENTED), OUTCOMES.stream()).toList();
    private static final List<String> WHY =
            Arrays.stream(Suppressed.Why.values()).map(Suppressed.Why::label).toList();
    private static final List<String> JOURNAL_STATES =
            Arrays.stream(JournalState.values()).map(JournalState::label).toList();

    /** Where a decision can fail or be late: see {@code Decider} and {@code RuleSet}. */
    private static final List<String> STEPS =
            List.of("rules", "recogniser", "ranker", "deadline", "executor", "interrupted", "overtaken", "closed");

    private static final List<String> PROMISE_STATES = promiseStates();

    private MeterTags() {}

    private static List<String> lowerCase(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static List<String> promiseStates() {
        Set<String> states = new LinkedHashSet<>(List.of(
                PromiseNews.MADE,
                PromiseNews.MOVED,
                PromiseNews.KEPT,
                PromiseNews.LATE,
                PromiseNews.BROKEN,
                PromiseNews.CARRIED_OVER));
        Arrays.stream(Promise.State.values())
                .filter(state -> !state.isOpen())
                .forEach(state -> states.add(state.label()));
        Arrays.stream(CallResult.values())
                .filter(CallResult::isTriedAgain) // the others end it, and are told so
                .forEach(result -> states.add(result.label()));
        return List.copyOf(states);
    }

    /** The values of a tag that are known beforehand; empty for a reason, a region or a version. */
    static List<String> known(SlussMeter meter, String tag) {
        return switch (tag) {
            case "origin" -> ORIGINS;
            case "urgency" -> URGENCIES;
            case "arm" -> ARMS;
            case "channel" -> CHANNELS;
            case "outcome" -> OUTCOMES;
            case "event" -> EVENTS;
            case "why" -> WHY;
            case "step" -> STEPS;
            case "state" -> meter == SlussMeter.JOURNAL ? JOURNAL_STATES : PROMISE_STATES;
            case "after" -> List.of(QUEUE, PROMISE);
            default -> List.of();
        };
    }

    static int mostValues(SlussMeter meter, String tag) {
        int notInTheList = 2;
        return switch (tag) {
            case "reason" -> UptakeMeters.MOST_REASONS + notInTheList;
            case "region" -> UptakeMeters.MOST_REGIONS + notInTheList;
            case "version" -> LIVE_AND_CANDIDATE;
            default -> {
                List<String> known = known(meter, tag);
                yield known.size() + (known.contains(UNKNOWN) ? notInTheList - 1 : notInTheList);
            }
        };
    }

    /** Whether a tag is given up by what a meter has no more room for. */
    static boolean isFolded(String tag) {
        return tag.equals("reason") || tag.equals("region");
    }
}
