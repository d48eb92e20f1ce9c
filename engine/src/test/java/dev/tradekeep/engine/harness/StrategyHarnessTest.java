package dev.tradekeep.engine.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tradekeep.engine.indicator.Ema;
import dev.tradekeep.engine.indicator.Sma;
import dev.tradekeep.engine.strategy.Closes;
import dev.tradekeep.engine.strategy.MovingAverageCrossover;
import dev.tradekeep.engine.strategy.OrderHandle;
import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyContext;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyHarnessTest {
    private final List<OrderHandle> handles = new ArrayList<>();

    private static final long COIN = 100_000_000L;

    /** So much at 100 is rounded down to nothing. */
    private static final long HALF_CENT = 5_000;

    /** What to do at each candle. */
    private interface Script {
        void at(int candle, StrategyContext context);
    }

    private static StrategyHarness scripted(Script script) {
        int[] candles = {0};
        Strategy strategy = (bar, context) -> script.at(++candles[0], context);
        return new StrategyHarness(
                StrategyInstance.of("scripted", strategy), HarnessMarket.DEFAULT);
    }

    @Test
    void tellsWhatACrossoverDid() {
        StrategyHarness harness =
                StrategyHarness.of(
                        MovingAverageCrossover.class,
                        MovingAverageCrossover::new,
                        "fast=1",
                        "slow=2");
        harness.closes("100", "99", "105", "106", "100", "100");
        assertThat(harness.orders()).extracting(Order::side).containsExactly(Side.BUY, Side.SELL);
        assertThat(harness.fills()).hasSize(2);
        assertThat(harness.reasons()).first().asString().contains("crossed above");
        assertThat(harness.position().isFlat()).isTrue();
        assertThat(harness.equity()).isLessThan(HarnessMarket.DEFAULT.cash());
    }

    @Test
    void aHandleKnowsItsOrderToTheEnd() {
        StrategyHarness harness =
                scripted((candle, context) -> {
                    if (candle == 1) {
                        handles.add(context.buy(COIN, "first"));
                        handles.add(limit(context, 50_00));
                        assertThat(context.openOrders()).hasSize(2);
                        assertThat(context.order(handles.getLast().id()))
                                .isSameAs(handles.getLast());
                    }
                    if (candle == 2) {
                        assertThat(handles.getFirst().isOpen()).isFalse();
                        assertThat(handles.getFirst().filledQuantity()).isEqualTo(COIN);
                        handles.getLast().amend(new OrderTerms.Limit(51_00), 2 * COIN);
                    }
                    if (candle == 3) {
                        assertThat(handles.getLast().order().limitPrice()).isEqualTo(51_00);
                        handles.getLast().cancel();
                    }
                });
        harness.closes("100", "100", "100", "100");
        assertThat(handles.getLast().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(handles.getLast().remainingQuantity()).isEqualTo(2 * COIN);
        assertThat(harness.openOrders()).isEmpty();
    }

    private static OrderHandle limit(StrategyContext context, long price) {
        return context.place(
                Side.BUY, new OrderTerms.Limit(price), COIN, OrderConditions.GTC, "rest");
    }

    @Test
    void aTargetIsReachedOnceAndReducesOnly() {
        StrategyHarness harness =
                scripted((candle, context) -> context.target(candle < 4 ? 3 * COIN : COIN, "so"));
        harness.closes("100", "100", "100", "100", "100", "100");
        assertThat(harness.orders())
                .extracting(
                        Order::side,
                        Order::quantity,
                        order -> order.request().conditions().reduceOnly())
                .containsExactly(
                        tuple(Side.BUY, 3 * COIN, false), tuple(Side.SELL, 2 * COIN, true));
        assertThat(harness.position().quantity()).isEqualTo(COIN);
    }

    /** What rests counts for the position, and is taken back before the other side is asked for. */
    @Test
    void aTargetDoesNotFightAnOrderThatRests() {
        StrategyHarness harness =
                scripted((candle, context) -> {
                    if (candle == 1) {
                        context.buy(2 * COIN, "hold");
                        limit(context, 50_00);
                    } else {
                        context.target(candle < 4 ? 3 * COIN : COIN, "target");
                    }
                });
        harness.closes("100", "100", "100", "100");
        assertThat(harness.orders()).as("3 are on their way").hasSize(2);
        harness.closes("100", "100", "100");
        assertThat(harness.orders())
                .extracting(Order::side)
                .containsExactly(Side.BUY, Side.BUY, Side.SELL);
        assertThat(harness.orders().get(1).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(harness.position().quantity()).isEqualTo(COIN);
    }

    /** The stop holds back what is to be sold. */
    @Test
    void aTargetOfNothingTakesTheStopBackFirst() {
        StrategyHarness harness =
                scripted((candle, context) -> {
                    if (candle == 1) {
                        context.bracket(
                                Side.BUY,
                                new OrderTerms.Market(),
                                COIN,
                                new OrderTerms.Stop(50_00),
                                null,
                                "enter");
                    } else if (candle > 3) {
                        context.target(0, "out");
                    }
                });
        harness.closes("100", "100", "100", "100", "100", "100", "100");
        assertThat(harness.position().isFlat()).isTrue();
        assertThat(harness.openOrders()).isEmpty();
    }

    @Test
    void buysNoMoreThanCanBePaid() {
        StrategyHarness harness = scripted((candle, context) -> context.target(5000 * COIN, "all"));
        harness.closes("100", "100", "100");
        assertThat(harness.orders())
                .first()
                .extracting(Order::status)
                .isEqualTo(OrderStatus.FILLED);
        assertThat(harness.fills().getFirst().quantity()).isEqualTo(990 * COIN + HALF_CENT);
    }

    @Test
    void sizesByMoneyCashEquityAndRisk() {
        List<Long> sizes = new ArrayList<>();
        StrategyHarness harness =
                scripted((candle, context) -> {
                    sizes.add(context.equity());
                    sizes.add(context.sizeByMoney(new BigDecimal("250")));
                    sizes.add(context.sizeByCash(BasisPoints.parse("1000")));
                    sizes.add(context.sizeByEquity(BasisPoints.parse("5000")));
                    sizes.add(context.sizeByRisk(BasisPoints.parse("100"), 95_00));
                    sizes.add(context.sizeByRisk(BasisPoints.parse("100"), 100_00));
                });
        harness.closes("100");
        // 1 % of 100,000 is lost between 100 and 95 by 200.
        assertThat(sizes)
                .containsExactly(
                        100_000_00L,
                        5 * COIN / 2 + HALF_CENT,
                        100 * COIN + HALF_CENT,
                        500 * COIN + HALF_CENT,
                        200 * COIN + 20 * HALF_CENT,
                        0L);
    }

    /** Reads its indicator before it is told to. */
    static final class Hasty implements Strategy {
        Hasty(Setup setup) {
            Ema average = setup.indicator(new Ema(3));
            setup.require(average.value() > 0, "never");
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {}
    }

    /** Counts when it is asked. */
    static final class Patient implements Strategy {
        private final Sma average;
        private final Closes closes;

        Patient(Setup setup) {
            average = setup.indicator(new Sma(3));
            closes = setup.closes(2);
            setup.warmup(4);
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            assertThat(average.value()).isPositive();
            assertThat(closes.ago(1)).isPositive();
            context.buy(COIN, "candle " + closes.count());
        }
    }

    @Test
    void isNotAskedBeforeAllIsWarm() {
        StrategyHarness harness = StrategyHarness.of(Patient.class, Patient::new);
        harness.closes("100", "100", "100");
        assertThat(harness.orders()).isEmpty();
        harness.closes("100", "100");
        assertThat(harness.reasons()).containsExactly("candle 4", "candle 5");
    }

    @Test
    void refusesAnIndicatorThatIsReadBeforeItIsWarm() {
        assertThatThrownBy(() -> StrategyHarness.of(Hasty.class, Hasty::new))
                .hasMessageContaining("Strategy hasty")
                .hasMessageContaining("EMA(3)");
    }
}
