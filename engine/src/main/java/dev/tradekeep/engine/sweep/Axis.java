package dev.tradekeep.engine.sweep;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a parameter, in their order. Immutable. */
public final class Axis {
    /** Values of a parameter at most. */
    static final int VALUES_MAX = 1_000_000;

    private static final String RANGE = "..";

    private final String name;
    private final BigDecimal first;
    private final BigDecimal step;

    /** The values where they are no numbers in equal steps; null otherwise. */
    private final @Nullable List<String> words;

    private final long size;

    private Axis(
            String name,
            BigDecimal first,
            BigDecimal step,
            @Nullable List<String> words,
            long size) {
        this.name = name;
        this.first = first;
        this.step = step;
        this.words = words;
        this.size = size;
    }

    /**
     * Reads {@code fast=5..50:5}, {@code fast=5..50}, in steps of 1, or {@code side=long,short}.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is none of them
     */
    public static Axis parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw unreadable(text);
        }
        String name = text.substring(0, equals);
        String values = text.substring(equals + 1);
        return values.contains(RANGE) ? range(name, values, text) : listed(name, values, text);
    }

    private static Axis listed(String name, String values, String text) {
        List<String> words = List.of(values.split(",", -1));
        if (words.contains("") || words.stream().distinct().count() < words.size()) {
            throw unreadable(text);
        }
        return new Axis(name, BigDecimal.ZERO, BigDecimal.ONE, words, words.size());
    }

    private static Axis range(String name, String values, String text) {
        int dots = values.indexOf(RANGE);
        String rest = values.substring(dots + RANGE.length());
        int colon = rest.indexOf(':');
        BigDecimal from = number(values.substring(0, dots), text);
        BigDecimal to = number(colon < 0 ? rest : rest.substring(0, colon), text);
        BigDecimal step = colon < 0 ? BigDecimal.ONE : number(rest.substring(colon + 1), text);
        if (step.signum() <= 0 || to.compareTo(from) < 0) {
            throw unreadable(text);
        }
        BigDecimal steps = to.subtract(from).divide(step, 0, RoundingMode.FLOOR);
        if (steps.compareTo(BigDecimal.valueOf(Long.MAX_VALUE - 1)) > 0) {
            throw unreadable(text);
        }
        return new Axis(name, from, step, null, steps.longValueExact() + 1);
    }

    private static BigDecimal number(String value, String text) {
        try {
            return new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            throw unreadable(text);
        }
    }

    private static TradekeepException unreadable(String text) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted the values of a parameter, such as fast=5..50:5 (from, to, step), fast=5..50"
                        + " or side=long,short, each value once; found \""
                        + text
                        + "\".");
    }

    /** The parameter. */
    public String name() {
        return name;
    }

    /** How many values there are, 1 or more. */
    public long size() {
        return size;
    }

    /** A value as text, by its place. */
    public String value(int place) {
        List<String> listed = words;
        if (listed != null) {
            return listed.get(place);
        }
        return first.add(step.multiply(BigDecimal.valueOf(place))).toPlainString();
    }

    /** As it is read. */
    @Override
    public String toString() {
        List<String> listed = words;
        if (listed != null) {
            return name + "=" + String.join(",", listed);
        }
        BigDecimal last = first.add(step.multiply(BigDecimal.valueOf(size - 1)));
        return name
                + "="
                + first.toPlainString()
                + RANGE
                + last.toPlainString()
                + ":"
                + step.toPlainString();
    }
}
