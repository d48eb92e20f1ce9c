package dev.tradekeep.bench.reference;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Resources;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.VenueModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * The reference: a program in Python, with its decimal numbers and its own reading of files and
 * rules. It gets the settings of some trials over one file of candles and prints what it books.
 */
final class PythonBacktest {
    private static final String SCRIPT = "reference.py";
    private static final String SETTINGS = "settings.json";

    /** Begins the lines of a trial. */
    private static final String RUN = "run";

    private final Path folder;

    private PythonBacktest(Path folder) {
        this.folder = folder;
    }

    /** Lays the program out in an existing folder. */
    static PythonBacktest in(Path folder) {
        Resources.copy(PythonBacktest.class, List.of(SCRIPT), folder);
        return new PythonBacktest(folder);
    }

    /**
     * Runs trials.
     *
     * @return what each left behind, in their order
     * @throws Unavailable when there is no Python, or the program fails
     */
    List<Ledgers> run(
            Path candles, ListedInstrument listed, CandleSeries series, List<Trial> trials)
            throws Unavailable, IOException {
        Files.writeString(
                folder.resolve(SETTINGS),
                Json.object(json -> {
                    json.writeArrayPropertyStart("runs");
                    trials.forEach(trial -> write(json, candles, listed, series, trial));
                    json.writeEndArray();
                }));
        String printed = Program.run(folder, List.of("python3", SCRIPT, SETTINGS));
        List<List<String>> runs = new ArrayList<>();
        for (String line : printed.split("\n", -1)) {
            if (line.equals(RUN)) {
                runs.add(new ArrayList<>());
            } else if (runs.isEmpty()) {
                throw new Unavailable("the reference said: " + printed);
            } else {
                runs.getLast().add(line);
            }
        }
        return runs.stream().map(Ledgers::of).toList();
    }

    private static void write(
            JsonGenerator json,
            Path candles,
            ListedInstrument listed,
            CandleSeries series,
            Trial trial) {
        Instrument instrument = listed.instrument();
        VenueModel model = trial.rules().model();
        MarketModel market = trial.rules().market(listed, series);
        StrategyInstance strategy = StrategyCatalog.standard().create(trial.strategy());
        json.writeStartObject();
        json.writeStringProperty("file", candles.toAbsolutePath().toString());
        json.writeStringProperty("base", instrument.base().code());
        json.writeStringProperty("quote", instrument.quote().code());
        json.writeStringProperty("cash", trial.cash());
        json.writeNumberProperty("quoteDecimals", instrument.quote().scale());
        json.writeNumberProperty("quantityDecimals", instrument.quantityScale());
        json.writeNumberProperty("priceDecimals", instrument.priceScale());
        json.writeNumberProperty("volumeDecimals", market.volumeScale());
        json.writeStringProperty(
                "tick", FixedPoint.formatShort(instrument.tickSize(), instrument.priceScale()));
        json.writeStringProperty(
                "lot", FixedPoint.formatShort(instrument.lotSize(), instrument.quantityScale()));
        json.writeNumberProperty("intervalMicros", market.intervalMicros());
        json.writeNumberProperty("latencyMicros", model.latencyMicros());
        json.writeStringProperty("makerFeeBps", model.costs().makerFee().toString());
        json.writeStringProperty("takerFeeBps", model.costs().takerFee().toString());
        json.writeStringProperty("slippageBps", model.costs().slippage().toString());
        json.writeNumberProperty("volumeShareBps", model.volumeShareBps());
        json.writeStringProperty("volumeUnit", Word.of(market.volumeUnit()));
        json.writeStringProperty("tradingDays", Word.of(market.days()));
        json.writeStringProperty("fillModel", Word.of(model.fills()));
        json.writeStringProperty("strategy", strategy.name());
        json.writeObjectPropertyStart("parameters");
        strategy.parameters().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeEndObject();
    }
}
