package dev.tradekeep.engine.core;

import static dev.tradekeep.engine.core.RiskBench.limit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.RiskLimitKind;
import dev.tradekeep.store.risk.TradingHalt;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.VolumeUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Limits as they were once found wanting, and those that look at time, price and volume. */
class RiskFindingsTest {
    private static final long SECOND = 1_000_000;

    /** F7: daily candles; the loss of the seventh day is not held against the ninth. */
    @Test
    void aLossCountsForItsOwnDay() {
        RiskBench bench = new RiskBench(new Interval(86_400 * SECOND), VolumeUnit.UNKNOWN);
        bench.limits(limit(RiskLimitKind.DAILY_LOSS, LimitAction.DENY, 50_000));
        for (long price : new long[] {1_000, 1_010, 1_000}) {
            bench.candle(price);
        }
        bench.hold(500_000, 1_000);
        for (long price : new long[] {1_020, 1_030, 1_010, 900, 910}) {
            bench.candle(price);
        }
        // The seventh day lost 50 × 11.0 = 550.00: a breach of its day.
        assertThat(bench.breaches())
                .extracting(BookingLine.RiskNoted::detail)
                .containsExactly("Limit 7 allows 500 USD as daily loss, found 550 USD.");
        assertThat(bench.breaches().getFirst().key()).endsWith(" 6");

        bench.candle(920);
        bench.market(Side.BUY, 10);
        assertThat(bench.denial()).isEmpty();
    }

    /** F10: a sale far below the market is valued at what it can trade for. */
    @Test
    void aCheapSaleIsValuedAtTheMarket() {
        RiskBench bench = new RiskBench();
        bench.candle(1_000);
        bench.hold(500_000, 1_000);
        bench.limits(limit(RiskLimitKind.ORDER_NOTIONAL, LimitAction.DENY, 100_000));

        bench.place(Side.SELL, new OrderTerms.Limit(1), 500_000);

        assertThat(bench.denial())
                .isEqualTo(
                        "LIMIT_EXCEEDED: Limit 7 allows 1000 USD as order notional, with the order"
                                + " it would be 5000 USD.");
        // What can only reduce gets through.
        bench.place(
                Side.SELL, new OrderTerms.Market(), 500_000, OrderConditions.GTC.asReduceOnly());
        assertThat(bench.denial()).isEmpty();
    }

    /** F16: one impossible wish of a strategy is one row, however often it is made. */
    @Test
    void oneWishThatIsDeniedAgainAndAgainIsOneRow() {
        RiskBench bench = new RiskBench();
        bench.limits(limit(RiskLimitKind.ORDER_QUANTITY, LimitAction.DENY, 10));
        bench.onCandle((number, context) ->
                context.place(
                        Side.BUY,
                        new OrderTerms.Market(),
                        20,
                        OrderConditions.GTC,
                        "more than I may"));
        for (int i = 0; i < 1_000; i++) {
            bench.candle(1_000);
        }
        bench.take(new Command.Finish());

        assertThat(bench.opened()).hasSize(1);
        assertThat(bench.lines)
                .filteredOn(BookingLine.RiskNoted.class::isInstance)
                .extracting(line -> ((BookingLine.RiskNoted) line).count())
                .containsExactly(1L, 1_000L);
        assertThat(bench.lines)
                .filteredOn(BookingLine.RiskNoted.class::isInstance)
                .extracting(line -> ((BookingLine.RiskNoted) line).limitId())
                .containsOnly(7L);
    }

    @Test
    void nothingIsOpenedForAWhileAfterALoss() {
        RiskBench bench = new RiskBench();
        bench.candle(1_000);
        bench.hold(20_000, 1_000);
        bench.limits(limit(RiskLimitKind.LOSS_COOLDOWN, LimitAction.DENY, 300));
        bench.fill(bench.market(Side.SELL, 10_000), 10_000, 1_000);
        bench.market(Side.BUY, 10);
        assertThat(bench.denial()).isEmpty();

        bench.fill(bench.market(Side.SELL, 5_000), 5_000, 999);
        bench.pass(299 * SECOND);
        bench.market(Side.BUY, 10);
        assertThat(bench.denial())
                .isEqualTo(
                        "LIMIT_EXCEEDED: Limit 7 allows no entry within 300 s of a trade that"
                                + " closed at a loss.");
        bench.market(Side.SELL, 5_000);
        assertThat(bench.denial()).isEmpty();

        bench.pass(SECOND);
        bench.market(Side.BUY, 10);
        assertThat(bench.denial()).isEmpty();
    }

    @Test
    void anOldPriceDecidesNothingButExits() {
        RiskBench bench = new RiskBench();
        bench.candle(1_000);
        bench.hold(20_000, 1_000);
        bench.limits(limit(RiskLimitKind.PRICE_AGE, LimitAction.DENY, 90));
        bench.pass(90 * SECOND);
        bench.market(Side.BUY, 10);
        assertThat(bench.denial()).isEmpty();

        bench.pass(1);
        bench.market(Side.BUY, 10);
        assertThat(bench.denial())
                .isEqualTo(
                        "LIMIT_EXCEEDED: Limit 7 allows 90 s as price age, the last price of"
                                + " BTC/USD is 91 s old.");
        bench.market(Side.SELL, 10);
        assertThat(bench.denial()).isEmpty();
        bench.candle(1_000);
        bench.market(Side.BUY, 10);
        assertThat(bench.denial()).isEmpty();
    }

    @Test
    void anOrderIsNoMoreThanItsShareOfTheLastVolume() {
        RiskBench bench = new RiskBench(Interval.ONE_MINUTE, VolumeUnit.BASE);
        bench.limits(limit(RiskLimitKind.VOLUME_SHARE_BPS, LimitAction.DENY, 1_000));
        bench.candle(1_000, 25);
        bench.hold(25_000, 1_000);
        assertThat(bench.denial()).isEmpty();

        bench.market(Side.BUY, 25_010);
        assertThat(bench.denial())
                .isEqualTo(
                        "LIMIT_EXCEEDED: Limit 7 allows 1000 bp of the last candle's volume, 2.5 of"
                                + " 25; the order is 2.501.");
        bench.candle(1_000, 0);
        bench.market(Side.BUY, 10);
        assertThat(bench.denial()).startsWith("LIMIT_EXCEEDED");
        bench.market(Side.SELL, 25_000);
        assertThat(bench.denial()).isEmpty();
    }

    @Test
    void aVolumeOfTheQuoteAssetIsCountedAtTheLastPrice() {
        RiskBench bench = new RiskBench(Interval.ONE_MINUTE, VolumeUnit.QUOTE);
        bench.limits(limit(RiskLimitKind.VOLUME_SHARE_BPS, LimitAction.DENY, 10_000));
        // 1,000 dollars at 100.0 are 10.
        bench.candle(1_000, 1_000);
        bench.market(Side.BUY, 100_000);
        assertThat(bench.denial()).isEmpty();
        bench.market(Side.BUY, 100_010);
        assertThat(bench.denial()).startsWith("LIMIT_EXCEEDED");
    }

    @Test
    void aVolumeThatNobodyKnowsBoundsNothing() {
        RiskBench bench = new RiskBench();
        bench.limits(limit(RiskLimitKind.VOLUME_SHARE_BPS, LimitAction.DENY, 0));
        bench.candle(1_000, 1);
        bench.market(Side.BUY, 10_000);
        assertThat(bench.denial()).isEmpty();
        assertThat(bench.alerts()).containsExactly("risk.volume_unknown");
    }

    @Test
    void aDrawdownIsOneRowUntilThereIsAnotherHigh() {
        RiskBench bench = new RiskBench(Interval.parse("1d"), VolumeUnit.UNKNOWN);
        bench.limits(limit(RiskLimitKind.DRAWDOWN_BPS, LimitAction.HALT, 10));
        bench.candle(1_000);
        bench.hold(10_000_000, 1_000);
        for (int day = 0; day < 5; day++) {
            bench.candle(800 - day);
        }
        bench.candle(1_200);
        bench.candle(1_300);
        bench.candle(1_000);
        // What was only counted is written with the next booking.
        bench.market(Side.SELL, 10);

        assertThat(bench.breaches().stream().map(BookingLine.RiskNoted::key).distinct()).hasSize(2);
        assertThat(bench.halts()).hasSizeLessThanOrEqualTo(2);
        assertThat(bench.alerts().stream().filter("risk.breach"::equals)).hasSize(2);
    }

    @Test
    void aPositionIsGivenUpOnlyWhenItDoesNotGetSmaller() {
        RiskBench bench = new RiskBench();
        bench.candle(1_000);
        bench.hold(1_000, 1_000);
        TradingHalt halt =
                new TradingHalt(1, HaltLevel.FLATTEN, null, null, null, "enough", null, 0);
        bench.restrict(List.of(halt));
        bench.durable();
        // Each order closes a lot only: the position gets smaller, more often than it may be tried.
        for (int i = 0; i < 2 * PositionCloser.TRIES_MAX; i++) {
            String id = bench.lastOrder().clientOrderId();
            bench.fill(id, 10, 1_000);
            bench.canceled(id);
        }
        assertThat(bench.alerts()).isEmpty();
        for (int i = 0; i <= PositionCloser.TRIES_MAX; i++) {
            bench.canceled(bench.lastOrder().clientOrderId());
        }
        assertThat(bench.alerts()).containsExactly("halt.stuck");
        assertThat(bench.state.portfolio(0).notes(RiskBench.MARKET).closingTries)
                .isEqualTo(PositionCloser.TRIES_MAX);
    }

    @Test
    void theTriesBeforeARestartCount() {
        RiskBench bench = new RiskBench();
        bench.candle(1_000);
        bench.hold(1_000, 1_000);
        bench.state.loadNotes(0, RiskBench.MARKET, PositionCloser.TRIES_MAX - 1, Long.MIN_VALUE);
        TradingHalt halt =
                new TradingHalt(1, HaltLevel.FLATTEN, null, null, null, "enough", null, 0);
        bench.restrict(List.of(halt));
        bench.durable();
        bench.canceled(bench.lastOrder().clientOrderId());
        bench.candle(1_000);

        assertThat(bench.opened()).hasSize(2);
        assertThat(bench.alerts()).containsExactly("halt.stuck");
    }

    /** An amendment is no way around a limit or a halt. */
    @Test
    void anAmendmentThatAsksForMoreIsChecked() {
        RiskBench bench = new RiskBench();
        bench.candle(1_000);
        String id = bench.place(Side.BUY, new OrderTerms.Limit(900), 100);
        bench.accepted(id);
        bench.limits(limit(RiskLimitKind.ORDER_QUANTITY, LimitAction.DENY, 150));

        bench.amend(id, new OrderTerms.Limit(900), 160);
        assertThat(bench.refusal)
                .hasMessageContaining(
                        "The amendment of order " + id + " is denied. LIMIT_EXCEEDED");
        bench.amend(id, new OrderTerms.Limit(900), 150);
        assertThat(bench.calls).last().isInstanceOf(VenueCall.Amend.class);
        bench.report(new VenueReport.Amended(id, new OrderTerms.Limit(900), 150, 0));

        // Less is always allowed.
        bench.limits(limit(RiskLimitKind.ORDER_QUANTITY, LimitAction.DENY, 0));
        bench.amend(id, new OrderTerms.Limit(900), 140);
        assertThat(bench.order(id).order().progress().amendment()).isNotNull();
    }

    @Test
    void aStrategyThatAmendsTooMuchGetsOneRow() {
        RiskBench bench = new RiskBench();
        bench.limits(limit(RiskLimitKind.ORDER_QUANTITY, LimitAction.DENY, 150));
        String[] id = {""};
        bench.onCandle((number, context) -> {
            if (number == 1) {
                id[0] =
                        context.place(
                                        Side.BUY,
                                        new OrderTerms.Limit(900),
                                        100,
                                        OrderConditions.GTC,
                                        "rest")
                                .id();
            } else {
                Objects.requireNonNull(context.order(id[0]))
                        .amend(new OrderTerms.Limit(900), 1_000);
            }
        });
        bench.candle(1_000);
        bench.accepted(id[0]);
        for (int i = 0; i < 5; i++) {
            bench.candle(1_000);
        }
        bench.take(new Command.Finish());

        assertThat(bench.order(id[0]).order().quantity()).isEqualTo(100);
        assertThat(bench.lines)
                .filteredOn(BookingLine.RiskNoted.class::isInstance)
                .extracting(line -> ((BookingLine.RiskNoted) line).count())
                .containsExactly(1L, 5L);
    }
}
