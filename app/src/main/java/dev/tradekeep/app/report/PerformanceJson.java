package dev.tradekeep.app.report;

import dev.tradekeep.engine.statistics.Comparison;
import dev.tradekeep.engine.statistics.Performance;
import dev.tradekeep.engine.statistics.PortfolioPerformance;
import dev.tradekeep.engine.statistics.Statistic;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import tools.jackson.core.JsonGenerator;

/**
 * The figures of an account for scripts: a number, decimal text for an amount of the quote asset,
 * seconds for a time, or {@code {"na": reason}}.
 */
public final class PerformanceJson {
    private PerformanceJson() {}

    /** Writes {@code statistics} and {@code benchmark} into an object that is open. */
    public static void write(Comparison comparison, Asset asset, JsonGenerator json) {
        json.writeBooleanProperty("ruined", comparison.account().ruined());
        write("statistics", comparison.account(), asset, json);
        json.writeObjectPropertyStart("benchmark");
        Performance hold = comparison.hold();
        if (hold != null) {
            write("hold", hold, asset, json);
        }
        write("cash", comparison.cash(), asset, json);
        json.writeEndObject();
    }

    /** Writes the properties of a portfolio into an object that is open. */
    public static void write(PortfolioPerformance portfolio, JsonGenerator json) {
        json.writeStringProperty("portfolio", portfolio.name());
        json.writeStringProperty("quoteAsset", portfolio.quote().code());
        json.writeStringProperty("from", Micros.toIso(portfolio.beganAt()));
        json.writeStringProperty("to", Micros.toIso(portfolio.endedAt()));
        write(portfolio.whole(), portfolio.quote(), json);
        json.writeArrayPropertyStart("parts");
        for (PortfolioPerformance.Part part : portfolio.parts()) {
            json.writeStartObject();
            json.writeStringProperty("strategy", part.strategy());
            json.writeStringProperty("instrument", part.instrument());
            write("statistics", part.performance(), portfolio.quote(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(
            String name, Performance performance, Asset asset, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        performance.statistics().forEach((measure, of) -> write(measure.key(), of, asset, json));
        json.writeEndObject();
    }

    private static void write(String name, Statistic statistic, Asset asset, JsonGenerator json) {
        switch (statistic) {
            case Statistic.Value value -> json.writeNumberProperty(name, value.value());
            case Statistic.Money money ->
                    json.writeStringProperty(name, FixedPoint.format(money.units(), asset.scale()));
            case Statistic.Count count -> json.writeNumberProperty(name, count.count());
            case Statistic.Span span ->
                    json.writeNumberProperty(name, span.micros() / Micros.PER_SECOND);
            case Statistic.NotAvailable none -> {
                json.writeObjectPropertyStart(name);
                json.writeStringProperty("na", none.reason());
                json.writeEndObject();
            }
        }
    }
}
