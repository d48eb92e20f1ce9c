package dev.tradekeep.engine.sweep;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.StringJoiner;

/**
 * All points that may be tried: the product of some parameters' values.
 *
 * @param axes one for each parameter, in the order in which they were given
 */
public record SweepSpace(List<Axis> axes) {
    /** Points that are tried at most. */
    public static final int POINTS_MAX = 100_000;

    /** Parameters that are varied together at most. */
    public static final int AXES_MAX = 8;

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when there are none or too
     *     many, or one is given twice
     */
    public SweepSpace {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > AXES_MAX) {
            throw invalid(
                    "Wanted 1 to "
                            + AXES_MAX
                            + " parameters to vary, such as --param fast=5..50:5, found "
                            + axes.size()
                            + ".");
        }
        if (axes.stream().map(Axis::name).distinct().count() < axes.size()) {
            throw invalid("Wanted each --param once, found one twice.");
        }
        for (Axis axis : axes) {
            if (axis.size() > Axis.VALUES_MAX) {
                throw invalid(
                        "Wanted at most "
                                + Axis.VALUES_MAX
                                + " values of a parameter, found "
                                + axis.size()
                                + " in "
                                + axis
                                + ". Take a longer step.");
            }
        }
    }

    /** Reads each axis. */
    public static SweepSpace parse(List<String> texts) {
        return new SweepSpace(texts.stream().map(Axis::parse).toList());
    }

    /** How many points there are. */
    public BigInteger size() {
        BigInteger size = BigInteger.ONE;
        for (Axis axis : axes) {
            size = size.multiply(BigInteger.valueOf(axis.size()));
        }
        return size;
    }

    /**
     * All of them, in order.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when there are more than
     *     {@link #POINTS_MAX}
     */
    public List<Place> all() {
        BigInteger size = size();
        if (size.compareTo(BigInteger.valueOf(POINTS_MAX)) > 0) {
            throw invalid(
                    "Wanted at most "
                            + POINTS_MAX
                            + " points of a grid, found "
                            + String.format(Locale.ROOT, "%,d", size)
                            + ". Take longer steps, such as fast=5..50:5, or let some be drawn:"
                            + " --method sobol --points 1000.");
        }
        List<Place> places = new ArrayList<>(size.intValueExact());
        int[] steps = new int[axes.size()];
        for (int i = 0; i < size.intValueExact(); i++) {
            places.add(new Place(steps));
            for (int axis = steps.length - 1; axis >= 0; axis--) {
                steps[axis]++;
                if (steps[axis] < axes.get(axis).size()) {
                    break;
                }
                steps[axis] = 0;
            }
        }
        return places;
    }

    /** Those one step away along one axis. */
    public List<Place> neighbours(Place of) {
        List<Place> near = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            if (of.on(axis) > 0) {
                near.add(of.moved(axis, -1));
            }
            if (of.on(axis) + 1 < axes.get(axis).size()) {
                near.add(of.moved(axis, 1));
            }
        }
        return near;
    }

    /** The parameters, of which a point has the smallest or the largest value that is tried. */
    public List<String> edges(Place of) {
        List<String> edges = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            long size = axes.get(axis).size();
            if (size > 1 && (of.on(axis) == 0 || of.on(axis) == size - 1)) {
                edges.add(axes.get(axis).name());
            }
        }
        return edges;
    }

    /** The values of a point by the names of their parameters. */
    public SequencedMap<String, String> values(Place of) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            values.put(axes.get(axis).name(), axes.get(axis).value(of.on(axis)));
        }
        return values;
    }

    /** A point for people and commands, such as {@code fast=5,slow=20}. */
    public String text(Place of) {
        StringJoiner text = new StringJoiner(",");
        values(of).forEach((name, value) -> text.add(name + "=" + value));
        return text.toString();
    }

    static TradekeepException invalid(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
