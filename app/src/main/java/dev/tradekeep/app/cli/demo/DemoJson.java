package dev.tradekeep.app.cli.demo;

import dev.tradekeep.app.demo.DemoReport;
import dev.tradekeep.app.report.PerformanceJson;
import dev.tradekeep.app.report.RunJson;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.engine.backtest.BookedReport;
import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import java.io.PrintWriter;
import tools.jackson.core.JsonGenerator;

/** The demonstration's report for scripts; amounts are decimal text in the quote asset. */
final class DemoJson {
    private DemoJson() {}

    static void write(DemoReport report, PrintWriter out) {
        BookedReport backtest = report.backtest();
        RunProgress progress = backtest.progress();
        Asset quote = report.listed().instrument().quote();
        Json.print(
                out,
                json -> {
                    json.writeStringProperty("database", report.database().toString());
                    json.writeStringProperty("instrument", report.listed().instrument().symbol());
                    Instrument traded = report.listed().instrument();
                    json.writeStringProperty(
                            "tick", FixedPoint.formatShort(traded.tickSize(), traded.priceScale()));
                    json.writeBooleanProperty("tickDeclared", report.tickDeclared());
                    json.writeStringProperty("interval", report.series().interval().toString());
                    json.writeStringProperty("source", report.series().source());
                    json.writeNumberProperty("candles", report.series().candles());
                    json.writeStringProperty(
                            "first", Micros.toIso(report.series().firstOpenTime()));
                    json.writeStringProperty("last", Micros.toIso(report.series().lastOpenTime()));
                    json.writeStringProperty("strategy", report.strategy());
                    json.writeStringProperty("engine", backtest.portfolio());
                    json.writeStringProperty("portfolio", backtest.portfolio());
                    json.writeNumberProperty("orders", progress.orders());
                    json.writeNumberProperty("denied", progress.denied());
                    json.writeNumberProperty("rejected", progress.rejected());
                    json.writeNumberProperty("expired", progress.expired());
                    json.writeNumberProperty("trades", progress.trades());
                    RunJson.writeRisk(json, report.risk());
                    json.writeStringProperty("quoteAsset", quote.code());
                    writeAmount(json, "fees", progress.fees(), quote);
                    writeAmount(json, "slippage", backtest.fills().slippage(), quote);
                    RunJson.writeCuts(json, backtest.fills(), traded, report.knowsVolume());
                    writeAmount(json, "startEquity", backtest.startEquity(), quote);
                    writeAmount(json, "endEquity", backtest.endEquity(), quote);
                    writeAmount(json, "maximumDrawdown", backtest.drawdown().amount(), quote);
                    PerformanceJson.write(backtest.statistics(), quote, json);
                    if (report.madeUp() || report.imported() != null) {
                        json.writeNumberProperty(
                                "importedPerSecond",
                                Numbers.perSecond(report.series().candles(), report.loadNanos()));
                    }
                    json.writeNumberProperty(
                            "runPerSecond",
                            Numbers.perSecond(progress.candles(), backtest.durationNanos()));
                    json.writeBooleanProperty("balanced", report.balanced());
                    json.writeArrayPropertyStart("checks");
                    report.checks().forEach(check -> writeCheck(json, check));
                    json.writeEndArray();
                });
    }

    private static void writeCheck(JsonGenerator json, CheckResult check) {
        json.writeStartObject();
        json.writeStringProperty("id", check.id());
        json.writeNumberProperty("rows", check.rows());
        json.writeBooleanProperty("passed", check.passed());
        json.writeArrayPropertyStart("problems");
        check.findings().forEach(finding -> json.writeString(finding.line()));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeAmount(JsonGenerator json, String name, long units, Asset asset) {
        json.writeStringProperty(name, FixedPoint.format(units, asset.scale()));
    }
}
