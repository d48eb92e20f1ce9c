package dev.tradekeep.app.backtest;

import dev.tradekeep.app.report.PerformanceJson;
import dev.tradekeep.app.report.PerformanceText;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.app.text.Sparkline;
import dev.tradekeep.engine.statistics.Comparison;
import dev.tradekeep.engine.statistics.KeptStatistics;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.BacktestInputs;
import dev.tradekeep.store.strategies.BacktestReader;
import dev.tradekeep.store.strategies.BacktestResult;
import dev.tradekeep.store.strategies.BacktestVerdict;
import dev.tradekeep.store.strategies.CurvePoint;
import dev.tradekeep.store.strategies.StoredBacktest;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A result that was kept, for people and for scripts. */
public final class StoredResult {
    private static final int SPARKLINE_WIDTH = 60;
    private static final int NAME_WIDTH = 13;
    private static final int PERCENT_DECIMALS = 2;

    private final StoredBacktest stored;
    private final BacktestResult result;
    private final Asset quote;

    private StoredResult(StoredBacktest stored) {
        this.stored = stored;
        result = stored.result();
        quote = result.quote();
    }

    /**
     * Reads a result.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public static StoredResult read(Transaction transaction, long id) {
        return new StoredResult(
                new BacktestReader(transaction)
                        .find(id)
                        .orElseThrow(() ->
                                new TradekeepException(
                                        ErrorCode.NOT_FOUND,
                                        "There is no backtest "
                                                + id
                                                + "; 'tradekeep backtest list' has those that"
                                                + " there are.")));
    }

    /** Prints it for people. */
    public void print(PrintWriter out) {
        line(out, "backtest", stored.id() + " of " + Micros.toIso(result.createdAt()));
        line(
                out,
                "candles",
                Numbers.count(result.candles())
                        + " of "
                        + stored.markets().stream()
                                .map(StoredBacktest.Market::symbol)
                                .collect(Collectors.joining(", "))
                        + ", "
                        + Micros.toIso(result.firstOpenTime())
                        + " to "
                        + Micros.toIso(result.lastOpenTime()));
        StoredBacktest.Inputs inputs = stored.inputs();
        if (inputs == null) {
            line(out, "strategy", stored.strategy() + ":" + result.parameters());
            line(out, "", "in the books as run " + result.engineRunId());
        } else {
            print(out, inputs);
        }
        line(
                out,
                "orders",
                Numbers.count(result.orders())
                        + ", of which "
                        + Numbers.count(result.denied())
                        + " denied and "
                        + Numbers.count(result.expired())
                        + " expired, in whole or in part");
        line(
                out,
                "fills",
                Numbers.count(result.trades())
                        + ", fees "
                        + Numbers.money(result.fees(), quote)
                        + ", slippage "
                        + Numbers.money(result.slippage(), quote));
        line(out, "trades", Numbers.count(stored.trips().size()) + " from flat to flat");
        line(
                out,
                "PnL",
                Numbers.money(result.endEquity() - result.startEquity(), quote)
                        + ", from "
                        + Numbers.money(result.startEquity(), quote)
                        + " to "
                        + Numbers.money(result.endEquity(), quote));
        line(
                out,
                "drawdown",
                FixedPoint.format(result.drawdownMaxBps(), PERCENT_DECIMALS) + " % at most");
        long[] equity = stored.curve().stream().mapToLong(CurvePoint::equity).toArray();
        if (equity.length > 0) {
            line(out, "equity", Sparkline.of(equity, SPARKLINE_WIDTH));
        }
        Comparison figures = figures();
        if (figures != null) {
            lines(out, "figures", PerformanceText.lines(figures, quote));
        }
        KeptVerdict verdict = verdict();
        if (verdict != null) {
            line(out, "verdict", verdict.word());
            verdict.lines().forEach((about, texts) -> lines(out, about, texts));
        }
    }

    /** Its id. */
    long id() {
        return stored.id();
    }

    StoredBacktest stored() {
        return stored;
    }

    Asset quote() {
        return quote;
    }

    /** Its figures; null of one that was written into the books. */
    @Nullable Comparison figures() {
        return KeptStatistics.read(stored.statistics(), result.endEquity() <= 0);
    }

    /** What it is worth; null when nobody has said. */
    @Nullable KeptVerdict verdict() {
        BacktestVerdict verdict = stored.verdict();
        return verdict == null ? null : KeptVerdict.parse(verdict.report());
    }

    private static void lines(PrintWriter out, String name, List<String> texts) {
        String shown = name;
        for (String text : texts) {
            line(out, shown, text);
            shown = "";
        }
    }

    private void print(PrintWriter out, StoredBacktest.Inputs inputs) {
        String name = "strategy";
        for (BacktestInputs.Heard heard : inputs.strategies()) {
            BacktestInputs.Feed feed = inputs.feeds().get(heard.feed());
            line(
                    out,
                    name,
                    heard.strategy()
                            + (heard.parameters().isEmpty() ? "" : ":" + heard.parameters())
                            + " on "
                            + stored.markets().get(feed.market()).symbol()
                            + ", "
                            + feed.interval()
                            + " from "
                            + feed.source());
            name = "";
        }
        line(
                out,
                "rules",
                "fill model "
                        + inputs.venue().fillModel().replace('_', '-')
                        + ", fees "
                        + inputs.venue().makerFee()
                        + " bp of makers and "
                        + inputs.venue().takerFee()
                        + " bp of takers, slippage "
                        + inputs.venue().slippage()
                        + " bp, volume in "
                        + inputs.venue().volumeUnit());
        line(out, "inputs", inputs.sha256() + ", " + inputs.programVersion());
    }

    /** Prints it for scripts. */
    public void writeJson(PrintWriter out) {
        Json.print(out, this::write);
    }

    private void write(JsonGenerator json) {
        json.writeNumberProperty("id", stored.id());
        json.writeStringProperty("createdAt", Micros.toIso(result.createdAt()));
        Long run = result.engineRunId();
        if (run != null) {
            json.writeNumberProperty("run", run);
        }
        json.writeStringProperty("strategy", stored.strategy());
        json.writeStringProperty("parameters", result.parameters());
        writeInputs(json);
        json.writeStringProperty("first", Micros.toIso(result.firstOpenTime()));
        json.writeStringProperty("last", Micros.toIso(result.lastOpenTime()));
        json.writeNumberProperty("candles", result.candles());
        json.writeStringProperty("quoteAsset", quote.code());
        amount(json, "startEquity", result.startEquity());
        amount(json, "endEquity", result.endEquity());
        json.writeNumberProperty("maximumDrawdownBps", result.drawdownMaxBps());
        json.writeNumberProperty("orders", result.orders());
        json.writeNumberProperty("denied", result.denied());
        json.writeNumberProperty("expired", result.expired());
        json.writeNumberProperty("fills", result.trades());
        amount(json, "fees", result.fees());
        amount(json, "slippage", result.slippage());
        Comparison figures = figures();
        if (figures != null) {
            PerformanceJson.write(figures, quote, json);
        }
        BacktestVerdict verdict = stored.verdict();
        if (verdict != null) {
            json.writeName("verdict");
            json.writeRawValue(verdict.report());
        }
        json.writeArrayPropertyStart("trades");
        stored.trips().forEach(trip -> write(json, trip));
        json.writeEndArray();
        json.writeArrayPropertyStart("equity");
        stored.curve().forEach(point -> write(json, point));
        json.writeEndArray();
    }

    private void writeInputs(JsonGenerator json) {
        StoredBacktest.Inputs inputs = stored.inputs();
        if (inputs == null) {
            return;
        }
        BacktestJson.writeStrategies(
                json, inputs.sha256(), inputs.programVersion(), inputs.strategies());
        json.writeArrayPropertyStart("data");
        for (BacktestInputs.Feed feed : inputs.feeds()) {
            StoredBacktest.Market market = stored.markets().get(feed.market());
            json.writeStartObject();
            json.writeStringProperty("instrument", market.symbol());
            json.writeStringProperty(
                    "tick", FixedPoint.formatShort(market.tickSize(), market.priceScale()));
            json.writeStringProperty("interval", feed.interval().toString());
            json.writeStringProperty("source", feed.source());
            json.writeNumberProperty("candles", feed.candles());
            json.writeStringProperty("fingerprint", feed.fingerprint());
            json.writeEndObject();
        }
        json.writeEndArray();
        BacktestJson.writeRules(json, inputs.venue());
    }

    private void write(JsonGenerator json, StoredBacktest.Trip of) {
        StoredBacktest.Market market = stored.markets().get(of.market());
        BacktestJson.writeTrip(
                json, market.symbol(), market.quantityScale(), quote.scale(), of.trip());
    }

    private void write(JsonGenerator json, CurvePoint point) {
        json.writeStartObject();
        json.writeStringProperty("at", Micros.toIso(point.at()));
        amount(json, "equity", point.equity());
        json.writeNumberProperty("drawdownBps", point.drawdownBps());
        json.writeEndObject();
    }

    private void amount(JsonGenerator json, String name, long units) {
        json.writeStringProperty(name, FixedPoint.format(units, quote.scale()));
    }

    private static void line(PrintWriter out, String name, String text) {
        out.print("  " + name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())));
        out.println(text);
    }
}
