package dev.tradekeep.app.cli.market;

import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.SeriesSummary;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.market.series.TickSummary;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the series that options name: by its id, or by the only instrument that fits. */
final class SeriesChoice {
    private SeriesChoice() {}

    static CandleSeries candles(
            Transaction transaction, @Nullable Long id, @Nullable String instrument) {
        CandleRepository repository = new CandleRepository(transaction);
        List<Long> found =
                repository.listSeries().stream()
                        .filter(series ->
                                isWanted(id, series.id())
                                        && isOf(series.exchange(), series.symbol(), instrument))
                        .map(SeriesSummary::id)
                        .toList();
        return repository.getSeries(only(found, id, instrument, "--series")).orElseThrow();
    }

    static TickSeries ticks(
            Transaction transaction,
            @Nullable TickKind kind,
            @Nullable Long id,
            @Nullable String instrument) {
        TickRepository repository = new TickRepository(transaction);
        List<Long> found =
                repository.listSeries().stream()
                        .filter(series ->
                                isWanted(id, series.id())
                                        && (kind == null || kind == series.kind())
                                        && isOf(series.exchange(), series.symbol(), instrument))
                        .map(TickSummary::id)
                        .toList();
        return repository.getSeries(only(found, id, instrument, "--tick-series")).orElseThrow();
    }

    private static boolean isWanted(@Nullable Long wanted, long id) {
        return wanted == null || wanted == id;
    }

    private static boolean isOf(String exchange, String symbol, @Nullable String instrument) {
        return instrument == null
                || instrument.equals(symbol)
                || instrument.equals(exchange + ":" + symbol);
    }

    private static long only(
            List<Long> found, @Nullable Long id, @Nullable String instrument, String option) {
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND,
                    "There is no such series"
                            + (id == null ? "" : " " + id)
                            + (instrument == null ? "" : " of " + instrument)
                            + "; 'tradekeep market series' lists them.");
        }
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Several series fit: say which with "
                        + option
                        + ", one of "
                        + found.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + ".");
    }
}
