package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.BasisPoints;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a strategy as text, checked against its defaults: every one is there, and no
 * other.
 *
 * @param strategy the strategy's name, for messages
 * @param values by name, in the order of the defaults; a copy
 */
public record StrategyParameters(String strategy, SequencedMap<String, String> values) {
    private static final String SHARE =
            "basis points above 0 and up to 10000, with at most " + BasisPoints.SCALE + " decimals";

    public StrategyParameters {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /**
     * A whole number.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is none or lies
     *     outside {@code min..max}
     */
    public int integer(String name, int min, int max) {
        String text = text(name);
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalid(name, "a whole number from " + min + " to " + max, text, e);
        }
        throw invalid(name, "a whole number from " + min + " to " + max, text, null);
    }

    /**
     * A share of the whole.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is none, or not
     *     above 0
     */
    public BasisPoints share(String name) {
        String text = text(name);
        try {
            BasisPoints value = BasisPoints.parse(text);
            if (value.units() > 0) {
                return value;
            }
        } catch (TradekeepException e) {
            throw invalid(name, SHARE, text, e);
        }
        throw invalid(name, SHARE, text, null);
    }

    /** The parameter as it was given. */
    public String text(String name) {
        String text = values.get(name);
        if (text == null) {
            throw new TradekeepException(
                    ErrorCode.INTERNAL, "Strategy " + strategy + " declares no \"" + name + "\".");
        }
        return text;
    }

    private TradekeepException invalid(
            String name, String wanted, String found, @Nullable Throwable cause) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Strategy "
                        + strategy
                        + ": "
                        + name
                        + " must be "
                        + wanted
                        + ", found \""
                        + found
                        + "\".",
                cause);
    }
}
