package dev.tradekeep.app.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.connections.ConnectionManager;
import dev.tradekeep.app.connections.VenueShelf;
import dev.tradekeep.app.readers.ReaderPool;
import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.app.secrets.SecretSettings;
import dev.tradekeep.app.secrets.Secrets;
import dev.tradekeep.app.startup.Connectors;
import dev.tradekeep.engine.stream.CandleListener;
import dev.tradekeep.engine.stream.CandleStreams.Subscription;
import dev.tradekeep.engine.stream.StreamedSeries;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.follows.FollowChannel;
import dev.tradekeep.store.follows.FollowRepository;
import dev.tradekeep.store.follows.FollowState;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.venue.local.ExchangeSettings;
import dev.tradekeep.venue.local.LocalExchange;
import dev.tradekeep.venue.local.binance.LimitSettings;
import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.bybit.BybitSettings;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept coming from an exchange on this machine, through what goes wrong with it. */
@Timeout(180)
final class MarketFollowerIT {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Interval SECOND = Interval.parse("1s");

    @TempDir private Path folder;
    private LocalExchange exchange;
    private Database database;
    private ReaderPool readers;
    private VenueShelf shelf;
    private ConnectionManager connections;
    private MarketFollower follower;

    @BeforeEach
    void open() throws Exception {
        exchange =
                LocalExchange.start(
                        new ExchangeSettings(
                                "127.0.0.1",
                                0,
                                List.of(
                                        new ExchangeSettings.Listing(
                                                SymbolRules.standard("BTC", "USDT"),
                                                60_000 * Quote.UNIT)),
                                List.of(),
                                FeeRates.STANDARD,
                                null,
                                1,
                                new VenueSettings(LimitSettings.LOCAL, false, false),
                                BybitSettings.LOCAL,
                                List.of()),
                        () -> Micros.now(CLOCK));
        database = Database.open(folder.resolve("f.db"), Duration.ZERO, CLOCK);
        readers = new ReaderPool(database, 1, Duration.ofMinutes(1));
        shelf = Connectors.open(CLOCK);
        connections =
                new ConnectionManager(
                        database,
                        readers,
                        new Secrets(
                                database,
                                CLOCK,
                                new KeyRing(database, SecretSettings.DEFAULT, new SecureRandom())),
                        shelf,
                        CLOCK,
                        (_, _, _) -> {});
        follower = follower();
    }

    private MarketFollower follower() {
        return new MarketFollower(
                database, readers, connections, CLOCK, (_, _, _) -> {}, Duration.ofSeconds(2));
    }

    @AfterEach
    void close() {
        follower.close();
        connections.close();
        shelf.close();
        readers.close();
        database.close();
        exchange.close();
    }

    @Test
    void storesCandlesTradesAndBestPricesAsTheyCome() {
        follow(FollowChannel.CANDLES, SECOND.micros());
        follow(FollowChannel.TRADES, 0);
        follow(FollowChannel.QUOTES, 0);
        follower.start();
        awaitRows("SELECT open_time FROM candles", 4);
        awaitRows("SELECT series_id FROM market_trades", 1);
        awaitRows("SELECT series_id FROM quotes", 1);
        assertThat(rows("SELECT * FROM candle_gaps")).isEmpty();
        Eventually.await(
                "rows that say so",
                () -> rows("SELECT state FROM market_follows"),
                found -> found.equals(List.of("current", "current", "current")));
    }

    @Test
    void closesWhatALossOfTheConnectionMissedBeforeItTellsOfLaterCandles() {
        follow(FollowChannel.CANDLES, SECOND.micros());
        follower.start();
        Heard heard = new Heard();
        try (Subscription _ =
                follower.subscribe(new StreamedSeries("binance", "BTC/USDT", SECOND), 0, heard)) {
            Eventually.await("candles", heard.candles::size, size -> size >= 2);
            exchange.faults().add("maintenance,for=4000");
            Eventually.await("it to be stale", () -> heard.words, one -> one.contains("stale"));
            Eventually.await(
                    "it to be current again",
                    () -> heard.words,
                    words -> words.getLast().equals("current") && words.size() >= 3);
            int before = heard.candles.size();
            Eventually.await("more candles", heard.candles::size, size -> size >= before + 2);
        }
        assertThat(rows("SELECT * FROM candle_gaps")).isEmpty();
        List<Candle> candles = List.copyOf(heard.candles);
        for (int i = 1; i < candles.size(); i++) {
            assertThat(candles.get(i).openTime())
                    .isEqualTo(candles.get(i - 1).openTime() + SECOND.micros());
        }
    }

    @Test
    void asksForCandlesWhileTheStreamTellsNothing() {
        follow(FollowChannel.CANDLES, SECOND.micros());
        follower.start();
        awaitRows("SELECT open_time FROM candles", 2);
        exchange.faults().add("market-silent");
        Eventually.await(
                "it to be stale",
                follower::statuses,
                all -> all.getFirst().state() == FollowState.STALE);
        int before = rows("SELECT open_time FROM candles").size();
        awaitRows("SELECT open_time FROM candles", before + 5);
        assertThat(rows("SELECT * FROM candle_gaps")).isEmpty();
    }

    @Test
    void goesOnAfterARestartWithNothingLeftOut() {
        follow(FollowChannel.CANDLES, SECOND.micros());
        follower.start();
        awaitRows("SELECT open_time FROM candles", 2);
        follower.close();
        int before = rows("SELECT open_time FROM candles").size();
        long last = Long.parseLong(rows("SELECT max(open_time) FROM candles").getFirst());
        Eventually.await(
                "time to pass", () -> Micros.now(CLOCK), now -> now > last + 4 * SECOND.micros());
        follower = follower();
        follower.start();
        awaitRows("SELECT open_time FROM candles", before + 4);
        assertThat(rows("SELECT * FROM candle_gaps")).isEmpty();
    }

    @Test
    void saysThatTheExchangeListsNoSuchInstrument() {
        follow("NO/SUCH", FollowChannel.TRADES, 0);
        follower.start();
        FollowStatus status =
                Eventually.await(
                                "it to be stale",
                                follower::statuses,
                                all -> all.getFirst().state() == FollowState.STALE)
                        .getFirst();
        assertThat(status.reason()).contains("Wanted an instrument that binance lists", "NO/SUCH");
    }

    /** What a listener was told. */
    private static final class Heard implements CandleListener {
        final List<Candle> candles = new CopyOnWriteArrayList<>();
        final List<String> words = new CopyOnWriteArrayList<>();

        @Override
        public void closed(Candle candle) {
            candles.add(candle);
        }

        @Override
        public void stale(String reason) {
            words.add("stale");
        }

        @Override
        public void current() {
            words.add("current");
        }
    }

    private void follow(FollowChannel channel, long interval) {
        follow("BTC/USDT", channel, interval);
    }

    private void follow(String symbol, FollowChannel channel, long interval) {
        String address = "http://127.0.0.1:" + exchange.port();
        boolean added =
                database.write(
                        Durability.RELAXED,
                        transaction ->
                                new FollowRepository(transaction)
                                        .add(
                                                new InstrumentRepository(transaction)
                                                        .ensureExchange(
                                                                "binance", ExchangeKind.LIVE, 1),
                                                symbol,
                                                channel,
                                                interval,
                                                address,
                                                1)
                                        .isPresent());
        assertThat(added).isTrue();
    }

    private void awaitRows(String sql, int count) {
        Eventually.await(sql, () -> rows(sql), found -> found.size() >= count);
    }

    private List<String> rows(String sql) {
        return PlainSql.rows(folder.resolve("f.db"), sql);
    }
}
