package dev.tradekeep.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.InstrumentStatus;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.venue.account.BookTop;
import dev.tradekeep.venue.account.MarketChannel;
import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.account.VenueCandle;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueInstrument;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.account.VenueTrade;
import dev.tradekeep.venue.local.fault.Fault;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MarketsTest {
    private static final Interval MINUTE = Interval.ONE_MINUTE;
    private static final String SYMBOL = "BTCUSDT";

    private static BinanceRig rig;

    private VenueMarkets markets;

    @BeforeAll
    static void open() {
        rig = new BinanceRig();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @BeforeEach
    void openMarkets() {
        markets = rig.markets();
    }

    @AfterEach
    void reset() {
        markets.close();
        rig.reset();
    }

    /** What was heard of a market. */
    private static final class Ear implements MarketSink {
        private final List<Object> heard = new CopyOnWriteArrayList<>();

        @Override
        public void candle(VenueCandle candle, boolean closed) {
            heard.add(candle);
        }

        @Override
        public void trade(VenueTrade trade) {
            heard.add(trade);
        }

        @Override
        public void top(BookTop top) {
            heard.add(top);
        }

        @Override
        public void stale(String reason) {
            heard.add(reason);
        }

        <T> List<T> of(Class<T> kind) {
            return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        <T> List<T> await(Class<T> kind, int times) {
            return Eventually.await(
                    times + " " + kind.getSimpleName(),
                    () -> of(kind),
                    found -> found.size() >= times);
        }
    }

    @Test
    void instrumentsComeWithTheirRules() throws VenueException {
        VenueInstrument btc = markets.instruments().getFirst();

        assertThat(btc.specification().symbol()).isEqualTo("BTC/USDT");
        assertThat(btc.specification().exchangeSymbol()).isEqualTo(SYMBOL);
        assertThat(btc.specification().tickSize()).isEqualTo(Decimal.parse("0.01"));
        assertThat(btc.specification().lotSize()).isEqualTo(Decimal.parse("0.00001"));
        assertThat(btc.specification().minNotional()).isEqualTo(Decimal.parse("5"));
        assertThat(btc.status()).isEqualTo(InstrumentStatus.TRADING);
        assertThat(btc.rules().maxMarketQuantity()).isEqualTo(Decimal.parse("1000"));
        assertThat(btc.rules().bidUp()).isEqualTo(Decimal.parse("5"));
        assertThat(btc.rules().maxOrders()).isEqualTo(200);
        assertThat(btc.rules().maxStops()).isEqualTo(5);
    }

    @Test
    void otherTickIsTold() throws VenueException {
        Fault tick = rig.fault("tick-size=0.5,symbol=BTCUSDT");
        assertThat(markets.instruments().getFirst().specification().tickSize())
                .isEqualTo(Decimal.parse("0.5"));
        assertThat(tick.id()).isPositive();
    }

    @Test
    void candlesAreThoseOfTheTimeThatWasAskedFor() throws VenueException {
        long minute = MINUTE.micros();
        long until = rig.network.now() / minute * minute;
        long from = until - 100 * minute;

        List<VenueCandle> candles = markets.candles(SYMBOL, MINUTE, from, until);

        assertThat(candles).hasSize(100);
        assertThat(candles.getFirst().openTime()).isEqualTo(from);
        assertThat(candles.getLast().openTime()).isEqualTo(until - minute);
        assertThat(markets.candles(SYMBOL, MINUTE, from + 1, until)).hasSize(99);
        assertThat(markets.candles(SYMBOL, MINUTE, until - 5_000 * minute, until))
                .hasSize(markets.candlesMax());
    }

    @Test
    void whatBinanceDoesNotHaveIsRefused() {
        assertRefused("NOTHING", MINUTE);
        assertRefused(SYMBOL, Interval.parse("7m"));
        assertThatThrownBy(() ->
                        markets.subscribe(
                                SYMBOL, new MarketChannel.Candles(Interval.parse("7m")), new Ear()))
                .isInstanceOf(TradekeepException.class);
    }

    private void assertRefused(String symbol, Interval interval) {
        VenueException e =
                catchThrowableOfType(
                        VenueException.class,
                        () -> markets.candles(symbol, interval, 0, 1_000_000));
        assertThat(e.failure())
                .isInstanceOfSatisfying(
                        VenueFailure.NotDone.class,
                        failure -> assertThat(failure.kind()).isEqualTo(VenueFailure.Kind.REFUSED));
    }

    @Test
    void everyChannelIsHeardOverOneConnection() {
        Ear candles = new Ear();
        Ear trades = new Ear();
        Ear top = new Ear();
        markets.subscribe(SYMBOL, new MarketChannel.Candles(MINUTE), candles);
        markets.subscribe(SYMBOL, new MarketChannel.Trades(), trades);
        var listening = markets.subscribe(SYMBOL, new MarketChannel.Top(), top);

        candles.await(VenueCandle.class, 1);
        List<VenueTrade> some = trades.await(VenueTrade.class, 3);
        BookTop best = top.await(BookTop.class, 1).getFirst();
        assertThat(some.stream().map(VenueTrade::id)).doesNotHaveDuplicates();
        assertThat(best.bid().unitsAt(8)).isLessThan(best.ask().unitsAt(8));
        listening.close();
    }

    private Ear book() {
        Ear ear = new Ear();
        markets.subscribe(SYMBOL, new MarketChannel.Book(), ear);
        ear.await(BookTop.class, 3);
        return ear;
    }

    @Test
    void bookFollowsTheMarketAndIsNeverCrossed() {
        Ear ear = book();

        assertThat(ear.of(String.class)).isEmpty();
        assertThat(ear.of(BookTop.class))
                .allMatch(top -> top.bid().unitsAt(8) < top.ask().unitsAt(8));
    }

    @Test
    void missingChangeIsToldBeforeAnythingElseAndTheBookBeginsAgain() {
        Ear ear = book();
        rig.fault("book-gap,next=1,symbol=BTCUSDT");

        assertThat(ear.await(String.class, 1).getFirst()).contains("missing");
        int tops = ear.of(BookTop.class).size();
        ear.await(BookTop.class, tops + 2);
        assertThat(ear.of(String.class)).hasSize(1);
    }

    @Test
    void connectionThatTellsNothingIsMadeAgain() {
        Ear ear = book();
        Fault silence = rig.fault("market-silent");
        assertThat(ear.await(String.class, 1).getFirst()).contains("No market data came");
        rig.exchange.faults().clear(silence.id());

        int tops = ear.of(BookTop.class).size();
        ear.await(BookTop.class, tops + 2);
    }

    @Test
    void lostConnectionIsToldAndMadeAgain() {
        Ear ear = book();
        rig.fault("disconnect=/stream");

        ear.await(String.class, 1);
        int tops = ear.of(BookTop.class).size();
        ear.await(BookTop.class, tops + 2);
    }
}
