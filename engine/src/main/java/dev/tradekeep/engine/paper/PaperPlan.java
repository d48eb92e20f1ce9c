package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.run.Holdings;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.engines.Engine;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.performance.EquityRepository;
import dev.tradekeep.store.performance.EquitySnapshot;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.Preset;
import dev.tradekeep.store.strategies.PresetRepository;
import java.time.Duration;
import java.util.List;

/**
 * What a paper engine runs.
 *
 * @param strategy in its initial state
 * @param strategyText the strategy with its parameters
 * @param series the recorded candles
 * @param holdings what the portfolio owns
 * @param from where the replay begins, UTC microseconds: after the last time the portfolio was
 *     valued, so that no candle is traded twice
 */
record PaperPlan(
        Engine engine,
        ListedInstrument listed,
        CandleSeries series,
        Strategy strategy,
        String strategyText,
        Holdings holdings,
        long from) {

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
        ListedInstrument listed = instrument(transaction, engine, preset);
        CandleSeries series =
                new CandleRepository(transaction)
                        .longestSeries(listed.id())
                        .orElseThrow(() ->
                                missing(
                                        engine,
                                        "recorded candles of " + listed.instrument().symbol()));
        PortfolioRepository portfolios = new PortfolioRepository(transaction);
        long portfolioId = engine.portfolioId();
        Holdings holdings =
                new Holdings(
                        listed.instrument(),
                        portfolios.balance(portfolioId, listed.baseAssetId()),
                        portfolios.balance(portfolioId, listed.quoteAssetId()),
                        portfolios.position(portfolioId, listed.id()));
        return new PaperPlan(
                engine,
                listed,
                series,
                strategies.create(text),
                text,
                holdings,
                from(transaction, portfolioId, series));
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

    private static long from(Transaction transaction, long portfolioId, CandleSeries series) {
        return new EquityRepository(transaction)
                .baseline(portfolioId, Long.MAX_VALUE)
                .map(EquitySnapshot::at)
                .filter(at -> at > series.firstOpenTime())
                .orElse(series.firstOpenTime());
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
                + ") from "
                + Micros.toIso(from)
                + ", one every "
                + pace.toMillis()
                + " ms";
    }

    private static TradekeepException missing(Engine engine, String wanted) {
        return new TradekeepException(
                ErrorCode.CONFLICT,
                "Engine " + engine.name() + " cannot run on paper: wanted " + wanted + ".");
    }
}
