package dev.tradekeep.engine.sweep;

import java.util.Arrays;

/**
 * A point of a space of parameters: of each axis the place of its value. Ordered by the first axis,
 * then the next: the smaller parameters come first. Immutable.
 */
public final class Place implements Comparable<Place> {
    private final int[] steps;

    /**
     * @param steps of each axis, 0 for its first value
     */
    public Place(int... steps) {
        this.steps = steps.clone();
    }

    /** How many axes there are. */
    public int axes() {
        return steps.length;
    }

    /** Where it is on an axis. */
    public int on(int axis) {
        return steps[axis];
    }

    /** One that is moved along an axis. */
    Place moved(int axis, int by) {
        int[] other = steps.clone();
        other[axis] += by;
        return new Place(other);
    }

    @Override
    public int compareTo(Place other) {
        return Arrays.compare(steps, other.steps);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place place && Arrays.equals(steps, place.steps);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(steps);
    }

    @Override
    public String toString() {
        return Arrays.toString(steps);
    }
}
