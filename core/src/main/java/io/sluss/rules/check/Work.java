package io.sluss.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares sets of contacts, exactly, and counts what that costs: what would take too long is not decided rather than
 * guessed. For one check and one thread.
 */
final class Work {
    /** So many pairs of boxes are compared for one question. */
    static final int MOST_PER_QUESTION = 400_000;

    /** So many pairs of boxes are compared in one check: half a second or so. */
    static final int MOST = 6_000_000;

    private final Predicate<Box> possible;
    private long done;

    /**
     * Nothing done yet.
     *
     * @param possible whether some contact lies in a box: its axes may depend on each other
     */
    Work(Predicate<Box> possible) {
        this.possible = possible;
    }

    /** Whether so much was done that what is asked from now on is not decided. */
    boolean isOver() {
        return done > MOST;
    }

    /** What lies in {@code from} and in none of {@code those}; null where that is not decided. */
    @Nullable
    List<Box> minus(List<Box> from, List<Box> those) {
        long most = Math.min(done + MOST_PER_QUESTION, MOST);
        List<Box> left = new ArrayList<>(from);
        done += (long) left.size() * those.size();
        if (done > most) {
            return null;
        }
        left.removeIf(box -> those.stream().anyMatch(box::isIn)); // most of what is taken is taken whole
        for (Box taken : those) {
            done += left.size();
            if (done > most) {
                return null;
            }
            List<Box> rest = new ArrayList<>(left.size());
            for (Box box : left) {
                rest.addAll(box.minus(taken));
            }
            left = rest;
        }
        left.removeIf(possible.negate());
        return left;
    }

    /** Whether any box of the one meets any of the other; not, where that is not decided. */
    boolean meet(List<Box> some, List<Box> others) {
        for (Box one : some) {
            for (Box other : others) {
                if (done++ > MOST) {
                    return false;
                }
                Box both = one.meets(other) ? one.and(other) : null;
                if (both != null && possible.test(both)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What lies in both, and is possible. */
    List<Box> and(List<Box> some, List<Box> others) {
        List<Box> both = product(some, others);
        both.removeIf(possible.negate());
        return both;
    }

    /** What lies in both. */
    static List<Box> product(List<Box> some, List<Box> others) {
        List<Box> both = new ArrayList<>();
        for (Box one : some) {
            for (Box other : others) {
                Box shared = one.and(other);
                if (shared != null) {
                    both.add(shared);
                }
            }
        }
        return both;
    }
}
