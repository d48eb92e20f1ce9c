package dev.tradekeep.market.imports;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.market.series.TickPacking;
import dev.tradekeep.market.series.care.PriceScale;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.store.strategies.Signal;
import dev.tradekeep.store.strategies.SignalRepository;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class PriceScaleIT extends ImportBooks {
    private static final String COARSE = "time,price,qty\n1670889600000,100,1\n";
    private static final String FINE = "time,price,qty\n1670889600001,100.25,1\n";

    @Test
    void givesAnInstrumentTheDecimalsOfALaterFile() throws IOException {
        trades(write("a.csv", COARSE));

        ImportOutcome<?> outcome = trades(write("b.csv", FINE));

        assertThat(outcome.priceScaleBefore()).isZero();
        assertThat(outcome.listed().priceScale()).isEqualTo(2);
        assertThat(rows("SELECT price FROM market_trades")).containsExactly("10000", "10025");
        assertThat(rows("SELECT price_scale, tick_size FROM instruments")).containsExactly("2|1");
        assertThat(BooksAudit.run(path())).allMatch(CheckResult::passed);
    }

    @Test
    void countsPackedTicksCandlesAndRollupsAnew() throws IOException {
        trades(
                write(
                        "a.csv",
                        "time,price,qty\n"
                                + IntStream.range(0, 200)
                                        .mapToObj(i -> (1670889600000L + i) + ",100,1\n")
                                        .collect(Collectors.joining())));
        new TickPacking(database()).pack(Long.MAX_VALUE, new TickPacking.Listener() {});
        candles(
                write(
                        "c.csv",
                        """
                        time,open,high,low,close,volume
                        2022-12-13T00:00:00Z,7,9,6,8,1
                        2022-12-13T00:01:00Z,8,9,7,9,1
                        """),
                ImportOptions.DETECT);

        PriceScale.Touched planned = write(t -> new PriceScale(t).plan(entry(t), 3));
        write(t -> new PriceScale(t).grow(entry(t), 3));

        assertThat(planned.candles()).isEqualTo(2);
        assertThat(planned.rollups()).isEqualTo(5);
        assertThat(planned.ticks()).isEqualTo(200);
        assertThat(rows("SELECT DISTINCT price FROM market_trades")).containsExactly("100000");
        assertThat(rows("SELECT open, high, low, close FROM candles"))
                .containsExactly("7000|9000|6000|8000", "8000|9000|7000|9000");
        assertThat(rows("SELECT DISTINCT high FROM candle_rollups")).containsExactly("9000");
        assertThat(rows("SELECT open, high, low, close FROM candle_statistics"))
                .containsExactly("7000|9000|6000|9000");
        assertThat(BooksAudit.run(path())).allMatch(CheckResult::passed);
    }

    @Test
    void leavesPricesThatSignalsCountOn() throws IOException {
        trades(write("a.csv", COARSE));
        World world = makeWorld();
        run(t ->
                new SignalRepository(t)
                        .insert(
                                world.runId(),
                                entry(t).id(),
                                new Signal(Side.BUY, 100, "crossed", "o-1", TestBooks.NOW)));

        assertFails(ErrorCode.CONFLICT, () -> write(t -> new PriceScale(t).grow(entry(t), 2)))
                .hasMessageContaining("count on prices of 0 decimals");
        assertFails(ErrorCode.FILE_MALFORMED, () -> trades(write("b.csv", FINE)))
                .hasMessageContaining("Wanted at most 0 decimals");
    }

    @Test
    void refusesFewerDecimalsAndMoreThanFit() throws IOException {
        trades(write("a.csv", "time,price,qty\n1670889600000,9000000000000.5,1\n"));

        assertFails(
                ErrorCode.INVALID_ARGUMENT, () -> write(t -> new PriceScale(t).grow(entry(t), 1)));
        assertFails(
                        ErrorCode.NUMBER_OUT_OF_RANGE,
                        () -> write(t -> new PriceScale(t).grow(entry(t), 7)))
                .hasMessageContaining("at most 6 decimals");
    }

    private static CatalogueEntry entry(Transaction transaction) {
        long exchange = new InstrumentRepository(transaction).findExchange("sim").orElseThrow();
        return new InstrumentCatalogue(transaction).named(exchange, "AAA/BBB").getFirst();
    }
}
