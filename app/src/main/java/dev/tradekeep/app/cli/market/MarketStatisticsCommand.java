package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.LastDay;
import dev.tradekeep.market.series.LastDays;
import dev.tradekeep.market.series.SeriesSummary;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** {@code tradekeep market statistics}. */
@Command(
        name = "statistics",
        description = {
            "The last 24 hours of every series of candles, up to its newest candle: open, high, low, close,"
                    + " change and volume. Of candles shorter than an hour they are the hour of that one and the"
                    + " 23 before it."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market statistics",
            "  tradekeep market statistics --json",
        })
final class MarketStatisticsCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand MarketGroup group;
    @Mixin private JsonOption json;

    /** The numbers of a series with what is needed to tell them. */
    private record Named(SeriesSummary series, LastDay day, int priceScale, int volumeScale) {
        String price(long units) {
            return FixedPoint.format(units, priceScale);
        }

        String volume() {
            Long units = day.volume();
            return units == null ? "too large" : FixedPoint.formatShort(units, volumeScale);
        }
    }

    @Override
    public void run() {
        List<Named> all;
        try (DatabaseReader reader = DatabaseReader.open(group.database.file())) {
            all = reader.read(MarketStatisticsCommand::named);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            Json.print(
                    out,
                    generator -> {
                        generator.writeArrayPropertyStart("statistics");
                        all.forEach(one -> write(one, generator));
                        generator.writeEndArray();
                    });
            return;
        }
        if (all.isEmpty()) {
            out.println("no candles");
        }
        all.forEach(one -> print(one, out));
    }

    private static List<Named> named(Transaction transaction) {
        CandleRepository candles = new CandleRepository(transaction);
        Map<Long, SeriesSummary> summaries = new HashMap<>();
        candles.listSeries().forEach(series -> summaries.put(series.id(), series));
        List<LastDay> days = new ArrayList<>();
        new LastDays(transaction).forEach(days::add);
        List<Named> all = new ArrayList<>();
        for (LastDay day : days) {
            CandleSeries series = candles.getSeries(day.seriesId()).orElseThrow();
            SeriesSummary summary = summaries.get(day.seriesId());
            if (summary != null) {
                all.add(new Named(summary, day, candles.priceScale(series), series.volumeScale()));
            }
        }
        return all;
    }

    private static void print(Named one, PrintWriter out) {
        LastDay day = one.day();
        out.println(
                one.series().exchange()
                        + ":"
                        + one.series().symbol()
                        + " "
                        + one.series().interval()
                        + " from "
                        + one.series().source()
                        + ": "
                        + one.price(day.close())
                        + ", change "
                        + one.price(day.close() - day.open())
                        + ", high "
                        + one.price(day.high())
                        + ", low "
                        + one.price(day.low())
                        + ", volume "
                        + one.volume()
                        + ", "
                        + Numbers.count(day.candles())
                        + " candles up to "
                        + Micros.toIso(one.series().lastOpenTime()));
    }

    private static void write(Named one, JsonGenerator json) {
        LastDay day = one.day();
        json.writeStartObject();
        json.writeNumberProperty("seriesId", day.seriesId());
        json.writeStringProperty("exchange", one.series().exchange());
        json.writeStringProperty("instrument", one.series().symbol());
        json.writeStringProperty("interval", one.series().interval().toString());
        json.writeStringProperty("source", one.series().source());
        json.writeStringProperty("price", Word.of(one.series().price()));
        json.writeStringProperty("from", Micros.toIso(day.from()));
        json.writeStringProperty("last", Micros.toIso(one.series().lastOpenTime()));
        json.writeStringProperty("open", one.price(day.open()));
        json.writeStringProperty("high", one.price(day.high()));
        json.writeStringProperty("low", one.price(day.low()));
        json.writeStringProperty("close", one.price(day.close()));
        json.writeStringProperty("change", one.price(day.close() - day.open()));
        if (day.volume() == null) {
            json.writeNullProperty("volume");
        } else {
            json.writeStringProperty("volume", one.volume());
        }
        json.writeNumberProperty("candles", day.candles());
        json.writeEndObject();
    }
}
