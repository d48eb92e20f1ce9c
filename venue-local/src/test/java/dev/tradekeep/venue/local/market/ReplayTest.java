package dev.tradekeep.venue.local.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.local.floor.TradingFloor;
import dev.tradekeep.venue.local.market.MarketMaker.Replay;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplayTest {
    private static final long SECOND = 1_000_000;

    @TempDir Path folder;

    private Recording read(String... lines) throws IOException {
        return Recording.read(Files.write(folder.resolve("file.csv"), List.of(lines)));
    }

    private static long units(long price) {
        return price * Quote.UNIT;
    }

    @Test
    void candleIsItsOpenTheNearerExtremeTheOtherAndItsClose() throws IOException {
        Recording recording =
                read(
                        "open_time,open,high,low,close,volume",
                        "1735689600000,100,101,99.5,100.5,3",
                        "1735689660000,100.5,108,100,107,3",
                        "1735689720000,107,107,90,91,3");

        assertThat(recording.priceAfter(60 * SECOND)).isEqualTo(units(100) + Quote.UNIT / 2);
        assertThat(recording.priceAfter(75 * SECOND)).isEqualTo(units(100));
        assertThat(recording.priceAfter(90 * SECOND)).isEqualTo(units(108));
        assertThat(recording.priceAfter(105 * SECOND)).isEqualTo(units(107));
        assertThat(recording.priceAfter(1_000 * SECOND)).isEqualTo(units(91));
        assertThat(recording.priceAfter(-5)).isEqualTo(units(100));
        assertThat(recording.firstPrice()).isEqualTo(units(100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Binance's archives: candles, trades, trades put together.
                "1735689600000,1,1,1,1,3,1735689659999,3,1,1,1,0|1735689660000,2,2,2,2,3,9,3,1,1,1,0",
                "7,1,0.5,0.5,1735689600000000,true,true|8,2,0.5,1,1735689660000000,false,true",
                "7,1,0.5,0.5,1735689600000,true|8,2,0.5,1,1735689660000,false",
                "7,1,0.5,1,1,1735689600000,true,true|8,2,0.5,1,1,1735689660000,false,true",
                "2025-01-01T00:00:00Z,1,1,1,1|2025-01-01 00:01:00,2,2,2,2",
                "1735689600,1,1,1,1,5|1735689660,2,2,2,2,5",
            })
    void fileWithoutNamesIsOfAnArchive(String first, String second) throws IOException {
        Recording recording = read(first, second);

        assertThat(recording.priceAfter(59 * SECOND)).isEqualTo(units(1));
        assertThat(recording.priceAfter(60 * SECOND)).isEqualTo(units(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,size|1,2|line 1: wanted the columns time, open, high, low and close, or time and price",
                "1,2|1,3|line 1: wanted a line of names, or candles or trades",
                "time,price|1735689600,x|line 2: wanted a positive price, found \"x\"",
                "time,price|soon,5|line 2: wanted a time, found \"soon\"",
                "time,price|1735689600,5|wanted at least two candles or trades",
                "time,price|1735689600|line 2: wanted a field 2, found 1",
            })
    void fileThatMakesNoSenseIsRefusedWithItsLine(String first, String second, String message) {
        assertThatThrownBy(() -> read(first, second))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining(message);
    }

    @Test
    void timesGoOn() {
        assertThatThrownBy(() -> read("time,price", "1735689600,1", "1735689599,2"))
                .hasMessageContaining("line 3: its time is before that of the line above");
        assertThatThrownBy(() -> Recording.read(folder.resolve("none.csv")))
                .hasMessageContaining("There is no file");
    }

    @Test
    void marketFollowsARecordingAtItsSpeed() throws IOException {
        AtomicLong clock = new AtomicLong(1_800_000_000 * SECOND);
        Recording recording =
                read("time,price", "1735689600,100", "1735689660,120", "1735689720,80");
        try (TradingFloor floor = new TradingFloor(clock::get)) {
            SpotMarket market =
                    floor.exchange()
                            .locked(() ->
                                    floor.exchange()
                                            .list(
                                                    SymbolRules.standard("BTC", "USDT"),
                                                    recording.firstPrice()));
            MarketMaker maker =
                    MarketMaker.of(floor.exchange(), market, 1, new Replay(recording, 60));
            maker.step();
            assertThat(market.engine().bestBid()).isBetween(units(99), units(100));
            clock.addAndGet(SECOND);
            maker.step();
            assertThat(market.engine().bestBid()).isBetween(units(119), units(120));
            clock.addAndGet(SECOND);
            maker.step();
            assertThat(market.engine().bestAsk()).isBetween(units(80), units(81));
        }
    }
}
