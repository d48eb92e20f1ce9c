package dev.tradekeep.app.sweep;

import dev.tradekeep.app.backtest.BacktestBase;
import dev.tradekeep.app.strategies.StrategyShelf;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.backtest.BacktestResults;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.strategy.SeriesInput;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.engine.sweep.Axis;
import dev.tradekeep.engine.sweep.Place;
import dev.tradekeep.engine.sweep.SweepSpace;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.market.RollupLevels;
import dev.tradekeep.store.strategies.BacktestInputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Makes the plan of each point, over the same candles. Thread-safe. */
final class Points {
    private final BacktestPlan base;
    private final List<BacktestFeed> feeds;
    private final SweepSpace space;
    private final StrategyCatalog catalog;

    /** Makes the candles that are run over of those that there are. */
    private final UnaryOperator<List<BacktestFeed>> shape;

    private Points(
            BacktestPlan base,
            List<BacktestFeed> feeds,
            SweepSpace space,
            StrategyCatalog catalog,
            UnaryOperator<List<BacktestFeed>> shape) {
        this.base = base;
        this.feeds = List.copyOf(feeds);
        this.shape = shape;
        this.space = space;
        this.catalog = catalog;
    }

    /**
     * The points of a space.
     *
     * @param feeds the candles to run over, in the order of the base's
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the strategy has no
     *     such parameter
     */
    static Points of(
            BacktestBase base, List<BacktestFeed> feeds, SweepSpace space, StrategyShelf shelf) {
        StrategyInstance strategy = base.plan().strategies().getFirst().strategy();
        for (Axis axis : space.axes()) {
            if (!strategy.parameters().containsKey(axis.name())) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Strategy "
                                + strategy.name()
                                + " has no parameter "
                                + axis.name()
                                + ". "
                                + Nearest.to(axis.name(), strategy.parameters().keySet())
                                        .map(near -> "Did you mean " + near + "? ")
                                        .orElse("")
                                + "There are: "
                                + String.join(", ", strategy.parameters().keySet())
                                + ".");
            }
        }
        StrategyCatalog standard = StrategyCatalog.standard();
        return new Points(
                base.plan(),
                feeds,
                space,
                standard.has(strategy.name()) ? standard : shelf.get(),
                UnaryOperator.identity());
    }

    /** The same over other candles. */
    Points over(List<BacktestFeed> others) {
        return new Points(base, others, space, catalog, shape);
    }

    /** What would be run over of candles. */
    List<BacktestFeed> shaped(List<BacktestFeed> of) {
        return shape.apply(of);
    }

    /** The same over longer candles, made of those that there are. */
    Points longer(Interval interval) {
        UnaryOperator<List<BacktestFeed>> rolled = of -> rolledUp(of, interval);
        return new Points(base, rolled.apply(feeds), space, catalog, rolled);
    }

    private static List<BacktestFeed> rolledUp(List<BacktestFeed> of, Interval interval) {
        return of.stream()
                .map(feed -> {
                    if (!RollupLevels.isMultiple(interval, feed.interval())) {
                        throw new TradekeepException(
                                ErrorCode.INVALID_ARGUMENT,
                                "Wanted --refine with a multiple of the candles of "
                                        + feed.interval()
                                        + ", found "
                                        + interval
                                        + ".");
                    }
                    return feed.with(feed.candles().rolledUp(interval));
                })
                .toList();
    }

    /** The same where the strategy hears longer candles, and the market happens on those before. */
    Points filledOnFiner(Interval interval) {
        UnaryOperator<List<BacktestFeed>> both =
                of -> {
                    List<BacktestFeed> all = new ArrayList<>(of);
                    all.addAll(rolledUp(of, interval));
                    return all;
                };
        int behind = feeds.size();
        List<EngineSetup.StrategySetup> strategies =
                base.strategies().stream()
                        .map(setup ->
                                new EngineSetup.StrategySetup(
                                        setup.strategy(),
                                        setup.portfolio(),
                                        setup.feeds().stream().map(i -> i + behind).toList(),
                                        setup.others().stream().map(i -> i + behind).toList()))
                        .toList();
        List<BacktestFeed> all = both.apply(feeds);
        return new Points(base.with(all, strategies), all, space, catalog, both);
    }

    List<BacktestFeed> feeds() {
        return feeds;
    }

    /** The base itself over the candles. */
    BacktestPlan plan() {
        return base.with(feeds, fresh());
    }

    /** A plan of its own for a point. */
    BacktestPlan plan(Place place) {
        return base.with(
                feeds,
                base.strategies().stream()
                        .map(setup ->
                                new EngineSetup.StrategySetup(
                                        create(setup.strategy(), place),
                                        setup.portfolio(),
                                        setup.feeds(),
                                        setup.others()))
                        .toList());
    }

    /** The strategies of the base anew, in their initial state. */
    List<EngineSetup.StrategySetup> fresh() {
        return base.strategies().stream()
                .map(setup ->
                        new EngineSetup.StrategySetup(
                                catalog.factory(setup.strategy().name())
                                        .create(setup.strategy().parameters()),
                                setup.portfolio(),
                                setup.feeds(),
                                setup.others()))
                .toList();
    }

    /** A strategy with the parameters of a point, in its initial state. */
    StrategyInstance create(StrategyInstance of, Place place) {
        SequencedMap<String, String> parameters = new LinkedHashMap<>(of.parameters());
        for (Map.Entry<String, String> value : space.values(place).entrySet()) {
            parameters.put(value.getKey(), value.getValue());
        }
        StrategyInstance made = catalog.factory(of.name()).create(parameters);
        if (!looksAt(made).equals(looksAt(of))) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "a parameter that decides which candles are looked at cannot be varied");
        }
        return made;
    }

    private static List<String> looksAt(StrategyInstance strategy) {
        return strategy.inputs().stream()
                .filter(input -> input.symbol() != null)
                .map(Points::looksAt)
                .toList();
    }

    private static String looksAt(SeriesInput input) {
        return input.symbol() + " " + Objects.toString(input.interval());
    }

    /** What leads to the result of a point. */
    BacktestInputs inputs(Place place, BacktestInputs of) {
        return BacktestResults.inputs(plan(place), of);
    }
}
