package dev.tradekeep.app.backtest;

import dev.tradekeep.app.report.PerformanceJson;
import dev.tradekeep.app.report.RunJson;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestFill;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestResults;
import dev.tradekeep.engine.backtest.BacktestTrip;
import dev.tradekeep.engine.backtest.LedgerSum;
import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.engine.evidence.Assessment;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.engines.EngineVenue;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.strategies.BacktestInputs;
import dev.tradekeep.store.strategies.RoundTrip;
import dev.tradekeep.venue.FillReport;
import dev.tradekeep.venue.VolumeUnit;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * How a backtest went, for scripts: amounts are decimal text in the quote asset, times ISO 8601.
 */
public final class BacktestJson {
    private final BacktestRun run;
    private final Assessment assessment;
    private final BacktestOutcome outcome;
    private final BacktestOutcome.Account account;
    private final List<Instrument> markets;
    private final Asset quote;

    private BacktestJson(BacktestRun run, Assessment assessment) {
        this.run = run;
        this.assessment = assessment;
        outcome = run.outcome();
        account = outcome.accounts().getFirst();
        markets = run.inputs().markets();
        quote = account.portfolio().quote();
    }

    /**
     * Prints the whole report.
     *
     * @param kept the result in the database; null when it was not kept
     */
    public static void write(
            PrintWriter out,
            BacktestRun run,
            Assessment assessment,
            BacktestResults.@Nullable Kept kept) {
        Json.print(out, json -> writeProperties(json, run, assessment, kept));
    }

    /**
     * The report as properties of an object.
     *
     * @param kept the result in the database; null when it was not kept
     */
    public static void writeProperties(
            JsonGenerator json,
            BacktestRun run,
            Assessment assessment,
            BacktestResults.@Nullable Kept kept) {
        new BacktestJson(run, assessment).write(json, kept);
    }

    private void write(JsonGenerator json, BacktestResults.@Nullable Kept kept) {
        if (kept != null) {
            json.writeNumberProperty("id", kept.id());
            json.writeNumberProperty("trials", kept.trials());
        }
        writeInputs(json);
        RunProgress progress = outcome.progress();
        json.writeStringProperty("quoteAsset", quote.code());
        amount(json, "startEquity", account.portfolio().cash());
        amount(json, "endEquity", account.curve().last().equity());
        json.writeNumberProperty("orders", progress.orders());
        json.writeNumberProperty("denied", progress.denied());
        json.writeNumberProperty("rejected", progress.rejected());
        json.writeNumberProperty("expired", progress.expired());
        amount(json, "fees", account.fees());
        amount(json, "slippage", slippage());
        writeStatistics(json);
        VerdictJson.write(json, assessment, VerdictText.of(run, assessment));
        writeMarkets(json);
        RunJson.writeRisk(json, outcome.risks());
        array(json, "alerts", outcome.alerts().stream().map(alert -> alert.message()).toList());
        array(json, "why", WhyNothing.of(run));
        writeLedger(json);
        writeTrades(json);
        writeFills(json);
    }

    private void writeInputs(JsonGenerator json) {
        BacktestInputs inputs = run.inputs();
        writeStrategies(json, inputs.sha256(), inputs.programVersion(), inputs.strategies());
        json.writeArrayPropertyStart("data");
        for (int i = 0; i < run.feeds().size(); i++) {
            writeFeed(json, run.feeds().get(i), inputs.feeds().get(i).fingerprint());
        }
        json.writeEndArray();
        writeRules(json, inputs.venue());
    }

    /** What told the run from all others but its candles. */
    static void writeStrategies(
            JsonGenerator json,
            String sha256,
            String programVersion,
            List<BacktestInputs.Heard> strategies) {
        json.writeStringProperty("inputs", sha256);
        json.writeStringProperty("programVersion", programVersion);
        json.writeArrayPropertyStart("strategies");
        for (BacktestInputs.Heard heard : strategies) {
            json.writeStartObject();
            json.writeStringProperty("strategy", heard.strategy());
            json.writeStringProperty("parameters", heard.parameters());
            json.writeStringProperty("sha256", heard.sha256());
            json.writeNumberProperty("data", heard.feed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFeed(JsonGenerator json, LoadedFeed loaded, String fingerprint) {
        BacktestFeed feed = loaded.feed();
        Instrument instrument = feed.listed().instrument();
        json.writeStartObject();
        json.writeStringProperty("instrument", instrument.symbol());
        json.writeStringProperty(
                "tick", FixedPoint.formatShort(instrument.tickSize(), instrument.priceScale()));
        json.writeStringProperty("interval", feed.interval().toString());
        if (feed.seriesId() != BacktestFeed.NO_SERIES) {
            json.writeNumberProperty("series", feed.seriesId());
        }
        json.writeStringProperty("source", feed.source());
        json.writeNumberProperty("candles", feed.candles().count());
        json.writeStringProperty("first", Micros.toIso(feed.firstOpenTime()));
        json.writeStringProperty("last", Micros.toIso(feed.lastOpenTime()));
        json.writeNumberProperty("gaps", loaded.gaps());
        json.writeNumberProperty("missing", loaded.missing());
        json.writeStringProperty("fingerprint", fingerprint);
        json.writeEndObject();
    }

    /** By which rules orders were filled. */
    static void writeRules(JsonGenerator json, EngineVenue venue) {
        json.writeObjectPropertyStart("rules");
        json.writeStringProperty("fillModel", venue.fillModel().replace('_', '-'));
        json.writeStringProperty("makerFeeBps", venue.makerFee().toString());
        json.writeStringProperty("takerFeeBps", venue.takerFee().toString());
        json.writeStringProperty("slippageBps", venue.slippage().toString());
        json.writeStringProperty("volumeUnit", venue.volumeUnit());
        json.writeNumberProperty("volumeShareBps", venue.volumeShareBps());
        json.writeNumberProperty("latencyMicros", venue.latencyMicros());
        json.writeEndObject();
    }

    private void writeStatistics(JsonGenerator json) {
        amount(json, "maximumDrawdown", account.curve().maximumDrawdown().amount());
        PerformanceJson.write(account.statistics(), quote, json);
    }

    private void writeMarkets(JsonGenerator json) {
        json.writeArrayPropertyStart("markets");
        for (int i = 0; i < outcome.markets().size(); i++) {
            FillReport fills = outcome.markets().get(i);
            json.writeStartObject();
            json.writeStringProperty("instrument", markets.get(i).symbol());
            json.writeNumberProperty("fills", fills.fills());
            RunJson.writeCuts(
                    json,
                    fills,
                    markets.get(i),
                    run.plan().rules().volumeUnit() != VolumeUnit.UNKNOWN);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeLedger(JsonGenerator json) {
        json.writeArrayPropertyStart("ledger");
        for (LedgerSum sum : outcome.ledger()) {
            json.writeStartObject();
            json.writeStringProperty("account", Word.of(sum.account()));
            json.writeStringProperty("asset", sum.asset().code());
            json.writeStringProperty("reason", Word.of(sum.reason()));
            json.writeStringProperty(
                    "amount", FixedPoint.format(sum.amount(), sum.asset().scale()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Round trips, from flat to flat. */
    private void writeTrades(JsonGenerator json) {
        json.writeArrayPropertyStart("trades");
        for (BacktestTrip of : outcome.trips()) {
            Instrument market = markets.get(of.market());
            writeTrip(json, market.symbol(), market.quantityScale(), quote.scale(), of.trip());
        }
        json.writeEndArray();
    }

    /** A round trip. */
    static void writeTrip(
            JsonGenerator json, String symbol, int quantityScale, int quoteScale, RoundTrip trip) {
        json.writeStartObject();
        json.writeStringProperty("instrument", symbol);
        json.writeStringProperty("side", trip.side().name());
        json.writeStringProperty("quantity", FixedPoint.format(trip.quantity(), quantityScale));
        json.writeStringProperty(
                "entryNotional", FixedPoint.format(trip.entryNotional(), quoteScale));
        json.writeStringProperty(
                "exitNotional", FixedPoint.format(trip.exitNotional(), quoteScale));
        json.writeStringProperty("realizedPnl", FixedPoint.format(trip.realizedPnl(), quoteScale));
        json.writeStringProperty("fees", FixedPoint.format(trip.fees(), quoteScale));
        Long risk = trip.initialRisk();
        if (risk != null) {
            json.writeStringProperty("initialRisk", FixedPoint.format(risk, quoteScale));
        }
        json.writeStringProperty("worstPnl", FixedPoint.format(trip.worstPnl(), quoteScale));
        json.writeStringProperty("bestPnl", FixedPoint.format(trip.bestPnl(), quoteScale));
        json.writeStringProperty("openedAt", Micros.toIso(trip.openedAt()));
        json.writeStringProperty("closedAt", Micros.toIso(trip.closedAt()));
        json.writeEndObject();
    }

    private void writeFills(JsonGenerator json) {
        json.writeArrayPropertyStart("fills");
        for (BacktestFill one : outcome.fills()) {
            Instrument market = markets.get(one.market());
            json.writeStartObject();
            json.writeStringProperty("at", Micros.toIso(one.fill().at()));
            json.writeStringProperty("instrument", market.symbol());
            json.writeStringProperty("order", one.clientOrderId());
            json.writeStringProperty("side", one.side().name());
            json.writeStringProperty(
                    "price", FixedPoint.format(one.fill().price(), market.priceScale()));
            json.writeStringProperty(
                    "quantity", FixedPoint.format(one.fill().quantity(), market.quantityScale()));
            amount(json, "notional", one.fill().notional());
            amount(json, "slippage", one.fill().slippage());
            json.writeStringProperty(
                    "fee",
                    FixedPoint.format(one.fill().fee().amount(), one.fill().fee().asset().scale()));
            json.writeStringProperty(
                    "position", FixedPoint.format(one.after().quantity(), market.quantityScale()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private long slippage() {
        long slippage = 0;
        for (FillReport market : outcome.markets()) {
            slippage = FixedPoint.add(slippage, market.slippage());
        }
        return slippage;
    }

    private static void array(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private void amount(JsonGenerator json, String name, long units) {
        json.writeStringProperty(name, FixedPoint.format(units, quote.scale()));
    }
}
