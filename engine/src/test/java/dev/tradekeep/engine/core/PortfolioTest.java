package dev.tradekeep.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.Baseline;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.instruments.ListedInstrument;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PortfolioTest {
    private static final Asset USD = new Asset("USD", 2);
    private static final Asset BTC = new Asset("BTC", 4);
    private static final Asset BNB = new Asset("BNB", 8);
    private static final Instrument BTC_USD = new Instrument("BTC/USD", BTC, USD, 1, 4, 1, 1, 0, 0);
    private static final Market MARKET =
            new Market(0, new ListedInstrument(1, 1, 1, 2, InstrumentKind.CRYPTO, BTC_USD));
    private static final long DAY = DayTracker.DAY_MICROS;
    private static final long MONDAY = 20_000 * DAY;

    private final Portfolio portfolio = newPortfolio();

    private static Portfolio newPortfolio() {
        List<Market> markets = List.of(MARKET);
        return new Portfolio(0, 1, USD, markets, new AssetSlots(markets), new Holders(markets, 1));
    }

    @Test
    void isWorthItsCashAndWhatItHoldsAtTheLastPrice() {
        portfolio.setBalance(USD, 100_000);
        buy(5_000, 50_000, new Fee(USD, 50));
        portfolio.mark(MARKET, 1_100);

        // 1000.00 - 500.00 - 0.50, and 0.5 at 110.0.
        assertThat(portfolio.equity()).isEqualTo(100_000 - 50_000 - 50 + 5_500);
    }

    /** A fill may be charged in an asset that is neither base nor quote. */
    @Test
    void takesAFeeInAThirdAsset() {
        portfolio.setBalance(USD, 100_000);
        portfolio.setBalance(BNB, 1_000);
        buy(5_000, 50_000, new Fee(BNB, 7));

        assertThat(portfolio.balance(BNB)).isEqualTo(993);
        assertThat(portfolio.balance(USD)).isEqualTo(50_000);
        assertThat(portfolio.fees()).as("only those in the quote asset").isZero();
    }

    /** What is decided at midnight is of the day that begins. */
    @Test
    void aLossOfYesterdayIsNotOneOfToday() {
        portfolio.setBalance(USD, 100_000);
        portfolio.begin(MONDAY);
        buy(5_000, 50_000, new Fee(USD, 0));
        portfolio.mark(MARKET, 1_000);
        portfolio.moveTo(MONDAY + DAY, MONDAY + DAY - 1);
        portfolio.close(MONDAY + DAY);
        portfolio.mark(MARKET, 100);

        assertThat(portfolio.lossOfDay(MONDAY + DAY - 1)).isPositive();
        assertThat(portfolio.lossOfDay(MONDAY + DAY)).isZero();
        DayTracker.Result monday = portfolio.moveTo(MONDAY + DAY + 1, MONDAY + DAY + 1);
        assertThat(Objects.requireNonNull(monday).day()).isEqualTo(20_000);
        assertThat(monday.endEquity()).isEqualTo(portfolio.equity());
        assertThat(portfolio.lossOfDay(MONDAY + DAY + 1)).isZero();
    }

    /** After a restart losses are measured from where they were before. */
    @Test
    void aRestartForgetsNoLoss() {
        portfolio.setBalance(USD, 100_000);
        portfolio.begin(MONDAY);
        portfolio.setBalance(USD, 90_000);
        portfolio.moveTo(MONDAY + 1, MONDAY);
        portfolio.close(MONDAY + 1);
        portfolio.moveTo(MONDAY + 2, MONDAY + 1);
        Baseline booked = Objects.requireNonNull(portfolio.baseline());

        Portfolio again = newPortfolio();
        again.setBalance(USD, 90_000);
        again.setBaseline(booked);

        assertThat(again.lossOfDay(MONDAY + 3)).isEqualTo(10_000);
        assertThat(again.high()).isEqualTo(100_000);
        assertThat(again.baseline()).isEqualTo(booked);
    }

    private void buy(long quantity, long notional, Fee fee) {
        Order order = Order.market("o", BTC_USD, Side.BUY, quantity, MONDAY);
        Fill fill = new Fill("t", 1_000, quantity, notional, fee, MONDAY);
        Position position =
                portfolio.position(MARKET).apply(Side.BUY, quantity, fill.amount(Side.BUY));
        portfolio.trade(MARKET, order, fill, position, 0);
    }
}
