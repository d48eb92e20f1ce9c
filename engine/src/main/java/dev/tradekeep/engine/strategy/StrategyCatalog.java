package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.ServiceLoader;

/** The strategies that can be asked for by name. Immutable and thread-safe. */
public final class StrategyCatalog {
    private final SequencedMap<String, StrategyFactory> factories = new LinkedHashMap<>();

    /** By the name that it would have: why a strategy cannot be made. */
    private final Map<String, TradekeepException> broken;

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when two have one name
     */
    public StrategyCatalog(List<StrategyFactory> factories) {
        this(factories, Map.of());
    }

    private StrategyCatalog(
            List<StrategyFactory> factories, Map<String, TradekeepException> broken) {
        this.broken = Map.copyOf(broken);
        for (StrategyFactory factory : factories) {
            StrategyFactory before = this.factories.putIfAbsent(factory.name(), factory);
            if (before != null) {
                throw invalid(
                        "Two strategies are named \""
                                + factory.name()
                                + "\": "
                                + before.origin().place()
                                + " and "
                                + factory.origin().place()
                                + ". Rename one, with @About(name = \"…\").");
            }
        }
    }

    /** The strategies that come with Tradekeep, and those of libraries on the class path. */
    public static StrategyCatalog standard() {
        List<StrategyFactory> all = new ArrayList<>(BuiltInStrategies.ALL);
        for (StrategyProvider provider : ServiceLoader.load(StrategyProvider.class)) {
            all.addAll(provider.strategies());
        }
        return new StrategyCatalog(all);
    }

    /**
     * The same with more.
     *
     * @param unusable by the name that it would have: why a strategy cannot be made
     */
    public StrategyCatalog with(
            List<StrategyFactory> more, Map<String, TradekeepException> unusable) {
        List<StrategyFactory> all = new ArrayList<>(factories.values());
        all.addAll(more);
        return new StrategyCatalog(all, unusable);
    }

    /** The name that a strategy of a class has: {@code MeanReversion} is {@code mean-reversion}. */
    public static String nameOf(String simpleName) {
        return StrategyNames.of(simpleName);
    }

    /** Why strategies cannot be made, by the names that they would have. */
    public Map<String, TradekeepException> broken() {
        return broken;
    }

    /** Every factory, in the order to show them. */
    public Collection<StrategyFactory> factories() {
        return Collections.unmodifiableCollection(factories.values());
    }

    /**
     * The factory of a name.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when there is none
     */
    public StrategyFactory factory(String name) {
        StrategyFactory factory = factories.get(name);
        TradekeepException why = broken.get(name);
        if (factory == null && why != null) {
            throw why;
        }
        if (factory == null) {
            throw invalid(StrategyNames.unknown("a strategy", name, factories.keySet()));
        }
        return factory;
    }

    /** Whether the strategy that a text for {@link #create} begins with is there. */
    public boolean has(String text) {
        int colon = text.indexOf(':');
        return factories.containsKey(colon < 0 ? text : text.substring(0, colon));
    }

    /**
     * Makes a strategy from a text such as {@code crossover} or {@code crossover:fast=20,slow=50};
     * what is not given keeps its default.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the text cannot be
     *     read, a name is unknown, or a value does not fit
     */
    public StrategyInstance create(String text) {
        int colon = text.indexOf(':');
        StrategyFactory factory = factory(colon < 0 ? text : text.substring(0, colon));
        SequencedMap<String, String> given = new LinkedHashMap<>();
        if (colon >= 0) {
            readParameters(text.substring(colon + 1), factory, given);
        }
        return factory.create(given);
    }

    private static void readParameters(
            String text, StrategyFactory factory, SequencedMap<String, String> given) {
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
            if (given.put(name, assignment.substring(equals + 1)) != null) {
                throw invalid("Strategy " + factory.name() + ": " + name + " is given twice.");
            }
        }
    }

    private static TradekeepException invalid(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
