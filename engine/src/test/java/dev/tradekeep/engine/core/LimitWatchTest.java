package dev.tradekeep.engine.core;

import static dev.tradekeep.engine.core.RiskBench.limit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.RiskLimitKind;
import dev.tradekeep.store.risk.RiskScope;
import dev.tradekeep.store.risk.TradingHalt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens when a limit is broken. Prices are in tenths, quantities in ten-thousandths. */
class LimitWatchTest {
    private static final long DAY = 86_400_000_000L;

    private final RiskBench bench = new RiskBench();

    LimitWatchTest() {
        bench.candle(1_000);
        bench.hold(100_000, 1_000);
        bench.lines.clear();
        bench.calls.clear();
    }

    /** 10 held at 100.0 are worth 1000.00; at 110.1 they are worth 1101.00. */
    @ParameterizedTest
    @EnumSource(LimitAction.class)
    void whateverTheActionABreachIsARowAndAnAlert(LimitAction action) {
        bench.limits(limit(RiskLimitKind.POSITION_NOTIONAL, action, 110_000));
        bench.candle(1_100);
        assertThat(bench.lines).isEmpty();

        bench.candle(1_101);

        assertThat(bench.breaches())
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.limitId()).isEqualTo(7);
                    assertThat(breach.code()).isEqualTo("POSITION_NOTIONAL");
                    assertThat(breach.count()).isEqualTo(1);
                    assertThat(breach.detail())
                            .isEqualTo(
                                    "Limit 7 allows 1100 USD as position notional in BTC/USD,"
                                            + " found 1101 USD.");
                });
        assertThat(bench.alerts()).contains("risk.breach");
    }

    @Test
    void aBreachThatGoesOnIsOneRowADayWithACount() {
        bench.limits(limit(RiskLimitKind.POSITION_NOTIONAL, LimitAction.DENY, 100_000));
        bench.candle(1_010);
        long booked = bench.state.booking();
        for (int i = 0; i < 5; i++) {
            bench.candle(1_020);
        }
        assertThat(bench.state.booking()).isEqualTo(booked);

        bench.market(Side.SELL, 10);
        assertThat(bench.breaches())
                .extracting(BookingLine.RiskNoted::count)
                .containsExactly(1L, 6L);
        assertThat(bench.breaches())
                .extracting(BookingLine.RiskNoted::key)
                .containsOnly("1 breach 7 1 0");
        assertThat(bench.alerts()).containsExactly("risk.breach");

        // The next day it is another row and another alert.
        bench.pass(DAY);
        bench.limits(limit(RiskLimitKind.POSITION_NOTIONAL, LimitAction.DENY, 100_000));
        assertThat(bench.breaches().getLast().key()).isEqualTo("1 breach 7 1 1");
        assertThat(bench.alerts()).containsExactly("risk.breach", "risk.breach");
    }

    @Test
    void aFillIsLookedAtToo() {
        bench.limits(limit(RiskLimitKind.POSITION_QUANTITY, LimitAction.ALERT, 120_000));
        String id = bench.market(Side.BUY, 30_000);
        assertThat(bench.denial()).isEmpty();

        bench.fill(id, 20_000, 1_000);
        assertThat(bench.breaches()).isEmpty();
        bench.fill(id, 10_000, 1_000);
        assertThat(bench.breaches())
                .extracting(BookingLine.RiskNoted::detail)
                .containsExactly(
                        "Limit 7 allows 12 BTC as position quantity in BTC/USD, found 13 BTC.");
    }

    @Test
    void cancelTakesOffWhatWouldMakeItWorse() {
        String entry = bench.place(Side.BUY, new OrderTerms.Limit(900), 10_000);
        String exit = bench.place(Side.SELL, new OrderTerms.Limit(1_200), 20_000);
        bench.limits(limit(RiskLimitKind.POSITION_NOTIONAL, LimitAction.CANCEL, 105_000));
        assertThat(bench.canceledIds()).isEmpty();

        bench.candle(1_051);
        bench.candle(1_051);

        assertThat(bench.canceledIds()).containsExactly(entry);
        assertThat(bench.order(exit).order().status().isTerminal()).isFalse();
    }

    @Test
    void cancelOfALossTakesOffEveryEntry() {
        String entry = bench.place(Side.BUY, new OrderTerms.Limit(400), 10_000);
        String stop = bench.place(Side.SELL, new OrderTerms.Stop(300), 100_000);
        bench.limits(limit(RiskLimitKind.DAILY_LOSS, LimitAction.CANCEL, 20_000));
        bench.candle(800);
        assertThat(bench.canceledIds()).isEmpty();

        bench.candle(799);

        assertThat(bench.canceledIds()).containsExactly(entry);
        assertThat(bench.order(stop).order().status().isTerminal()).isFalse();
        assertThat(bench.breaches())
                .extracting(BookingLine.RiskNoted::detail)
                .containsExactly("Limit 7 allows 200 USD as daily loss, found 201 USD.");
    }

    /** 10 at 130.0 are 1300.00; 1000.00 buy 7.692 of them; so 2.308 are sold, and no more. */
    @Test
    void reduceBringsThePositionDownToTheLimit() {
        bench.limits(limit(RiskLimitKind.POSITION_NOTIONAL, LimitAction.REDUCE, 100_000));
        bench.candle(1_300);

        assertThat(bench.lastOrder().side()).isEqualTo(Side.SELL);
        assertThat(bench.lastOrder().quantity()).isEqualTo(23_080);
        assertThat(bench.lastOrder().conditions()).isEqualTo(OrderConditions.IOC.asReduceOnly());

        bench.candle(1_300);
        assertThat(bench.opened()).hasSize(1);

        bench.fill(bench.lastOrder().clientOrderId(), 23_080, 1_300);
        bench.candle(1_300);
        assertThat(bench.position()).isEqualTo(76_920);
        assertThat(bench.opened()).hasSize(1);
    }

    @Test
    void reduceCountsQuantitiesInWholeLotsAgainstTheHolder() {
        // 5.00015 BTC allowed, lots of 0.001: what stays is below it.
        bench.limits(limit(RiskLimitKind.POSITION_QUANTITY, LimitAction.REDUCE, 50_015));

        assertThat(bench.lastOrder().quantity()).isEqualTo(49_990);
    }

    @Test
    void reduceLeavesToRestingExitsWhatTheyHold() {
        bench.place(Side.SELL, new OrderTerms.Stop(500), 100_000);
        bench.limits(limit(RiskLimitKind.POSITION_NOTIONAL, LimitAction.REDUCE, 90_000));

        assertThat(bench.opened()).hasSize(1);
        assertThat(bench.alerts()).containsExactly("risk.breach", "halt.dust");
    }

    @Test
    void haltRaisesOneThatNamesItsLimitAndHoldsAtOnce() {
        String entry = bench.place(Side.BUY, new OrderTerms.Limit(900), 10_000);
        bench.limits(limit(RiskLimitKind.DRAWDOWN_BPS, LimitAction.HALT, 1));
        bench.candle(800);

        assertThat(bench.halts())
                .singleElement()
                .satisfies(halt -> {
                    assertThat(halt.level()).isEqualTo(HaltLevel.REDUCE_ONLY);
                    assertThat(halt.limitId()).isEqualTo(7);
                    assertThat(halt.market()).isNull();
                    // 200.00 of 1,000,000.00
                    assertThat(halt.reason())
                            .isEqualTo("Limit 7 allows 1 bp as drawdown, found 2 bp.");
                });
        assertThat(bench.canceledIds()).containsExactly(entry);
        bench.market(Side.BUY, 10);
        assertThat(bench.denial())
                .isEqualTo(
                        "TRADING_HALTED: a halt holds: Limit 7 allows 1 bp as drawdown, found"
                                + " 2 bp.");
        bench.market(Side.SELL, 10);
        assertThat(bench.denial()).isEmpty();

        bench.candle(700);
        assertThat(bench.halts()).hasSize(1);
    }

    /** The books may be read before the halt is on disk: it must not be lost by that. */
    @Test
    void aHaltThatIsNotOnDiskYetOutlivesTheReadingOfTheBooks() {
        RiskLimit limit = limit(RiskLimitKind.POSITION_NOTIONAL, LimitAction.HALT, 100_000);
        bench.limits(limit);
        long opensAt = RiskBench.MINUTE;
        bench.take(new BarClosed().set(0, opensAt, 2 * opensAt, 1_100, 1_100, 1_100, 1_100, 1));
        bench.restrict(List.of(), limit);
        assertThat(bench.state.restrictions().halts()).hasSize(1);

        TradingHalt row =
                new TradingHalt(3, HaltLevel.REDUCE_ONLY, 1L, null, 7L, "as booked", null, 0);
        bench.restrict(List.of(row), limit);
        assertThat(bench.state.restrictions().halts()).extracting(TradingHalt::id).contains(3L);

        // A person clears it: what is on disk by then has the last word.
        bench.durable();
        bench.restrict(List.of());
        assertThat(bench.state.restrictions().halts()).isEmpty();
    }

    @Test
    void flattenTakesEverythingOffAndSellsWhatIsHeld() {
        String entry = bench.place(Side.BUY, new OrderTerms.Limit(500), 10_000);
        String stop = bench.place(Side.SELL, new OrderTerms.Stop(300), 100_000);
        bench.limits(limit(RiskLimitKind.DAILY_LOSS, LimitAction.FLATTEN, 30_000));
        bench.candle(699);

        assertThat(bench.halts())
                .extracting(BookingLine.HaltRaised::level)
                .containsExactly(HaltLevel.FLATTEN);
        assertThat(bench.canceledIds()).containsExactly(entry, stop);
        bench.canceled(entry);
        bench.canceled(stop);
        assertThat(bench.lastOrder().quantity()).isEqualTo(100_000);

        bench.fill(bench.lastOrder().clientOrderId(), 100_000, 690);
        assertThat(bench.position()).isZero();
        bench.market(Side.BUY, 10);
        assertThat(bench.denial()).startsWith("TRADING_HALTED");
    }

    /** It could rest for ever, and what is held would never be sold. */
    @Test
    void flattenTakesOffAnExitThatAPersonLeftResting() {
        OrderConditions exit = OrderConditions.GTC.asReduceOnly();
        String resting = bench.place(Side.SELL, new OrderTerms.Limit(9_000), 50_000, exit);
        bench.limits(limit(RiskLimitKind.DAILY_LOSS, LimitAction.FLATTEN, 30_000));
        bench.candle(699);

        assertThat(bench.canceledIds()).containsExactly(resting);
        bench.canceled(resting);
        assertThat(bench.lastOrder().quantity()).isEqualTo(100_000);
    }

    /** The limit is of one instrument, so is the halt. */
    @Test
    void aLimitOfAnInstrumentHaltsOnlyThat() {
        bench.limits(
                new RiskLimit(
                        7,
                        RiskLimitKind.DRAWDOWN_BPS,
                        LimitAction.HALT,
                        new RiskScope(null, 1L, null),
                        null,
                        0));
        bench.candle(999);

        assertThat(bench.halts())
                .extracting(BookingLine.HaltRaised::market)
                .containsExactly(RiskBench.MARKET);
    }

    @Test
    void aLimitOfAnotherScopeOrAssetBoundsNothing() {
        bench.limits(
                new RiskLimit(
                        7,
                        RiskLimitKind.POSITION_NOTIONAL,
                        LimitAction.DENY,
                        RiskScope.EVERYTHING,
                        99L,
                        0),
                new RiskLimit(
                        8, RiskLimitKind.DAILY_LOSS, LimitAction.DENY, RiskScope.EVERYTHING, 1L, 0),
                new RiskLimit(
                        9,
                        RiskLimitKind.OPEN_ORDERS,
                        LimitAction.DENY,
                        new RiskScope(2L, null, null),
                        null,
                        0));
        bench.candle(500);
        bench.market(Side.BUY, 10);

        assertThat(bench.breaches()).isEmpty();
        assertThat(bench.denial()).isEmpty();
    }

    /** A strategy that runs wild is stopped by its own orders. */
    @Test
    void anOrderThatBreaksALimitHaltsWhenTheLimitSaysSo() {
        bench.limits(limit(RiskLimitKind.ORDERS_PER_MINUTE, LimitAction.HALT, 2));
        bench.place(Side.BUY, new OrderTerms.Limit(900), 10);
        bench.place(Side.BUY, new OrderTerms.Limit(900), 10);
        assertThat(bench.denial())
                .startsWith("LIMIT_EXCEEDED: Limit 7 allows 2 as orders per minute");
        assertThat(bench.halts())
                .extracting(BookingLine.HaltRaised::level)
                .containsExactly(HaltLevel.REDUCE_ONLY);
        assertThat(bench.breaches())
                .extracting(BookingLine.RiskNoted::code)
                .containsExactly("ORDERS_PER_MINUTE");
    }

    @Test
    void alertLetsTheOrderGoAndTells() {
        bench.limits(limit(RiskLimitKind.ORDER_QUANTITY, LimitAction.ALERT, 10_000));
        bench.market(Side.BUY, 10_010);

        assertThat(bench.denial()).isEmpty();
        assertThat(bench.breaches())
                .extracting(BookingLine.RiskNoted::detail)
                .containsExactly(
                        "Limit 7 allows 1 BTC as order quantity, with the order it would be"
                                + " 1.001 BTC.");
        assertThat(bench.alerts()).containsExactly("risk.breach");
    }

    @Test
    void aHaltIsCriticalAndADenialAWarning() {
        bench.limits(limit(RiskLimitKind.DAILY_LOSS, LimitAction.HALT, 0));
        bench.candle(990);
        assertThat(bench.lines)
                .filteredOn(BookingLine.AlertRaised.class::isInstance)
                .extracting(line -> ((BookingLine.AlertRaised) line).severity())
                .containsExactly(AlertSeverity.CRITICAL);
    }

    @Test
    void whileLimitsHoldACandleIsNotBooked() {
        bench.limits(
                limit(RiskLimitKind.POSITION_QUANTITY, LimitAction.REDUCE, 100_000),
                limit(RiskLimitKind.POSITION_NOTIONAL, LimitAction.HALT, 100_000),
                limit(RiskLimitKind.DAILY_LOSS, LimitAction.FLATTEN, 0),
                limit(RiskLimitKind.DRAWDOWN_BPS, LimitAction.CANCEL, 0));
        long booked = bench.state.booking();
        for (int i = 0; i < 100; i++) {
            bench.candle(1_000);
        }
        assertThat(bench.state.booking()).isEqualTo(booked);
        assertThat(bench.lines).isEmpty();
    }
}
