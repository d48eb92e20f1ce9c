package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.Gap;
import dev.tradekeep.market.series.SeriesSummary;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSummary;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** {@code tradekeep market series}. */
@Command(
        name = "series",
        description = {
            "List the series of candles, trades and quotes with their gaps, from the catalogue: however long"
                    + " the history is, it is not read."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market series",
            "  tradekeep list gaps --series 1         every gap of a series",
        },
        subcommands = {
            MarketSeriesMergeCommand.class,
            MarketSeriesRenameCommand.class,
            MarketSeriesDeleteCommand.class
        })
final class MarketSeriesCommand implements Runnable {
    /** More gaps of a series than this are only counted. */
    private static final int GAPS_MAX = 10;

    @Spec private CommandSpec spec;
    @ParentCommand MarketGroup group;
    @Mixin private JsonOption json;

    private record Candles(SeriesSummary summary, List<Gap> gaps) {}

    private record Catalogue(List<Candles> candles, List<TickSummary> ticks) {}

    @Override
    public void run() {
        Catalogue catalogue;
        try (DatabaseReader reader = DatabaseReader.open(group.database.file())) {
            catalogue =
                    reader.read(transaction ->
                            new Catalogue(
                                    candles(new CandleRepository(transaction)),
                                    new TickRepository(transaction).listSeries()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            writeJson(catalogue, out);
            return;
        }
        if (catalogue.candles().isEmpty() && catalogue.ticks().isEmpty()) {
            out.println("no series");
        }
        catalogue.candles().forEach(series -> print(series, out));
        catalogue.ticks().forEach(series -> print(series, out));
    }

    private static List<Candles> candles(CandleRepository repository) {
        List<Candles> all = new ArrayList<>();
        for (SeriesSummary summary : repository.listSeries()) {
            CandleSeries series = repository.getSeries(summary.id()).orElseThrow();
            all.add(new Candles(summary, repository.gaps(series, Long.MIN_VALUE, GAPS_MAX)));
        }
        return all;
    }

    private static void print(Candles candles, PrintWriter out) {
        SeriesSummary series = candles.summary();
        out.println(
                "candles "
                        + series.id()
                        + "  "
                        + series.exchange()
                        + ":"
                        + series.symbol()
                        + " "
                        + series.interval()
                        + " from "
                        + series.source()
                        + made(series)
                        + GridText.of(series.grid())
                        + ": "
                        + Numbers.count(series.candles())
                        + span(series.candles(), series.firstOpenTime(), series.lastOpenTime())
                        + "; "
                        + Numbers.count(series.gaps())
                        + " gaps, "
                        + Numbers.count(series.missing())
                        + " missing"
                        + kept(series.keepDays()));
        for (Gap gap : candles.gaps()) {
            out.println(
                    "  gap of "
                            + Numbers.count(gap.missing())
                            + " from "
                            + Micros.toIso(gap.from())
                            + " to "
                            + Micros.toIso(gap.to()));
        }
        if (series.gaps() > GAPS_MAX) {
            out.println("  … and " + Numbers.count(series.gaps() - GAPS_MAX) + " more gaps");
        }
    }

    private static String made(SeriesSummary series) {
        if (!series.built()) {
            return series.price() == CandlePrice.TRADE ? "" : ", " + Word.of(series.price());
        }
        return ", built of " + Word.of(series.price()) + "s";
    }

    private static void print(TickSummary series, PrintWriter out) {
        out.println(
                Word.of(series.kind())
                        + " "
                        + series.id()
                        + "  "
                        + series.exchange()
                        + ":"
                        + series.symbol()
                        + " from "
                        + series.source()
                        + ": "
                        + Numbers.count(series.ticks())
                        + span(series.ticks(), series.firstAt(), series.lastAt())
                        + kept(series.keepDays()));
    }

    private static String span(long rows, long first, long last) {
        return rows == 0 ? "" : ", " + Micros.toIso(first) + " to " + Micros.toIso(last);
    }

    private static String kept(@Nullable Long days) {
        return days == null ? "" : "; kept " + days + " days";
    }

    private static void writeJson(Catalogue catalogue, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeArrayPropertyStart("candles");
                    catalogue.candles().forEach(series -> write(series, json));
                    json.writeEndArray();
                    json.writeArrayPropertyStart("ticks");
                    catalogue.ticks().forEach(series -> write(series, json));
                    json.writeEndArray();
                });
    }

    private static void write(Candles candles, JsonGenerator json) {
        SeriesSummary series = candles.summary();
        json.writeStartObject();
        json.writeNumberProperty("id", series.id());
        json.writeStringProperty("exchange", series.exchange());
        json.writeStringProperty("instrument", series.symbol());
        json.writeStringProperty("interval", series.interval().toString());
        json.writeStringProperty("source", series.source());
        json.writeStringProperty("price", Word.of(series.price()));
        json.writeBooleanProperty("built", series.built());
        json.writeStringProperty("zone", GridText.zone(series.grid()));
        json.writeStringProperty("anchor", GridText.anchor(series.grid()));
        json.writeNumberProperty("candles", series.candles());
        writeSpan(json, series.candles(), series.firstOpenTime(), series.lastOpenTime());
        json.writeNumberProperty("gapCount", series.gaps());
        json.writeNumberProperty("missing", series.missing());
        json.writeArrayPropertyStart("gaps");
        for (Gap gap : candles.gaps()) {
            json.writeStartObject();
            json.writeStringProperty("from", Micros.toIso(gap.from()));
            json.writeStringProperty("to", Micros.toIso(gap.to()));
            json.writeNumberProperty("missing", gap.missing());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeDays(json, "keepDays", series.keepDays());
        writeDays(json, "keepRollupDays", series.keepRollupDays());
        json.writeEndObject();
    }

    private static void write(TickSummary series, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("id", series.id());
        json.writeStringProperty("kind", Word.of(series.kind()));
        json.writeStringProperty("exchange", series.exchange());
        json.writeStringProperty("instrument", series.symbol());
        json.writeStringProperty("source", series.source());
        json.writeNumberProperty("ticks", series.ticks());
        writeSpan(json, series.ticks(), series.firstAt(), series.lastAt());
        writeDays(json, "keepDays", series.keepDays());
        json.writeEndObject();
    }

    private static void writeSpan(JsonGenerator json, long rows, long first, long last) {
        if (rows > 0) {
            json.writeStringProperty("first", Micros.toIso(first));
            json.writeStringProperty("last", Micros.toIso(last));
        }
    }

    private static void writeDays(JsonGenerator json, String name, @Nullable Long days) {
        if (days != null) {
            json.writeNumberProperty(name, days);
        }
    }
}
