package dev.tradekeep.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrategiesTest {
    /** Prices of one decimal, quantities of four decimals in lots of 0.001, at least 10.00. */
    private static final Instrument BTC_USD =
            new Instrument(
                    "BTC/USD", new Asset("BTC", 8), new Asset("USD", 2), 1, 4, 5, 10, 20, 1_000);

    private final Account account = new Account();
    private long time;

    @Test
    void buysAShareOfTheAvailableQuoteInWholeLots() {
        run("buy-and-hold:stake-bps=9500", 9_000);
        // 95 % of 1000.00 at 900.0 is 1.0555… → 1.055
        assertThat(account.asked).containsExactly(10_550L);
    }

    @Test
    void holdsWhatItHas() {
        account.position = new Position(1_000, 100, 0);
        account.base = 10_000_000;
        run("buy-and-hold", 9_000, 9_000);
        assertThat(account.asked).isEmpty();
    }

    @Test
    void waitsForItsOpenOrder() {
        account.openOrder = true;
        run("buy-and-hold", 9_000);
        run("crossover:fast=1,slow=2", 9_000, 8_990, 9_500);
        assertThat(account.asked).isEmpty();
    }

    @Test
    void doesNothingWithTooLittleMoney() {
        account.quote = 1_000;
        run("buy-and-hold", 9_000);
        account.quote = -1;
        run("buy-and-hold", 9_000);
        assertThat(account.asked).isEmpty();
    }

    @Test
    void buysWhenTheFastAverageCrossesAbove() {
        run("crossover:fast=1,slow=2", 9_100, 9_000, 9_500);
        // 950.00 at 950.0
        assertThat(account.asked).containsExactly(10_000L);
    }

    @Test
    void doesNotBuyWhenTheAveragesStartAbove() {
        run("crossover:fast=1,slow=2", 9_000, 9_500, 9_600);
        assertThat(account.asked).isEmpty();
    }

    @Test
    void doesNotBuyTwice() {
        account.position = new Position(1_000, 100, 0);
        account.base = 10_000_000;
        run("crossover:fast=1,slow=2", 9_100, 9_000, 9_500);
        assertThat(account.asked).isEmpty();
    }

    @Test
    void sellsEverythingWhenTheFastAverageCrossesBelow() {
        account.position = new Position(10_000, 100, 0);
        account.base = 100_000_000;
        run("crossover:fast=1,slow=2", 9_000, 9_500, 9_400);
        assertThat(account.asked).containsExactly(-10_000L);
    }

    @Test
    void sellsNoMoreThanIsFreeAndOnlyWholeLots() {
        account.position = new Position(10_000, 100, 0);
        account.base = 55_555_555;
        run("crossover:fast=1,slow=2", 9_000, 9_500, 9_400);
        assertThat(account.asked).containsExactly(-5_550L);
    }

    @Test
    void leavesDustAlone() {
        account.position = new Position(19, 100, 0);
        account.base = 190_000;
        run("crossover:fast=1,slow=2", 9_000, 9_500, 9_400);
        assertThat(account.asked).isEmpty();
    }

    /** What cannot be sold does not silence it. */
    @Test
    void buysOverDust() {
        account.position = new Position(19, 100, 0);
        account.base = 190_000;
        run("crossover:fast=1,slow=2", 9_100, 9_000, 9_500);
        assertThat(account.asked).hasSize(1);
    }

    @Test
    void sellsNothingWhenFlat() {
        account.base = 100_000_000;
        run("crossover:fast=1,slow=2", 9_000, 9_500, 9_400);
        assertThat(account.asked).isEmpty();
    }

    /** Mean 1000 and deviation 10 of the last two: the band is at 985. */
    @Test
    void buysWhenACloseFallsBelowTheLowerBand() {
        run("bollinger:candles=2,deviations=0.5", 1_000, 1_000, 980);
        assertThat(account.asked).hasSize(1);
    }

    @Test
    void buysNothingBelowABandThatItWasBelowBefore() {
        run("bollinger:candles=2,deviations=0.5", 1_000, 980, 960, 940);
        assertThat(account.asked).isEmpty();
    }

    @Test
    void sellsWhenACloseIsAtTheMean() {
        holdOne();
        run("bollinger:candles=2,deviations=0.5", 1_000, 980);
        assertThat(account.asked).isEmpty();
        run("bollinger:candles=2,deviations=0.5", 1_000, 1_000);
        assertThat(account.asked).containsExactly(-10_000L);
    }

    @Test
    void buysACloseAboveTheChannel() {
        run("donchian:entry=2,exit=1", 1_000, 990, 1_000);
        assertThat(account.asked).isEmpty();
        run("donchian:entry=2,exit=1", 1_000, 990, 1_001);
        assertThat(account.asked).hasSize(1);
    }

    @Test
    void sellsACloseBelowTheChannel() {
        holdOne();
        run("donchian:entry=2,exit=1", 1_000, 990, 990);
        assertThat(account.asked).isEmpty();
        run("donchian:entry=2,exit=1", 1_000, 990, 989);
        assertThat(account.asked).containsExactly(-10_000L);
    }

    @Test
    void buysWhenTheMacdRisesAboveItsSignalLine() {
        long[] rise = new long[25];
        for (int i = 0; i < rise.length; i++) {
            rise[i] = i < 20 ? 9_000 - 10L * i * i : 3_400 + 100L * i;
        }
        run("macd:fast=1,slow=2,signal=2", rise);
        assertThat(account.asked).hasSize(1).first().satisfies(q -> assertThat(q).isPositive());
    }

    @Test
    void sellsWhileTheMacdIsBelowItsSignalLine() {
        holdOne();
        long[] fall = new long[20];
        for (int i = 0; i < fall.length; i++) {
            fall[i] = 9_000 - 10L * i * i;
        }
        run("macd:fast=1,slow=2,signal=2", fall);
        assertThat(account.asked).isNotEmpty().allMatch(quantity -> quantity == -10_000L);
    }

    @Test
    void buysWhenTheRsiFallsBelowTheLowLevel() {
        // Warm after 2 + 1 + 9 candles.
        run(
                "rsi-mean-reversion:candles=2",
                10,
                20,
                10,
                20,
                10,
                20,
                10,
                20,
                10,
                20,
                10,
                20,
                21,
                11,
                5,
                4);
        assertThat(account.asked).hasSize(1);
    }

    @Test
    void buysNothingInAMarketThatHasNeverMoved() {
        long[] flat = new long[40];
        Arrays.fill(flat, 1_000);
        run("rsi-mean-reversion:candles=2", flat);
        run("rsi-mean-reversion:candles=2,low=98,high=99", flat);
        assertThat(account.asked).isEmpty();
    }

    @Test
    void sellsWhenTheRsiIsAboveTheHighLevel() {
        holdOne();
        run(
                "rsi-mean-reversion:candles=2",
                1000,
                2000,
                1000,
                2000,
                1000,
                2000,
                1000,
                2000,
                1000,
                2000,
                1000,
                2000,
                4000);
        assertThat(account.asked).containsExactly(-10_000L);
    }

    @Test
    void buysForTheSameAmountOnceInAPeriod() {
        // The closes are at minutes 2, 3, 4, 5 and 6.
        run("dollar-cost-averaging:amount=100,every=2m", 9_000, 9_000, 10_000, 10_000, 9_000);
        // 100.00 at 900.0 is 0.111… → 0.111, at 1000.0 it is 0.1.
        assertThat(account.asked).containsExactly(1_110L, 1_000L, 1_110L);
    }

    @Test
    void waitsForMoneyWithinAPeriod() {
        account.quote = 10_099;
        run("dollar-cost-averaging:amount=100,every=2m", 9_000);
        account.quote = 10_100;
        account.openOrder = true;
        run("dollar-cost-averaging:amount=100,every=2m", 9_000);
        assertThat(account.asked).isEmpty();
    }

    private void holdOne() {
        account.position = new Position(10_000, 100, 0);
        account.base = 100_000_000;
    }

    private void run(String text, long... closes) {
        StrategyInstance strategy = StrategyCatalog.standard().create(text);
        CloseColumn column = new CloseColumn(strategy.inputs().getFirst().lookback());
        strategy.inputs().getFirst().connect(column, Interval.ONE_MINUTE);
        for (long close : closes) {
            column.add(close);
            account.price = close;
            time += 60_000_000;
            Candle candle = new Candle(time, close, close, close, close, 0);
            BarClosed bar = new BarClosed().set(0, candle, time + 60_000_000);
            strategy.inputs().getFirst().add(bar);
            if (strategy.isWarm()) {
                strategy.strategy().onBar(bar, account);
            }
        }
    }

    /** What nobody looks at. */
    private static final class Asked implements OrderHandle {
        @Override
        public String id() {
            return "id";
        }

        @Override
        public Order order() {
            throw new AssertionError("nobody asks for the order");
        }

        @Override
        public void cancel() {
            throw new AssertionError("no cancels");
        }

        @Override
        public void amend(OrderTerms terms, long quantity) {
            throw new AssertionError("no amendments");
        }
    }

    /** An account with 1000.00, which notes what it is asked for: sales below 0. */
    private static final class Account implements StrategyContext {
        private long price;
        private Position position = Position.FLAT;
        private long quote = 100_000;
        private long base;
        private boolean openOrder;
        private final List<Long> asked = new ArrayList<>();

        @Override
        public long price() {
            return price;
        }

        @Override
        public long equity() {
            throw new AssertionError("nobody asks for the equity");
        }

        @Override
        public StrategyContext at(Series series) {
            throw new AssertionError("there is one instrument");
        }

        @Override
        public @Nullable OrderHandle order(String clientOrderId) {
            throw new AssertionError("nobody asks for an order");
        }

        @Override
        public Instrument instrument() {
            return BTC_USD;
        }

        @Override
        public Position position() {
            return position;
        }

        @Override
        public long availableQuote() {
            return quote;
        }

        @Override
        public long availableBase() {
            return base;
        }

        @Override
        public boolean hasOpenOrder() {
            return openOrder;
        }

        @Override
        public List<OrderHandle> openOrders() {
            throw new AssertionError("nobody asks for the orders");
        }

        @Override
        public long now() {
            return 0;
        }

        @Override
        public OrderHandle place(
                Side side,
                OrderTerms terms,
                long quantity,
                OrderConditions conditions,
                String reason) {
            assertThat(reason).isNotEmpty();
            assertThat(terms).isEqualTo(new OrderTerms.Market());
            asked.add(side.sign() * quantity);
            return new Asked();
        }

        @Override
        public OrderHandle bracket(
                Side side,
                OrderTerms entry,
                long quantity,
                @Nullable OrderTerms stop,
                @Nullable OrderTerms target,
                String reason) {
            throw new AssertionError("no brackets");
        }

        @Override
        public void timer(long at, long id) {
            throw new AssertionError("no timers");
        }
    }
}
