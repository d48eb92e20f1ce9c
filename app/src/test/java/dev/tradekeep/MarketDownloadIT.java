package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code market download} of an exchange on this machine. */
final class MarketDownloadIT {
    private static final long HOURS = 36;

    @TempDir private Path folder;
    private LocalExchange exchange;
    private String from;

    @BeforeEach
    void open() throws Exception {
        InstantSource clock = InstantSource.system();
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
                        () -> Micros.now(clock));
        long minute = Interval.ONE_MINUTE.micros();
        from = Micros.toIso(Micros.now(clock) / minute * minute - HOURS * 60 * minute);
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void addsTheInstrumentAndStoresItsCandlesOnce() {
        CommandRun first = download("BTC/USDT", "--interval", "1m,1h");
        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .contains("BTC/USDT 1m of binance: 2,1", "BTC/USDT 1h of binance: 35 new");
        assertThat(
                        PlainSql.row(
                                file(),
                                "SELECT tick_size, price_scale, lot_size, quantity_scale"
                                        + " FROM instruments"))
                .isEqualTo("1|2|1|5");
        assertThat(PlainSql.row(file(), "SELECT count(*) > 0 FROM instrument_filters"))
                .isEqualTo("1");
        CommandRun again = download("BTC/USDT", "--json");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("\"unchanged\":0", "\"gaps\":[]");
        assertThat(PlainSql.row(file(), "SELECT count(*) FROM candle_gaps")).isEqualTo("0");
    }

    @Test
    void saysWhatIsNotListed() {
        CommandRun run = download("NO/SUCH");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("Wanted an instrument that binance lists", "NO/SUCH");
    }

    @Test
    void saysThatNothingSpeaksToAnExchange() {
        CommandRun run =
                CommandRun.of(
                        folder,
                        "market",
                        "download",
                        "BTC/USDT",
                        "--exchange",
                        "mtgox",
                        "--from",
                        from,
                        "--db",
                        file());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("mtgox").contains("kraken");
    }

    @Test
    void wantsABeginningBeforeTheEnd() {
        CommandRun run = download("BTC/USDT", "--to", "2020-01-01");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("Wanted --from before the end");
    }

    private CommandRun download(String symbol, Object... more) {
        List<Object> words =
                new ArrayList<>(
                        List.of(
                                "market",
                                "download",
                                symbol,
                                "--exchange",
                                "binance",
                                "--from",
                                from,
                                "--address",
                                "http://127.0.0.1:" + exchange.port(),
                                "--db",
                                file()));
        words.addAll(List.of(more));
        return CommandRun.of(folder, words.toArray());
    }

    private Path file() {
        return folder.resolve("m.db");
    }
}
