package dev.tradekeep.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.instrument.InstrumentStatus;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.venue.account.BookTop;
import dev.tradekeep.venue.account.MarketChannel;
import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.account.VenueCandle;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueInstrument;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.account.VenueTrade;
import dev.tradekeep.venue.local.testing.ConnectorRig;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The markets of a local exchange, and what goes wrong with them. */
final class BybitMarketsTest {
    private static final String BTC = "BTCUSDT";
    private static final long MINUTE = Interval.ONE_MINUTE.micros();

    private ConnectorRig rig;
    private VenueMarkets markets;
    private final Ear ear = new Ear();

    @BeforeEach
    void open() throws IOException {
        rig = new ConnectorRig(Tested.BYBIT);
        markets = rig.markets();
    }

    @AfterEach
    void close() {
        markets.close();
        rig.close();
    }

    /** Remembers everything. */
    private static final class Ear implements MarketSink {
        private final List<VenueCandle> candles = new CopyOnWriteArrayList<>();
        private final List<VenueTrade> trades = new CopyOnWriteArrayList<>();
        private final List<BookTop> tops = new CopyOnWriteArrayList<>();
        private final List<String> stale = new CopyOnWriteArrayList<>();

        @Override
        public void candle(VenueCandle candle, boolean closed) {
            candles.add(candle);
        }

        @Override
        public void trade(VenueTrade trade) {
            trades.add(trade);
        }

        @Override
        public void top(BookTop top) {
            tops.add(top);
        }

        @Override
        public void stale(String reason) {
            stale.add(reason);
        }
    }

    private static long lastMinute() {
        long now = System.currentTimeMillis() * 1_000;
        return now - now % MINUTE;
    }

    @Test
    void instrumentsHaveTheirRules() throws VenueException {
        assertThat(markets.instruments())
                .singleElement()
                .satisfies(btc -> {
                    assertThat(btc.status()).isEqualTo(InstrumentStatus.TRADING);
                    assertThat(btc.specification().symbol()).isEqualTo("BTC/USDT");
                    assertThat(btc.specification().exchangeSymbol()).isEqualTo(BTC);
                    assertThat(btc.specification().tickSize()).isEqualTo(Decimal.parse("0.01"));
                    assertThat(btc.specification().lotSize()).isEqualTo(Decimal.parse("0.00001"));
                    assertThat(btc.specification().minNotional()).isEqualTo(Decimal.parse("5"));
                });
    }

    @Test
    void tickThatChangesIsSeen() throws VenueException {
        rig.fault("tick-size=0.1,symbol=" + BTC);

        assertThat(markets.instruments())
                .extracting(VenueInstrument::specification)
                .extracting(one -> one.tickSize().toString())
                .containsExactly("0.1");
    }

    @Test
    void candlesComeInTheirOrderAndOnlyThoseThatWereAskedFor() throws VenueException {
        long until = lastMinute();
        long from = until - 50 * MINUTE;

        List<VenueCandle> candles = markets.candles(BTC, Interval.ONE_MINUTE, from, until);

        assertThat(candles).hasSize(50);
        assertThat(candles.getFirst().openTime()).isEqualTo(from);
        assertThat(candles.getLast().openTime()).isEqualTo(until - MINUTE);
        assertThat(candles.stream().map(VenueCandle::openTime).toList()).isSorted();
    }

    /** Of a time that is too long, it is the beginning that comes. */
    @Test
    void atMostAThousandCandlesFromTheBeginningCome() throws VenueException {
        long until = lastMinute();
        long from = until - 2_500 * MINUTE;

        List<VenueCandle> candles = markets.candles(BTC, Interval.ONE_MINUTE, from, until);

        assertThat(candles).hasSize(markets.candlesMax());
        assertThat(candles.getFirst().openTime()).isEqualTo(from);
        assertThat(markets.candles(BTC, Interval.parse("1d"), from - 90_000 * MINUTE, until))
                .hasSizeBetween(28, 33);
    }

    @Test
    void intervalsAndSymbolsThatItHasNotAreRefused() {
        assertThatThrownBy(() -> markets.candles(BTC, Interval.parse("7m"), 0, 10 * MINUTE))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("7m");
        assertThatThrownBy(() -> markets.candles("NONE", Interval.ONE_MINUTE, 0, 10 * MINUTE))
                .isInstanceOf(VenueException.class);
    }

    @Test
    void candlesTradesAndBestPricesAreHeard() {
        markets.subscribe(BTC, new MarketChannel.Candles(Interval.ONE_MINUTE), ear);
        markets.subscribe(BTC, new MarketChannel.Trades(), ear);
        markets.subscribe(BTC, new MarketChannel.Top(), ear);

        Eventually.await("a candle", () -> ear.candles.size(), found -> found > 0);
        Eventually.await("a trade", () -> ear.trades.size(), found -> found > 0);
        Eventually.await("the best prices", () -> ear.tops.size(), found -> found > 1);
        assertThat(ear.tops).allSatisfy(BybitMarketsTest::isApart);
        assertThat(ear.stale).isEmpty();
    }

    private static void isApart(BookTop top) {
        assertThat(new BigDecimal(top.bid().toString()))
                .isLessThan(new BigDecimal(top.ask().toString()));
    }

    @Test
    void missingChangeMakesABookStaleUntilItHasASnapshot() {
        markets.subscribe(BTC, new MarketChannel.Book(), ear);
        Eventually.await("best prices", () -> ear.tops.size(), found -> found > 0);

        rig.fault("book-gap=" + BTC + ",next=1");

        Eventually.await("a stale book", () -> ear.stale.size(), found -> found > 0);
        int before = ear.tops.size();
        Eventually.await("best prices again", () -> ear.tops.size(), found -> found > before);
        assertThat(ear.tops).allSatisfy(BybitMarketsTest::isApart);
    }

    @Test
    void lostConnectionMakesEverythingStaleAndIsListenedToAgain() {
        markets.subscribe(BTC, new MarketChannel.Top(), ear);
        markets.subscribe(BTC, new MarketChannel.Trades(), ear);
        Eventually.await("best prices", () -> ear.tops.size(), found -> found > 0);

        rig.dropMarketStream();

        Eventually.await("stale", () -> ear.stale.size(), found -> found >= 2);
        int before = ear.tops.size();
        Eventually.await("best prices again", () -> ear.tops.size(), found -> found > before);
    }

    @Test
    void streamThatSendsNothingIsStale() {
        markets.subscribe(BTC, new MarketChannel.Top(), ear);
        Eventually.await("best prices", () -> ear.tops.size(), found -> found > 0);

        rig.fault("market-silent=" + BTC);

        Eventually.await("stale", () -> ear.stale.size(), found -> found > 0);
        rig.clearFaults();
        int before = ear.tops.size();
        Eventually.await("best prices again", () -> ear.tops.size(), found -> found > before);
    }

    @Test
    void whoStopsListeningHearsNothing() {
        var subscription = markets.subscribe(BTC, new MarketChannel.Top(), ear);
        Eventually.await("best prices", () -> ear.tops.size(), found -> found > 0);

        subscription.close();
        Ear other = new Ear();
        int before = ear.tops.size();
        markets.subscribe(BTC, new MarketChannel.Top(), other);
        Eventually.await("best prices", () -> other.tops.size(), found -> found > 1);

        assertThat(ear.tops.size()).isLessThanOrEqualTo(before + 1);
    }
}
