package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The strategies that can be asked for by name. Immutable and thread-safe. */
public final class StrategyCatalog {
    private final SequencedMap<String, StrategyFactory> factories = new LinkedHashMap<>();

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when two have one name
     */
    public StrategyCatalog(List<StrategyFactory> factories) {
        for (StrategyFactory factory : factories) {
            if (this.factories.put(factory.name(), factory) != null) {
                throw invalid("Two strategies are named \"" + factory.name() + "\".");
            }
        }
    }

    /** The strategies that come with Tradekeep. */
    public static StrategyCatalog standard() {
        return new StrategyCatalog(
                List.of(
                        new MovingAverageCrossover.Factory(),
                        new BuyAndHold.Factory(),
                        new BreakoutBracket.Factory()));
    }

    /** Every factory, in the order to show them. */
    public Collection<StrategyFactory> factories() {
        return Collections.unmodifiableCollection(factories.values());
    }

    /**
     * Makes a strategy from a text such as {@code crossover} or {@code crossover:fast=20,slow=50};
     * what is not given keeps its default.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the text cannot be
     *     read, a name is unknown, or a value does not fit
     */
    public Strategy create(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        StrategyFactory factory = factories.get(name);
        if (factory == null) {
            throw invalid(unknown("a strategy", name, factories.keySet()));
        }
        SequencedMap<String, String> values = new LinkedHashMap<>(factory.defaults());
        if (colon >= 0) {
            readParameters(text.substring(colon + 1), factory, values);
        }
        return factory.create(new StrategyParameters(name, values));
    }

    private static void readParameters(
            String text, StrategyFactory factory, SequencedMap<String, String> values) {
        SequencedMap<String, String> given = new LinkedHashMap<>();
        for (String assignment : text.split(",", -1)) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw invalid(
                        "Strategy "
                                + factory.name()
                                + ": wanted parameters such as name=value,name=value, found \""
                                + text
                                + "\".");
            }
            String name = assignment.substring(0, equals);
            if (!factory.defaults().containsKey(name)) {
                throw invalid(
                        unknown(
                                "a parameter of " + factory.name(),
                                name,
                                factory.defaults().keySet()));
            }
            if (given.put(name, assignment.substring(equals + 1)) != null) {
                throw invalid("Strategy " + factory.name() + ": " + name + " is given twice.");
            }
        }
        values.putAll(given);
    }

    private static String unknown(String what, String found, Collection<String> known) {
        return "Wanted the name of "
                + what
                + ", found \""
                + found
                + "\". "
                + Nearest.to(found, known).map(name -> "Did you mean \"" + name + "\"? ").orElse("")
                + "There are: "
                + String.join(", ", known)
                + ".";
    }

    private static TradekeepException invalid(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
