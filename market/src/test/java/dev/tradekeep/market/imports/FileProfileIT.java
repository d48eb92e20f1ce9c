package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.imports.time.TimeOptions;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One file of each source, made by hand in its form. */
class FileProfileIT {
    private static final String BITCOIN =
            "2024-01-02T09:00:00Z 42310.1 42350 42300.5 42341.2 1.5234";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "histdata.csv, HISTDATA",
        "kraken.json, KRAKEN",
        "binance-trades.csv, BINANCE_TRADES",
        "binance-aggtrades.csv, BINANCE_AGGTRADES",
        "binance-aggtrades-futures.csv, BINANCE_AGGTRADES",
        "bybit.json, BYBIT",
        "cryptodatadownload.csv, CRYPTODATADOWNLOAD",
        "stooq-daily.txt, STOOQ",
        "finam.csv, FINAM",
        "dukascopy.csv, DUKASCOPY",
    })
    void tellsTheSourceFromTheFile(String name, FileProfile wanted) throws IOException {
        DataKind kind = name.contains("trades") ? DataKind.TRADES : DataKind.CANDLES;
        FileSurvey survey =
                new MarketFile(file(name), kind, ImportOptions.DETECT).survey(ReadProgress.NONE);
        assertThat(survey.options().profile()).isEqualTo(wanted);
        assertThat(survey.remarks()).contains("as " + wanted.label() + " writes it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kraken.csv",
                "kraken.json",
                "binance.csv",
                "bybit.json",
            })
    void readsCandlesOfAnExchange(String name) throws IOException {
        assertThat(RowTexts.of(file(name), DataKind.CANDLES, ImportOptions.DETECT))
                .containsExactly(
                        BITCOIN, "2024-01-02T09:01:00Z 42341.2 42341.2 42320 42325.9 0.41");
    }

    @Test
    void readsTheLowFirstFromCoinbase() throws IOException {
        ImportOptions coinbase = ImportOptions.DETECT.withProfile(FileProfile.COINBASE);
        assertThat(RowTexts.of(file("coinbase.json"), DataKind.CANDLES, coinbase))
                .containsExactly(
                        BITCOIN, "2024-01-02T09:01:00Z 42341.2 42341.2 42320 42325.9 0.41");
        assertThatThrownBy(() ->
                        RowTexts.of(file("coinbase.json"), DataKind.CANDLES, ImportOptions.DETECT))
                .hasMessageContaining("--profile coinbase");
    }

    @Test
    void readsTheVolumeOfTheBaseFromCryptoDataDownload() throws IOException {
        assertThat(
                        RowTexts.of(
                                file("cryptodatadownload.csv"),
                                DataKind.CANDLES,
                                ImportOptions.DETECT))
                .containsExactly(
                        BITCOIN, "2024-01-02T10:00:00Z 42341.2 42341.2 42320 42325.9 0.41");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binance-trades.csv",
                "binance-aggtrades.csv",
                "binance-aggtrades-futures.csv"
            })
    void readsTradesOfBinance(String name) throws IOException {
        assertThat(RowTexts.of(file(name), DataKind.TRADES, ImportOptions.DETECT))
                .containsExactly(
                        "2024-01-02T09:00:00.123Z 42310.1 0.5",
                        "2024-01-02T09:00:00.125Z 42310.2 0.25");
    }

    @Test
    void readsTradesOfKraken() throws IOException {
        assertThat(RowTexts.of(file("kraken-trades.json"), DataKind.TRADES, ImportOptions.DETECT))
                .containsExactly(
                        "2024-01-02T09:00:00.123456Z 42310.1 0.345",
                        "2024-01-02T09:00:01.500Z 42310.2 0.01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metatrader.csv", "metatrader4.csv", "stooq.txt"})
    void asksForTheZoneThatOnlyTheCallerKnows(String name) throws IOException {
        Path file = file(name);
        assertThatThrownBy(() -> RowTexts.of(file, DataKind.CANDLES, ImportOptions.DETECT))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("--zone Europe/Athens or --zone UTC");
        ImportOptions athens =
                ImportOptions.DETECT.with(TimeOptions.DETECT.withZone(ZoneId.of("Europe/Athens")));
        assertThat(RowTexts.of(file, DataKind.CANDLES, athens).getFirst())
                .isIn(
                        "2024-03-29T21:00:00Z 1.07905 1.0792 1.0788 1.0789 412",
                        "2024-01-02T13:30:00Z 10.5 10.7 10.4 10.6 1200");
    }

    @ParameterizedTest
    @CsvSource({
        "histdata.csv, HISTDATA, 2024-01-02T22:00:00Z 1.1043 1.10431 1.10429 1.1043 0",
        "finam.csv, FINAM, 2024-01-03T07:00:00Z 271.5 271.9 271.4 271.8 52310",
        "stooq-daily.txt, STOOQ, 2024-01-02T00:00:00Z 10.5 10.7 10.4 10.6 1200",
        "dukascopy.csv, DUKASCOPY, 2024-01-02T09:00:00Z 1.1043 1.1044 1.1042 1.10431 812.25",
        "alphavantage.csv, ALPHAVANTAGE, 2024-01-02T14:30:00Z 10.5 10.7 10.4 10.6 1200",
    })
    void readsTimesInTheZoneOfTheSource(String name, FileProfile profile, String first)
            throws IOException {
        ImportOptions options = ImportOptions.DETECT.withProfile(profile);
        assertThat(RowTexts.of(file(name), DataKind.CANDLES, options).getFirst()).isEqualTo(first);
    }

    @Test
    void readsQuotesOfHistData() throws IOException {
        assertThat(RowTexts.of(file("histdata-quotes.csv"), DataKind.QUOTES, ImportOptions.DETECT))
                .containsExactly(
                        "2024-01-02T22:00:00.123Z 1.1043 1.10437 0 0",
                        "2024-01-02T22:00:00.456Z 1.10431 1.10438 0 0");
    }

    @Test
    void namesTheProfilesWhenOneIsUnknown() {
        assertThat(FileProfile.of("Binance-AggTrades")).isEqualTo(FileProfile.BINANCE_AGGTRADES);
        assertThatThrownBy(() -> FileProfile.of("binanse"))
                .hasMessageContaining("binance-aggtrades, bybit");
    }

    @Test
    void sortsAMixedFileOnlyWhenAsked() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("mixed.csv"),
                        """
                        time,price,quantity
                        1704186002,3,1
                        1704186000,1,1
                        1704186001,2,1
                        1704186000,1,2
                        """);
        assertThatThrownBy(() -> RowTexts.of(file, DataKind.TRADES, ImportOptions.DETECT))
                .hasMessageContaining("which --sort makes");
        assertThat(
                        RowTexts.of(
                                file,
                                DataKind.TRADES,
                                ImportOptions.DETECT.with(new TextOptions(null, null, true))))
                .containsExactly(
                        "2024-01-02T09:00:00Z 1 1",
                        "2024-01-02T09:00:00Z 1 2",
                        "2024-01-02T09:00:01Z 2 1",
                        "2024-01-02T09:00:02Z 3 1");
    }

    private Path file(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        FileProfileIT.class.getResourceAsStream("profiles/" + name))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // MetaTrader writes tabs, which no file of the project has.
            return Files.writeString(
                    folder.resolve(name),
                    name.equals("metatrader.csv") ? text.replace(',', '\t') : text);
        }
    }
}
