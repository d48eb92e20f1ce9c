package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes one kind of strategy, in its initial state each time. What it is called and does is said by
 * {@link About} on its class; what parameters it has, by its constructor. Thread-safe.
 */
public final class StrategyFactory {
    private final String name;
    private final String description;
    private final Function<Setup, ? extends Strategy> constructor;
    private final StrategyOrigin origin;
    private final List<Parameter> parameters;

    private StrategyFactory(
            Class<? extends Strategy> type,
            Function<Setup, ? extends Strategy> constructor,
            StrategyOrigin origin) {
        About about = type.getAnnotation(About.class);
        name =
                about == null || about.name().isEmpty()
                        ? StrategyNames.of(type.getSimpleName())
                        : about.name();
        if (!StrategyNames.isName(name)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The name of a strategy is lower-case words with hyphens, of at most "
                            + StrategyNames.LENGTH_MAX
                            + " characters, found \""
                            + name
                            + "\" of class "
                            + type.getName()
                            + ".");
        }
        description = about == null ? "" : about.value();
        this.constructor = constructor;
        this.origin = origin;
        Setup setup = new Setup(name, Map.of());
        construct(setup);
        parameters = setup.declared();
    }

    private StrategyFactory(
            String name,
            String description,
            Function<Setup, ? extends Strategy> constructor,
            StrategyOrigin origin,
            List<Parameter> parameters) {
        this.name = name;
        this.description = description;
        this.constructor = constructor;
        this.origin = origin;
        this.parameters = parameters;
    }

    /**
     * A factory of a class on the class path, such as {@code of(Crossover.class, Crossover::new)}.
     *
     * @throws TradekeepException when it cannot be made with its defaults
     */
    public static <S extends Strategy> StrategyFactory of(
            Class<S> type, Function<Setup, S> constructor) {
        return of(type, constructor, StrategyOrigin.ofClass(type));
    }

    /** A factory of a class that comes from somewhere else. */
    public static StrategyFactory of(
            Class<? extends Strategy> type,
            Function<Setup, ? extends Strategy> constructor,
            StrategyOrigin origin) {
        return new StrategyFactory(type, constructor, origin);
    }

    /** The same strategies, known to come from somewhere else. */
    public StrategyFactory from(StrategyOrigin other) {
        return new StrategyFactory(name, description, constructor, other, parameters);
    }

    /** The name in the catalogue: lower-case words with hyphens. */
    public String name() {
        return name;
    }

    /** One line for people: what the strategy does; empty when it does not say. */
    public String description() {
        return description;
    }

    /** Every parameter, in the order to show them. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Where its class comes from. */
    public StrategyOrigin origin() {
        return origin;
    }

    /**
     * A strategy in its initial state.
     *
     * @param given values by the names of parameters; what is not given keeps its default
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when a name is unknown or
     *     a value does not fit
     */
    public StrategyInstance create(Map<String, String> given) {
        Setup setup = new Setup(name, given);
        Strategy made = construct(setup);
        return setup.finish(description, made, origin);
    }

    private Strategy construct(Setup setup) {
        try {
            return constructor.apply(setup);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            throw StrategyFailure.of(name, e);
        }
    }
}
