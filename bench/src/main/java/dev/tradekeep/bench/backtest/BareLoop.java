package dev.tradekeep.bench.backtest;

import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.strategy.CloseColumn;
import dev.tradekeep.engine.strategy.OrderHandle;
import dev.tradekeep.engine.strategy.Series;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same strategies over the same candles and nothing else: what is asked for is traded at the
 * close at once, without a venue, costs, checks, equity or books.
 */
final class BareLoop {
    private final Workload work;

    /** Of each market, those of all strategies. */
    private final Desk[][] desks;

    /** Of each market. */
    private final CloseColumn[] closes;

    private BareLoop(Workload work) {
        this.work = work;
        desks = new Desk[work.markets()][work.strategies()];
        closes = new CloseColumn[work.markets()];
        for (int market = 0; market < work.markets(); market++) {
            closes[market] = new CloseColumn(lookbackOf(work.strategy(work.strategies() - 1)));
        }
        for (int number = 0; number < work.strategies(); number++) {
            Purse purse = new Purse();
            for (int market = 0; market < work.markets(); market++) {
                StrategyInstance strategy = work.strategy(number);
                strategy.inputs().getFirst().connect(closes[market], Workload.INTERVAL);
                desks[market][number] = new Desk(strategy, Workload.instrument(market), purse);
            }
        }
    }

    private static int lookbackOf(StrategyInstance strategy) {
        return strategy.inputs().getFirst().lookback();
    }

    /** Runs it once, and returns how many trades there were. */
    static long trades(Workload work) {
        BareLoop loop = new BareLoop(work);
        loop.run();
        long trades = 0;
        for (Desk[] market : loop.desks) {
            for (Desk desk : market) {
                trades += desk.trades;
            }
        }
        return trades;
    }

    private void run() {
        CandleTape candles = work.candles();
        BarClosed bar = new BarClosed();
        for (int i = 0; i < candles.bars(); i++) {
            for (int market = 0; market < candles.markets(); market++) {
                candles.read(bar, i, market);
                closes[market].add(bar.close());
                for (Desk desk : desks[market]) {
                    desk.at(bar);
                }
            }
        }
    }

    /** What every order is at once, so that nobody looks at it. */
    private static final OrderHandle FILLED =
            new OrderHandle() {
                @Override
                public String id() {
                    return "";
                }

                @Override
                public Order order() {
                    throw new UnsupportedOperationException("No strategy of the bench looks.");
                }

                @Override
                public void cancel() {
                    // It has ended.
                }

                @Override
                public void amend(OrderTerms terms, long quantity) {
                    // It has ended.
                }
            };

    private static final class Purse {
        private long cash = Workload.CASH;
    }

    /** A strategy in one market. */
    private static final class Desk implements StrategyContext {
        private final Strategy strategy;
        private final Instrument instrument;
        private final StrategyInstance instance;
        private final Purse purse;
        private Position position = Position.FLAT;
        private @Nullable BarClosed now;
        private long trades;
        private boolean warm;

        Desk(StrategyInstance strategy, Instrument instrument, Purse purse) {
            instance = strategy;
            this.strategy = strategy.strategy();
            this.instrument = instrument;
            this.purse = purse;
        }

        void at(BarClosed bar) {
            now = bar;
            warm = warm || instance.isWarm();
            if (warm) {
                strategy.onBar(bar, this);
            }
        }

        @Override
        public long now() {
            return now == null ? 0 : now.closeTime();
        }

        @Override
        public long price() {
            return now == null ? 0 : now.close();
        }

        @Override
        public long equity() {
            throw new UnsupportedOperationException("No strategy of the bench asks for it.");
        }

        @Override
        public StrategyContext at(Series series) {
            throw new UnsupportedOperationException("There is one instrument.");
        }

        @Override
        public @Nullable OrderHandle order(String clientOrderId) {
            return null;
        }

        @Override
        public Instrument instrument() {
            return instrument;
        }

        @Override
        public Position position() {
            return position;
        }

        @Override
        public long availableQuote() {
            return purse.cash;
        }

        @Override
        public long availableBase() {
            return instrument.baseAmount(position.quantity());
        }

        @Override
        public List<OrderHandle> openOrders() {
            return new ArrayList<>();
        }

        @Override
        public boolean hasOpenOrder() {
            return false;
        }

        @Override
        public OrderHandle place(
                Side side,
                OrderTerms terms,
                long quantity,
                OrderConditions conditions,
                String reason) {
            long notional = now == null ? 0 : instrument.notional(now.close(), quantity);
            position = position.apply(side, quantity, notional);
            purse.cash -= side.sign() * notional;
            trades++;
            return FILLED;
        }

        @Override
        public OrderHandle bracket(
                Side side,
                OrderTerms entry,
                long quantity,
                @Nullable OrderTerms stop,
                @Nullable OrderTerms target,
                String reason) {
            throw new UnsupportedOperationException("No strategy of the bench asks for it.");
        }

        @Override
        public void timer(long at, long id) {
            // No time comes but with candles.
        }
    }
}
