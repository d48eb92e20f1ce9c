package dev.tradekeep.venue.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.BookTop;
import dev.tradekeep.venue.account.Credentials;
import dev.tradekeep.venue.account.MarketChannel;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.account.VenueAccount;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueCandle;
import dev.tradekeep.venue.account.VenueConnector;
import dev.tradekeep.venue.account.VenueEnvironment;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueInstrument;
import dev.tradekeep.venue.account.VenueMarkets;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The adapter, its Binance pointed at a local exchange. */
final class XChangeConnectorTest {
    private static final long PATIENCE_SECONDS = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final InstantSource clock = InstantSource.system();
    private final FreeBudget budget = new FreeBudget();
    private final VenueConnector connector = XChangeConnector.of("binance", clock);
    private LocalBinance venue;

    @BeforeEach
    void open() {
        venue = new LocalBinance();
    }

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void readsInstrumentsWithTheirRules() throws VenueException {
        try (VenueMarkets markets = markets(venue.rest())) {
            InstrumentSpecification found =
                    markets.instruments().stream()
                            .map(VenueInstrument::specification)
                            .filter(one -> one.symbol().equals("BTC/USDT"))
                            .findFirst()
                            .orElseThrow();
            assertThat(found.tickSize()).isEqualTo(Decimal.parse("0.01"));
            assertThat(found.lotSize()).isEqualTo(Decimal.parse("0.00001"));
            assertThat(found.minNotional()).isEqualTo(Decimal.parse("5"));
            assertThat(budget.taken()).isPositive();
        }
    }

    @Test
    void readsCandlesInOrderAndNoMoreThanAsked() throws VenueException {
        long minute = Interval.ONE_MINUTE.micros();
        long from = Math.floorDiv(Micros.now(clock), minute) * minute - 2_000 * minute;
        try (VenueMarkets markets = markets(venue.rest())) {
            List<VenueCandle> read =
                    markets.candles("BTC/USDT", Interval.ONE_MINUTE, from, Long.MAX_VALUE / 2);
            assertThat(read).hasSize(markets.candlesMax());
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i).openTime()).isEqualTo(from + i * minute);
            }
            assertThat(markets.candles("BTC/USDT", Interval.ONE_MINUTE, from, from + 3 * minute))
                    .hasSize(3);
        }
    }

    @Test
    void tellsTheBestPrices() throws InterruptedException {
        BlockingQueue<BookTop> heard = new LinkedBlockingQueue<>();
        try (VenueMarkets markets = markets(venue.rest());
                VenueMarkets.Subscription _ =
                        markets.subscribe(
                                "BTC/USDT",
                                new MarketChannel.Top(),
                                new MarketSink() {
                                    @Override
                                    public void top(BookTop top) {
                                        heard.add(top);
                                    }
                                })) {
            BookTop top = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(top).isNotNull();
            assertThat(top.bid().unitsAt(8)).isLessThan(top.ask().unitsAt(8));
        }
    }

    @Test
    void saysThatNobodyIsThere() {
        try (VenueMarkets markets = markets("http://127.0.0.1:1")) {
            assertThatThrownBy(markets::instruments)
                    .isInstanceOfSatisfying(
                            VenueException.class,
                            e -> assertThat(kind(e)).isEqualTo(VenueFailure.Kind.UNREACHABLE));
        }
    }

    @Test
    void saysWhatAnExchangeDoesNotKnow() {
        try (VenueMarkets markets = markets(venue.rest())) {
            assertThatThrownBy(() -> markets.candles("NO/SUCH", Interval.ONE_MINUTE, 0, 60_000_000))
                    .isInstanceOfSatisfying(
                            VenueException.class,
                            e -> assertThat(kind(e)).isEqualTo(VenueFailure.Kind.REFUSED));
            assertThatThrownBy(() -> markets.candles("BTC/USDT", Interval.parse("7m"), 0, 1))
                    .hasMessageContaining("no candles of 7m");
        }
    }

    @Test
    void looksAtAnAccountAndTakesNoOrders() throws VenueException, InterruptedException {
        BlockingQueue<AccountEvent> events = new LinkedBlockingQueue<>();
        BlockingQueue<VenueReport> reports = new LinkedBlockingQueue<>();
        try (VenueAccount account =
                connector.account(
                        settings(new Credentials(LocalBinance.KEY, LocalBinance.SECRET)),
                        events::add)) {
            assertThat(account.check().mayTrade()).isFalse();
            assertThat(account.balances())
                    .contains(
                            new AccountBalance("USDT", Decimal.parse("100000"), Decimal.ZERO),
                            new AccountBalance("BTC", Decimal.ONE, Decimal.ZERO));
            account.connect();
            assertThat(events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(AccountEvent.LinkUp.class);
            account.venue(List.of(), reports::add).cancel("any");
            assertThat(reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(VenueReport.Refused.class);
            assertThat(account.venue(List.of(), reports::add).capabilities().types()).isEmpty();
            assertThatThrownBy(() -> account.openOrders(List.of()))
                    .hasMessageContaining("not read through XChange");
        }
    }

    @Test
    void saysThatAKeyIsWrong() {
        try (VenueAccount account =
                connector.account(
                        settings(new Credentials("n".repeat(64), "knows")), event -> {})) {
            assertThatThrownBy(account::check)
                    .isInstanceOfSatisfying(
                            VenueException.class,
                            e -> assertThat(kind(e)).isEqualTo(VenueFailure.Kind.FORBIDDEN))
                    .hasMessageNotContaining("knows");
        }
    }

    @ParameterizedTest
    @EnumSource(XChangeVenue.class)
    void knowsWhereEachExchangeIs(XChangeVenue one) {
        VenueConnector made = XChangeConnector.of(one.code(), clock);
        assertThat(made.exchange()).isEqualTo(one.code());
        assertThat(made.addresses(VenueEnvironment.LIVE).rest().getScheme()).isEqualTo("https");
    }

    @Test
    void namesTheExchangesThatThereAre() {
        assertThatThrownBy(() -> XChangeConnector.of("mtgox", clock))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("kraken")
                .hasMessageContaining("mtgox");
        assertThatThrownBy(() -> connector.addresses(VenueEnvironment.TESTNET))
                .hasMessageContaining("not on a testnet");
    }

    private static VenueFailure.Kind kind(VenueException e) {
        return ((VenueFailure.NotDone) e.failure()).kind();
    }

    private VenueMarkets markets(String rest) {
        return connector.markets(new MarketSettings(addresses(rest), TIMEOUT, budget));
    }

    private AccountSettings settings(Credentials credentials) {
        return new AccountSettings(
                "test",
                addresses(venue.rest()),
                credentials,
                AccountSettings.RECEIVE_WINDOW,
                TIMEOUT,
                budget,
                0);
    }

    private static VenueAddresses addresses(String rest) {
        URI uri = URI.create(rest);
        return new VenueAddresses(uri, uri, uri);
    }
}
