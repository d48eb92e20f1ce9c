package dev.tradekeep.app.backtest;

import dev.tradekeep.app.report.PerformanceJson;
import dev.tradekeep.app.report.PerformanceText;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Sparkline;
import dev.tradekeep.engine.statistics.Comparison;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.BacktestInputs;
import dev.tradekeep.store.strategies.CurvePoint;
import dev.tradekeep.store.strategies.StoredBacktest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Results next to one another: what led to each, and what came of it. */
public final class ComparedResults {
    /** Results that fit next to one another. */
    public static final int RESULTS_MAX = 6;

    private static final int NAME_WIDTH = 24;
    private static final int COLUMN_WIDTH = 24;
    private static final int SPARKLINE_WIDTH = 20;

    private final List<StoredResult> results;

    private ComparedResults(List<StoredResult> results) {
        this.results = List.copyOf(results);
    }

    /**
     * Reads results.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when one is not there, with
     *     {@link ErrorCode#INVALID_ARGUMENT} unless there are two to {@link #RESULTS_MAX} different
     *     ones
     */
    public static ComparedResults read(Transaction transaction, List<Long> ids) {
        int different = new LinkedHashSet<>(ids).size();
        if (different < 2 || different < ids.size() || ids.size() > RESULTS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted 2 to " + RESULTS_MAX + " different backtests, found " + ids + ".");
        }
        return new ComparedResults(
                ids.stream().map(id -> StoredResult.read(transaction, id)).toList());
    }

    /** Prints them for people. */
    public void print(PrintWriter out) {
        row(out, "backtest", result -> String.valueOf(result.id()));
        row(out, "strategy", ComparedResults::strategy);
        row(out, "candles", ComparedResults::candles);
        row(out, "first", result -> Micros.toIso(result.stored().result().firstOpenTime()));
        row(out, "last", result -> Micros.toIso(result.stored().result().lastOpenTime()));
        row(out, "costs", ComparedResults::costs);
        row(out, "verdict", ComparedResults::verdict);
        row(out, "equity", ComparedResults::equity);
        for (Measure measure : Measure.values()) {
            row(out, measure.title(), result -> figure(result, measure));
        }
    }

    private static String strategy(StoredResult result) {
        StoredBacktest.Inputs inputs = result.stored().inputs();
        return inputs == null
                ? result.stored().strategy()
                : inputs.strategies().stream()
                        .map(heard -> heard.strategy() + ":" + heard.parameters())
                        .collect(Collectors.joining(" "));
    }

    private static String candles(StoredResult result) {
        StoredBacktest.Inputs inputs = result.stored().inputs();
        String symbols =
                result.stored().markets().stream()
                        .map(StoredBacktest.Market::symbol)
                        .collect(Collectors.joining(" "));
        return inputs == null
                ? symbols
                : symbols
                        + " "
                        + inputs.feeds().stream()
                                .map(BacktestInputs.Feed::interval)
                                .map(String::valueOf)
                                .distinct()
                                .collect(Collectors.joining(" "));
    }

    private static String costs(StoredResult result) {
        StoredBacktest.Inputs inputs = result.stored().inputs();
        return inputs == null
                ? "n/a"
                : inputs.venue().makerFee()
                        + "/"
                        + inputs.venue().takerFee()
                        + "+"
                        + inputs.venue().slippage()
                        + " bp";
    }

    private static String verdict(StoredResult result) {
        KeptVerdict verdict = result.verdict();
        return verdict == null ? "n/a" : verdict.word();
    }

    private static String equity(StoredResult result) {
        long[] equity = result.stored().curve().stream().mapToLong(CurvePoint::equity).toArray();
        return equity.length == 0 ? "n/a" : Sparkline.of(equity, SPARKLINE_WIDTH);
    }

    private static String figure(StoredResult result, Measure measure) {
        Comparison figures = result.figures();
        return figures == null
                ? "n/a"
                : PerformanceText.cell(figures.account().get(measure), measure, result.quote());
    }

    /** What does not fit is cut, and has a sign of it. */
    private void row(PrintWriter out, String name, Function<StoredResult, String> cell) {
        StringBuilder line = new StringBuilder("  ").append(name);
        line.append(" ".repeat(Math.max(1, NAME_WIDTH - name.length())));
        List<String> cells = new ArrayList<>();
        results.forEach(result -> cells.add(cell.apply(result)));
        for (String text : cells) {
            String shown =
                    text.length() < COLUMN_WIDTH ? text : text.substring(0, COLUMN_WIDTH - 2) + "…";
            line.append(shown).append(" ".repeat(COLUMN_WIDTH - shown.length()));
        }
        out.println(line.toString().stripTrailing());
    }

    /** Prints them for scripts: under {@code items}, without trades and curves. */
    public void writeJson(PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeArrayPropertyStart("items");
                    results.forEach(result -> write(json, result));
                    json.writeEndArray();
                });
    }

    private static void write(JsonGenerator json, StoredResult result) {
        json.writeStartObject();
        json.writeNumberProperty("id", result.id());
        json.writeStringProperty("strategy", strategy(result));
        json.writeStringProperty("candles", candles(result));
        json.writeStringProperty("first", Micros.toIso(result.stored().result().firstOpenTime()));
        json.writeStringProperty("last", Micros.toIso(result.stored().result().lastOpenTime()));
        json.writeStringProperty("costs", costs(result));
        json.writeStringProperty("verdict", verdict(result));
        json.writeStringProperty("quoteAsset", result.quote().code());
        Comparison figures = result.figures();
        if (figures != null) {
            PerformanceJson.write(figures, result.quote(), json);
        }
        json.writeEndObject();
    }
}
