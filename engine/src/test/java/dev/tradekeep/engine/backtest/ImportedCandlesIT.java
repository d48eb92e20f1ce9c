package dev.tradekeep.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.market.imports.CandleImport;
import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.market.imports.GridChoice;
import dev.tradekeep.market.imports.ImportOptions;
import dev.tradekeep.market.imports.ImportRequest;
import dev.tradekeep.market.imports.InstrumentChoice;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.load.WriterPace;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedCandlesIT {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    @TempDir private Path folder;

    private record Wanted(String symbol, String source, Path file) {}

    private record Outcome(int quoteScale, int quantityScale, long tick, String end, String fees) {}

    @Test
    void theOrderOfImportsChangesNothing() throws IOException {
        Wanted coarse = wanted("BTC/USD", "coarse", i -> 100 + i % 7 + ".5");
        Wanted fine = wanted("BTC/USD", "fine", i -> "97.0000" + (1000 + i % 11));
        Wanted cheap = wanted("DUST/USD", "cheap", i -> "0.000003" + (10 + i % 5));
        List<Outcome> one = outcomes("one.db", List.of(coarse, fine, cheap), List.of(coarse, fine));
        List<Outcome> other =
                outcomes("other.db", List.of(cheap, fine, coarse), List.of(coarse, fine));
        assertThat(other).isEqualTo(one);
        assertThat(one.getFirst().quoteScale()).isEqualTo(8);
        assertThat(one.getFirst().fees()).isNotEqualTo("0.00000000");
    }

    @Test
    void theOrderOfImportsChangesNothingWhateverIsBookedBetweenThem() throws IOException {
        Wanted ether = wanted("ETH/USD", "ether", i -> 100 + i % 7 + ".5");
        Wanted penny = wanted("OLD/USD", "penny", i -> "0.000271" + (10 + i % 11));
        Wanted cheap = wanted("DUST/USD", "cheap", i -> "0.000003" + (10 + i % 5));
        List<List<Wanted>> orders =
                List.of(
                        List.of(ether, penny, cheap),
                        List.of(cheap, penny, ether),
                        List.of(penny, cheap, ether));
        List<Map<String, Outcome>> found = new ArrayList<>();
        for (List<Wanted> order : orders) {
            try (Database database =
                    Database.open(folder.resolve("o" + found.size()), Duration.ZERO, CLOCK)) {
                Map<String, Outcome> outcomes = new TreeMap<>();
                for (Wanted wanted : order) {
                    outcomes.put(wanted.source(), run(database, series(database, wanted)));
                }
                found.add(outcomes);
            }
        }
        assertThat(found).containsOnly(found.getFirst());
        assertThat(Objects.requireNonNull(found.getFirst().get("ether")).fees())
                .isNotEqualTo("0.00000000");
    }

    /** The euro prices of a coin are traded first, and give its balances eight decimals. */
    @Test
    void aCheapPriceOfACoinThatIsTradedAtADearOneIsTradedAsIfItWereAlone() throws IOException {
        Wanted dear = wanted("SHIB/EUR", "dear", i -> 100 + i % 7 + ".5");
        Wanted cheap = wanted("SHIB/USD", "cheap", i -> "0.000003" + (10 + i % 5));
        Outcome alone = outcomes("alone.db", List.of(cheap), List.of(cheap)).getFirst();
        try (Database database = Database.open(folder.resolve("second.db"), Duration.ZERO, CLOCK)) {
            run(database, series(database, dear));
            assertThat(run(database, series(database, cheap))).isEqualTo(alone);
        }
    }

    @Test
    void aPriceOfManyZerosIsTraded() throws IOException {
        Wanted cheap = wanted("SHIB/USD", "cheap", i -> "0.0000003" + (4 + i % 5));
        List<Outcome> outcomes = outcomes("cheap.db", List.of(cheap), List.of(cheap));
        assertThat(outcomes.getFirst().end()).doesNotStartWith("100000.");
        assertThat(outcomes.getFirst().quantityScale()).isEqualTo(5);
        assertThat(BooksAudit.run(folder.resolve("cheap.db")))
                .allSatisfy(check -> assertThat(check.passed()).as(check.id()).isTrue());
    }

    private Wanted wanted(String symbol, String source, IntFunction<String> price)
            throws IOException {
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < 60; i++) {
            String at = price.apply(i);
            csv.append(1_735_689_600 + 60 * i)
                    .append("," + at + "," + at + "," + at + "," + at + ",1000000\n");
        }
        return new Wanted(symbol, source, Files.writeString(folder.resolve(source + ".csv"), csv));
    }

    /** Imports files in an order, then runs some of them. */
    private List<Outcome> outcomes(String name, List<Wanted> imports, List<Wanted> runs) {
        try (Database database = Database.open(folder.resolve(name), Duration.ZERO, CLOCK)) {
            imports.forEach(wanted -> series(database, wanted));
            return runs.stream().map(wanted -> run(database, series(database, wanted))).toList();
        }
    }

    private static CandleSeries series(Database database, Wanted wanted) {
        ImportRequest request =
                new ImportRequest(
                        wanted.file(),
                        InstrumentChoice.parse("simulated", wanted.symbol()),
                        wanted.source(),
                        null,
                        CandlePrice.TRADE,
                        GridChoice.DETECT,
                        ImportOptions.DETECT,
                        null,
                        false,
                        ErrorPolicy.STOP,
                        ConflictPolicy.STOP);
        return new CandleImport(database, CLOCK, WriterPace.AT_ONCE)
                .run(request, (read, total) -> {})
                .series();
    }

    private static Outcome run(Database database, CandleSeries series) {
        ListedInstrument listed =
                database.write(
                        Durability.RELAXED,
                        transaction ->
                                new InstrumentRepository(transaction)
                                        .find(series.instrumentId())
                                        .orElseThrow());
        int scale = listed.instrument().quote().scale();
        BookedReport report =
                BookedBacktest.run(
                        database,
                        CLOCK,
                        new BookedPlan(
                                listed,
                                series,
                                StrategyCatalog.standard().create("crossover:fast=1,slow=3"),
                                VenueSettings.DEFAULT,
                                FixedPoint.parse("100000", scale)),
                        candles -> {});
        return new Outcome(
                scale,
                listed.instrument().quantityScale(),
                listed.instrument().tickSize(),
                FixedPoint.format(report.endEquity(), scale),
                FixedPoint.format(report.progress().fees(), scale));
    }
}
