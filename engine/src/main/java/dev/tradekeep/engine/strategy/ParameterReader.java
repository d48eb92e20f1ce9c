package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/** Reads the parameters of a strategy, and remembers which were asked for. */
final class ParameterReader {
    static final int TEXT_LENGTH_MAX = 200;

    /** Parameters of a strategy. */
    private static final int PARAMETERS_MAX = 100;

    private static final int SCALE_MAX = FixedPoint.SCALE_MAX;

    private final String strategy;
    private final Map<String, String> given;
    private final List<Parameter> declared = new ArrayList<>();
    private final SequencedMap<String, String> values = new LinkedHashMap<>();

    /** Options that were not chosen. */
    private final Set<String> left = new HashSet<>();

    ParameterReader(String strategy, Map<String, String> given) {
        this.strategy = strategy;
        this.given = Map.copyOf(given);
    }

    /**
     * Declares a parameter and reads it.
     *
     * @param parser throws an {@link IllegalArgumentException} or {@link TradekeepException} for
     *     what does not fit
     */
    <T> T read(
            String name,
            ParameterKind kind,
            String wanted,
            String fallback,
            String description,
            Function<String, T> parser) {
        if (values.containsKey(name)) {
            throw new IllegalStateException(
                    "Strategy " + strategy + " declares the parameter " + name + " twice.");
        }
        if (values.size() >= PARAMETERS_MAX) {
            throw new IllegalStateException(
                    "Strategy " + strategy + " declares over " + PARAMETERS_MAX + " parameters.");
        }
        requireName(name);
        declared.add(new Parameter(name, kind, wanted, fallback, description));
        String text = given.getOrDefault(name, fallback);
        values.put(name, text);
        try {
            return parser.apply(text);
        } catch (TradekeepException | IllegalArgumentException | ArithmeticException e) {
            throw invalid(name, wanted, text, e);
        }
    }

    /**
     * Declares and reads one whose default says that there is none: it is left out of the values.
     */
    <T> T readOption(
            String name,
            ParameterKind kind,
            String wanted,
            String none,
            String description,
            Function<String, T> parser) {
        T value = read(name, kind, wanted, none, description, parser);
        if (none.equals(values.get(name))) {
            left.add(name);
        }
        return value;
    }

    private void requireName(String name) {
        if (!StrategyNames.isName(name)) {
            throw new IllegalStateException(
                    "Strategy "
                            + strategy
                            + ": the name of a parameter is lower-case words with hyphens, found \""
                            + name
                            + "\".");
        }
    }

    /** A value that fits. */
    static <T> T orRefuse(T value, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    /** A plain decimal number of at most 18 decimals. */
    static BigDecimal decimal(String text) {
        if (text.length() > FixedPoint.TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException();
        }
        BigDecimal value = new BigDecimal(text);
        boolean plain = value.scale() >= -SCALE_MAX && value.scale() <= SCALE_MAX;
        return orRefuse(value, plain && value.precision() <= 2 * SCALE_MAX);
    }

    /** Whole seconds, minutes, hours or days. */
    static Duration duration(String text) {
        long count = Long.parseLong(text.substring(0, Math.max(0, text.length() - 1)));
        if (count < 0) {
            throw new IllegalArgumentException();
        }
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            default -> throw new IllegalArgumentException();
        };
    }

    List<Parameter> declared() {
        return List.copyOf(declared);
    }

    /** Every value, but options that are at their default. */
    SequencedMap<String, String> values() {
        SequencedMap<String, String> chosen = new LinkedHashMap<>(values);
        left.forEach(chosen::remove);
        return chosen;
    }

    /** The values so far, for a message. */
    String found() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) ->
                text.append(text.isEmpty() ? ", found " : ", ")
                        .append(name)
                        .append('=')
                        .append(value));
        return text.toString();
    }

    /** Refuses what was given and not asked for. */
    void finish() {
        for (String name : given.keySet().stream().sorted().toList()) {
            if (!values.containsKey(name)) {
                throw invalid(
                        StrategyNames.unknown(
                                "a parameter of " + strategy, name, values.sequencedKeySet()));
            }
        }
    }

    private TradekeepException invalid(String name, String wanted, String found, Throwable cause) {
        String near =
                wanted.startsWith("one of ")
                        ? Nearest.to(
                                        found,
                                        List.of(wanted.substring("one of ".length()).split(", ")))
                                .map(word -> " Did you mean \"" + word + "\"?")
                                .orElse("")
                        : "";
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
                        + "\"."
                        + near,
                cause);
    }

    private static TradekeepException invalid(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
