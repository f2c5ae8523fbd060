package io.sluss.rules.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of contacts that is a product of sets: per axis of a {@link ContactSpace} the values that a contact may have.
 * Never empty. Immutable.
 */
final class Box {
    private final BitSet[] sides;

    private Box(BitSet[] sides) {
        this.sides = sides;
    }

    /** A box with these sides, or null if one of them is empty. The sides are not changed afterwards. */
    static @Nullable Box of(List<BitSet> sides) {
        for (BitSet side : sides) {
            if (side.isEmpty()) {
                return null;
            }
        }
        return new Box(sides.toArray(new BitSet[0]));
    }

    /** The values on an axis; a copy. */
    BitSet side(int axis) {
        return (BitSet) sides[axis].clone();
    }

    /** The smallest value on an axis. */
    int first(int axis) {
        return sides[axis].nextSetBit(0);
    }

    boolean meets(int axis, BitSet values) {
        return sides[axis].intersects(values);
    }

    boolean meets(Box other) {
        for (int axis = 0; axis < sides.length; axis++) {
            if (!sides[axis].intersects(other.sides[axis])) {
                return false;
            }
        }
        return true;
    }

    /** Whether all of it lies in the other. */
    boolean isIn(Box other) {
        for (int axis = 0; axis < sides.length; axis++) {
            for (int value = sides[axis].nextSetBit(0); value >= 0; value = sides[axis].nextSetBit(value + 1)) {
                if (!other.sides[axis].get(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What lies in both, or null if nothing does. */
    @Nullable
    Box and(Box other) {
        BitSet[] both = new BitSet[sides.length];
        for (int axis = 0; axis < sides.length; axis++) {
            both[axis] = side(axis);
            both[axis].and(other.sides[axis]);
            if (both[axis].isEmpty()) {
                return null;
            }
        }
        return new Box(both);
    }

    /** What lies in this one and not in the other, as boxes that do not meet. */
    List<Box> minus(Box other) {
        if (!meets(other)) {
            return List.of(this);
        }
        List<Box> rest = new ArrayList<>();
        BitSet[] left = sides.clone();
        for (int axis = 0; axis < sides.length; axis++) {
            BitSet outside = (BitSet) left[axis].clone();
            outside.andNot(other.sides[axis]);
            if (!outside.isEmpty()) {
                BitSet[] piece = left.clone();
                piece[axis] = outside;
                rest.add(new Box(piece));
                BitSet inside = (BitSet) left[axis].clone();
                inside.and(other.sides[axis]);
                left[axis] = inside;
            }
        }
        return rest;
    }
}
