package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.core.Market;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.engines.Engine;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.Preset;
import dev.tradekeep.store.strategies.PresetRepository;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.SimulatedVenue;
import dev.tradekeep.venue.VenueModel;
import java.time.Duration;
import java.util.List;

/**
 * What a paper engine runs.
 *
 * @param strategies makes the strategy, anew for each time the engine begins
 * @param strategyText the strategy with its parameters
 * @param series the recorded candles: those that the engine has traded before, else the longest
 */
record PaperPlan(
        Engine engine,
        ListedInstrument listed,
        CandleSeries series,
        StrategyCatalog strategies,
        String strategyText) {

    /**
     * Reads it.
     *
     * @throws TradekeepException when the engine lacks something to run
     */
    static PaperPlan read(Transaction transaction, StrategyCatalog strategies, Engine engine) {
        if (engine.mode() != EngineMode.PAPER) {
            throw missing(engine, "the mode paper, found " + engine.mode());
        }
        Preset preset = preset(transaction, engine);
        String text =
                preset.parameters().isEmpty()
                        ? preset.strategy()
                        : preset.strategy() + ":" + preset.parameters();
        // Read now, so that a strategy that cannot be made is refused before anything starts.
        var _ = strategies.create(text);
        ListedInstrument listed = instrument(transaction, engine, preset);
        return new PaperPlan(engine, listed, series(transaction, engine, listed), strategies, text);
    }

    /** An import of another series never moves an engine to it. */
    private static CandleSeries series(
            Transaction transaction, Engine engine, ListedInstrument listed) {
        CandleRepository candles = new CandleRepository(transaction);
        for (EngineProgressRepository.Cursor cursor :
                new EngineProgressRepository(transaction).cursors(engine.id())) {
            CandleSeries traded = candles.getSeries(cursor.seriesId()).orElse(null);
            if (traded != null && traded.instrumentId() == listed.id()) {
                return traded;
            }
        }
        return candles.longestSeries(listed.id())
                .orElseThrow(() ->
                        missing(engine, "recorded candles of " + listed.instrument().symbol()));
    }

    /**
     * What the engine is made of, with a strategy in its initial state.
     *
     * @param incarnation begins the ids of its orders
     */
    EngineSetup setup(long incarnation) {
        Market market = new Market(0, listed);
        return new EngineSetup(
                List.of(market),
                List.of(new Feed(0, series.id(), market, series.interval())),
                List.of(
                        new EngineSetup.PortfolioSetup(
                                engine.portfolioId(), listed.instrument().quote())),
                List.of(
                        new EngineSetup.StrategySetup(
                                strategies.create(strategyText), 0, List.of(0))),
                venue().costs(),
                SimulatedVenue.capabilitiesOf(venue().fills()),
                incarnation);
    }

    /** The rules by which its orders are filled. */
    VenueModel venue() {
        return VenueModel.DEFAULT;
    }

    /** What the venue is told about the candles. */
    MarketModel market() {
        return MarketModel.withoutVolume(series.interval().micros());
    }

    private static Preset preset(Transaction transaction, Engine engine) {
        Long id = engine.presetId();
        if (id == null) {
            throw missing(engine, "a preset");
        }
        return new PresetRepository(transaction)
                .find(id)
                .orElseThrow(() -> missing(engine, "a preset"));
    }

    private static ListedInstrument instrument(
            Transaction transaction, Engine engine, Preset preset) {
        List<Long> ids = new PresetRepository(transaction).instruments(preset.id());
        if (ids.size() != 1) {
            throw missing(
                    engine,
                    "a preset of one instrument, found " + ids.size() + " in " + preset.name());
        }
        return new InstrumentRepository(transaction)
                .find(ids.getFirst())
                .orElseThrow(() -> missing(engine, "the instrument of its preset"));
    }

    /** What the event of the start says, for people. */
    String describe(Duration pace) {
        return strategyText
                + " on recorded candles of "
                + listed.instrument().symbol()
                + " ("
                + series.source()
                + ", "
                + series.interval()
                + "), one every "
                + pace.toMillis()
                + " ms";
    }

    private static TradekeepException missing(Engine engine, String wanted) {
        return new TradekeepException(
                ErrorCode.CONFLICT,
                "Engine " + engine.name() + " cannot run on paper: wanted " + wanted + ".");
    }
}
