package io.sluss.benchmarks.chaos;

import io.sluss.benchmarks.chaos.Answered.Answer;
import io.sluss.benchmarks.chaos.Answered.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges what happened by what was asked and answered alone. A place counts against a slot only while nobody can doubt it:
 * from the moment its owner had the answer, and until they asked to give it up or it may have run out for whoever asked
 * last.
 */
public final class History {
    private static final int PARTS = 7;

    /** One key's place: what is certain of it. */
    private static final class Place {
        final int slot;
        final String key;
        long takenAt = Long.MAX_VALUE;
        long heldUntil;
        long confirmedAt = Long.MAX_VALUE;
        long confirmAskedAt = Long.MAX_VALUE;
        long givenUpAt = Long.MAX_VALUE;

        Place(int slot, String key) {
            this.slot = slot;
            this.key = key;
        }

        boolean isConfirmedForGood() {
            return confirmedAt != Long.MAX_VALUE && givenUpAt == Long.MAX_VALUE;
        }

        /** Until when it was certainly held. */
        long certainUntil() {
            long runsOut = confirmedAt < Long.MAX_VALUE && confirmedAt < heldUntil ? Long.MAX_VALUE : heldUntil;
            return Math.min(runsOut, givenUpAt);
        }
    }

    private record TakenAt(long asked, long answered, int slot, String key) {}

    private final Map<String, Place> places = new HashMap<>();
    private final List<TakenAt> takes = new ArrayList<>();
    private final Map<Answer, Long> takeAnswers = new HashMap<>();

    private History() {}

    /** Reads what each process wrote down; a line that a kill cut short is a question without an answer. */
    public static History read(List<Path> files) throws IOException {
        History history = new History();
        for (Path file : files) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.filter(line -> line.split(" ", -1).length == PARTS)
                        .map(Answered::of)
                        .forEach(history::add);
            }
        }
        return history;
    }

    /** Whose places a process asked for. */
    static Set<String> keys(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split(" ", -1))
                    .filter(parts -> parts.length == PARTS)
                    .map(parts -> parts[2])
                    .collect(Collectors.toSet());
        }
    }

    private void add(Answered record) {
        Place place = places.computeIfAbsent(record.key(), key -> new Place(record.slot(), key));
        boolean answered = record.answered() != Long.MAX_VALUE;
        if (record.what() == What.RELEASE) {
            place.givenUpAt = Math.min(place.givenUpAt, record.asked());
        } else if (record.what() == What.CONFIRM) {
            place.confirmAskedAt = Math.min(place.confirmAskedAt, record.asked());
            if (record.answer() == Answer.YES) {
                place.confirmedAt = Math.min(place.confirmedAt, record.answered());
            }
        } else if (answered) {
            takeAnswers.merge(record.answer(), 1L, Long::sum);
            if (record.answer() == Answer.YES) {
                takes.add(new TakenAt(record.asked(), record.answered(), record.slot(), record.key()));
                place.takenAt = Math.min(place.takenAt, record.answered());
                // Asked more than once, it may be held since the first question and for no longer than that said.
                place.heldUntil = place.heldUntil == 0 ? record.until() : Math.min(place.heldUntil, record.until());
            }
        } else {
            place.heldUntil = place.heldUntil == 0 ? record.until() : Math.min(place.heldUntil, record.until());
        }
    }

    /** How many attempts came to what. */
    public String summary() {
        return takeAnswers + ", " + confirmedForGood().size() + " confirmed and kept";
    }

    /** How many takes were answered, whatever the answer. */
    public long attempts() {
        return takeAnswers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The keys that were told that their place is confirmed and that never gave it up. */
    public Set<String> confirmedForGood() {
        Set<String> keys = new TreeSet<>();
        for (Place place : places.values()) {
            if (place.isConfirmedForGood()) {
                keys.add(place.key);
            }
        }
        return keys;
    }

    /** The keys that asked to be confirmed and were not told no, and never gave up: theirs may be kept. */
    public Set<String> perhapsConfirmed() {
        Set<String> keys = new TreeSet<>();
        for (Place place : places.values()) {
            if (place.confirmAskedAt != Long.MAX_VALUE) {
                keys.add(place.key);
            }
        }
        return keys;
    }

    /** The keys that asked to give up their place, and may or may not have been heard. */
    public Set<String> givenUp() {
        Set<String> keys = new TreeSet<>();
        for (Place place : places.values()) {
            if (place.givenUpAt != Long.MAX_VALUE) {
                keys.add(place.key);
            }
        }
        return keys;
    }

    /**
     * The takes that were answered with a place though all were certainly taken: sweeps through each slot's takes in the
     * order in which they were asked, with the places that were certain before that, and are until after the answer.
     *
     * @param capacities of each slot
     */
    public List<String> overBookings(Map<Integer, Integer> capacities) {
        Map<Integer, List<TakenAt>> bySlot = new HashMap<>();
        for (TakenAt take : takes) {
            bySlot.computeIfAbsent(take.slot(), slot -> new ArrayList<>()).add(take);
        }
        List<String> found = new ArrayList<>();
        bySlot.forEach((slot, ofSlot) -> overBookings(slot, ofSlot, capacities.getOrDefault(slot, 0), found));
        return found;
    }

    private void overBookings(int slot, List<TakenAt> ofSlot, int capacity, List<String> found) {
        List<Place> begun = new ArrayList<>();
        for (Place place : places.values()) {
            if (place.slot == slot && place.takenAt != Long.MAX_VALUE) {
                begun.add(place);
            }
        }
        begun.sort((a, b) -> Long.compare(a.takenAt, b.takenAt));
        ofSlot.sort((a, b) -> Long.compare(a.asked(), b.asked()));
        PriorityQueue<Place> held = new PriorityQueue<>((a, b) -> Long.compare(a.certainUntil(), b.certainUntil()));
        int next = 0;
        for (TakenAt take : ofSlot) {
            while (next < begun.size() && begun.get(next).takenAt < take.asked()) {
                held.add(begun.get(next++));
            }
            while (!held.isEmpty() && held.element().certainUntil() <= take.asked()) {
                held.remove();
            }
            long others = held.stream()
                    .filter(place -> place.certainUntil() > take.answered() && !place.key.equals(take.key()))
                    .count();
            if (others >= capacity) {
                found.add(take.key() + " was given a place in slot " + slot + " of capacity " + capacity + " while "
                        + others + " had one");
            }
        }
    }
}
