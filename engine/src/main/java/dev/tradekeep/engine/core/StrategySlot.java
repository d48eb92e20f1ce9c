package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.strategy.Series;
import dev.tradekeep.engine.strategy.SeriesInput;
import dev.tradekeep.engine.strategy.StrategyFailure;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A strategy of an engine: what it hears, whom it trades for, and the orders that it has. */
final class StrategySlot {
    private final StrategyDesk desk;
    private final int index;
    private final EngineSetup.StrategySetup setup;
    private final List<Feed> feeds;
    private final Portfolio portfolio;

    /** What it sees of each market; made when it is looked at. */
    private final @Nullable StrategyView[] views;

    private final Market main;
    private final Map<String, StrategyOrder> handles = new HashMap<>();

    StrategySlot(
            StrategyDesk desk, int index, EngineSetup.StrategySetup setup, EngineSetup engine) {
        this.desk = desk;
        this.index = index;
        this.setup = setup;
        feeds = engine.feeds();
        portfolio = desk.state.portfolio(setup.portfolio());
        views = new StrategyView[engine.markets().size()];
        main =
                setup.feeds().isEmpty()
                        ? engine.markets().getFirst()
                        : feeds.get(setup.feeds().getFirst()).market();
    }

    int index() {
        return index;
    }

    StrategyInstance instance() {
        return setup.strategy();
    }

    Portfolio portfolio() {
        return portfolio;
    }

    /** Whether it is asked at each candle of a feed. */
    boolean decidesOn(int feed) {
        return setup.feeds().contains(feed);
    }

    boolean isAwake() {
        return instance().isWarm();
    }

    /**
     * How many candles of its feed will have closed when it has to be asked next, looked at right
     * after it was; 0 for at the next. One of several feeds is asked at each candle.
     */
    long quietUntil() {
        return setup.feeds().size() == 1 ? instance().quietUntil() : 0;
    }

    /** What it has registered on a feed. */
    List<SeriesInput> inputsOf(int feed) {
        List<SeriesInput> found = new ArrayList<>();
        List<SeriesInput> inputs = instance().inputs();
        for (int input = 0; input < inputs.size(); input++) {
            if (feedOf(input) == feed) {
                found.add(inputs.get(input));
            }
        }
        return found;
    }

    private int feedOf(int input) {
        return setup.feedOf(input);
    }

    StrategyView viewOfFeed(int feed) {
        return view(feeds.get(feed).market());
    }

    private StrategyView view(Market market) {
        StrategyView known = views[market.index()];
        if (known == null) {
            known = new StrategyView(desk, this, market);
            views[market.index()] = known;
        }
        return known;
    }

    /** What it sees of the instrument of a series. */
    StrategyView viewOf(Series series) {
        List<SeriesInput> inputs = instance().inputs();
        for (int input = 0; input < inputs.size(); input++) {
            if (inputs.get(input).isOf(series)) {
                int feed = feedOf(input);
                return feed < 0 ? view(main) : viewOfFeed(feed);
            }
        }
        throw new IllegalArgumentException("The series " + series + " is of another strategy");
    }

    /** Something happened to an order of its own. */
    void order(Market market, Order after, OrderEvent event) {
        String id = after.clientOrderId();
        StrategyOrder handle = after.status().isTerminal() ? handles.remove(id) : handles.get(id);
        if (handle != null) {
            handle.learn(after);
        }
        try {
            instance().strategy().onOrder(after, event, view(market));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            throw StrategyFailure.of(instance().name(), e);
        }
    }

    /** A time has come that it asked for. */
    void timer(long id) {
        try {
            instance().strategy().onTimer(id, view(main));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            throw StrategyFailure.of(instance().name(), e);
        }
    }

    /** The handle of an order of its own: one for each order. */
    StrategyOrder handle(Order order) {
        if (order.status().isTerminal()) {
            return new StrategyOrder(desk, this, order);
        }
        return handles.computeIfAbsent(
                order.clientOrderId(), _ -> new StrategyOrder(desk, this, order));
    }
}
