package dev.tradekeep.market.imports;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files of trades and candles, into books. */
@ExtendWith(LeakCheck.class)
class ParquetImportIT extends ImportBooks {
    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "brotli", "gzip", "uncompressed"})
    void readsParquetOfEveryCompression(String compression) throws IOException {
        ImportOutcome<TickSeries> outcome = trades(resource("trades-" + compression + ".parquet"));

        assertThat(outcome.done().inserted()).isEqualTo(40);
        assertThat(outcome.series().sizeScale()).isEqualTo(5);
        assertThat(rows("SELECT traded_at, price, quantity FROM market_trades LIMIT 2"))
                .containsExactly("1670889600000000|1721212|31", "1670889600250000|1721213|62");
    }

    @Test
    void readsCandlesFromParquet() throws IOException {
        ImportOutcome<CandleSeries> outcome =
                candles(resource("candles.parquet"), ConflictPolicy.STOP);

        assertThat(outcome.series().interval()).hasToString("1m");
        assertThat(rows("SELECT open, high, low, close, volume FROM candles LIMIT 1"))
                .containsExactly("1721250|1721525|1720000|1721000|15");
    }

    @Test
    void namesAParquetFileThatIsCutShortOrLacksAColumn() throws IOException {
        byte[] whole = Files.readAllBytes(resource("trades-snappy.parquet"));
        for (int length = 5; length < whole.length; length += 97) {
            Path cut = folder.resolve("cut.parquet");
            Files.write(cut, Arrays.copyOf(whole, length));
            assertFails(ErrorCode.FILE_MALFORMED, () -> trades(cut)).hasMessageContaining("cut");
        }
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> quotes(resource("trades-snappy.parquet"), ImportOptions.DETECT))
                .hasMessageContaining("no column for the bid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "candles-nested-lz4.parquet",
                "candles-int96-float16.parquet",
                "candles-checksums.parquet"
            })
    void findsColumnsByNameBehindGroupsAndLists(String name) throws IOException {
        candles(resource(name), ConflictPolicy.STOP);

        assertThat(rows("SELECT open_time, open, close, volume FROM candles"))
                .containsExactly(
                        "1704067200000000|1005|1005|125",
                        "1704067260000000|1015|1015|125",
                        "1704067320000000|1025|1025|125");
    }

    @Test
    void readsColumnsInsideAGroupByTheirPath() throws IOException {
        Path file = resource("candles-in-group.parquet");

        assertFails(ErrorCode.INVALID_ARGUMENT, () -> candles(file, ConflictPolicy.STOP))
                .hasMessageContaining("time, ohlc.open, ohlc.high");
        candles(
                file,
                ImportOptions.DETECT.withColumns(
                        "open=ohlc.open,high=ohlc.high,low=ohlc.low,close=ohlc.close"));

        assertThat(rows("SELECT open FROM candles")).containsExactly("1005", "1015", "1025");
    }

    @Test
    void refusesAPageWhoseChecksumIsAnother() throws IOException {
        byte[] bytes = Files.readAllBytes(resource("candles-checksums.parquet"));
        // The second open, 101.5, as eight bytes of which the last but one tells it from others.
        int at = indexOf(bytes, new byte[] {0, 0, 0, 0, 0, 0x60, 0x59, 0x40});
        bytes[at + 5] ^= 0x20;
        Path damaged = Files.write(folder.resolve("damaged.parquet"), bytes);

        assertFails(ErrorCode.FILE_MALFORMED, () -> candles(damaged, ConflictPolicy.STOP))
                .hasMessageContaining("damaged.parquet")
                .hasMessageContaining("CRC mismatch for column open");
        assertThat(rows("SELECT count(*) FROM candles")).containsExactly("0");
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("The bytes are not there.");
    }
}
