package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.paper.PaperPlan.PlannedPortfolio;
import dev.tradekeep.engine.paper.PaperPlan.PlannedStrategy;
import dev.tradekeep.engine.paper.PaperPlan.RecordedFeed;
import dev.tradekeep.engine.run.FeedOrder;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.SeriesInput;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.engines.Engine;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EnginePresetRepository;
import dev.tradekeep.store.engines.EnginePresetRepository.EnginePreset;
import dev.tradekeep.store.engines.EnginePresetRepository.EngineSlot;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.Preset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the plan of a paper engine from its presets: a strategy for each instrument of each preset.
 * A strategy that the engine had before keeps its number, and goes on with the candles that it has
 * traded.
 */
final class PaperPlanReader {
    /** Strategies of an engine, those included that it does not run any more. */
    static final int SLOTS_MAX = 1_000;

    private final Transaction transaction;
    private final StrategyCatalog catalog;
    private final Engine engine;
    private final CandleRepository candles;
    private final EnginePresetRepository presets;
    private final List<EngineSlot> known;
    private final VenueSettings rules;
    private final List<Wanted> wanted = new ArrayList<>();

    /** A series of candles that the engine hears. */
    private record Heard(ListedInstrument listed, CandleSeries series) {
        private static final Comparator<Heard> FINEST_FIRST =
                Comparator.comparingLong((Heard one) -> one.series().interval().micros())
                        .thenComparing(Heard::symbol);

        private String symbol() {
            return listed.instrument().symbol();
        }

        private String name() {
            return symbol() + " of " + series.interval();
        }
    }

    /** A strategy that the engine is to run. */
    private record Wanted(EngineSlot slot, String text, Heard heard, List<Heard> others) {
        ListedInstrument listed() {
            return heard.listed();
        }
    }

    PaperPlanReader(Transaction transaction, StrategyCatalog catalog, Engine engine) {
        this.transaction = transaction;
        this.catalog = catalog;
        this.engine = engine;
        candles = new CandleRepository(transaction);
        presets = new EnginePresetRepository(transaction);
        known = new ArrayList<>(presets.slots(engine.id()));
        rules = VenueSettings.read(transaction, engine.id());
    }

    PaperPlan read() {
        if (engine.mode() != EngineMode.PAPER) {
            throw missing("the mode paper, found " + engine.mode());
        }
        List<EnginePreset> found = presets.presets(engine.id());
        if (found.isEmpty()) {
            throw missing("a preset");
        }
        for (EnginePreset preset : found) {
            want(preset);
        }
        List<Heard> heard = heard();
        List<Market> markets = markets(heard);
        List<RecordedFeed> feeds = feeds(heard, markets);
        List<Long> portfolioIds = portfolioIds(found);
        return new PaperPlan(
                engine,
                markets,
                feeds,
                portfolioIds.stream().map(id -> portfolio(id, markets)).toList(),
                slots(feeds, portfolioIds),
                rules,
                catalog);
    }

    private void want(EnginePreset of) {
        PresetInstruments preset = PresetInstruments.read(transaction, of.presetId());
        // Made now, so that a strategy that cannot be is refused before anything starts.
        StrategyInstance strategy = catalog.create(preset.strategyText());
        rules.requireFor(strategy);
        List<Heard> others = others(strategy);
        for (ListedInstrument listed : preset.instruments()) {
            if (listed.exchangeId() != engine.exchangeId()) {
                throw missing(
                        "instruments of one exchange, found "
                                + listed.instrument().symbol()
                                + " of another in preset "
                                + preset.preset().name());
            }
            EngineSlot slot = slot(preset.preset(), of.portfolioId(), listed);
            wanted.add(
                    new Wanted(
                            slot,
                            preset.strategyText(),
                            new Heard(listed, series(listed, slot.interval(), strategy)),
                            others));
        }
    }

    private EngineSlot slot(Preset preset, long portfolioId, ListedInstrument listed) {
        Interval interval = preset.terms().interval();
        for (EngineSlot slot : known) {
            if (slot.presetId() == preset.id()
                    && slot.instrumentId() == listed.id()
                    && slot.portfolioId() == portfolioId
                    && (interval == null || interval.equals(slot.interval()))) {
                return slot;
            }
        }
        if (known.size() >= SLOTS_MAX) {
            throw missing("at most " + SLOTS_MAX + " strategies, found more");
        }
        EngineSlot made =
                new EngineSlot(
                        known.size(),
                        preset.id(),
                        listed.id(),
                        interval == null ? longest(listed).interval() : interval,
                        portfolioId);
        presets.add(engine.id(), made);
        known.add(made);
        return made;
    }

    private CandleSeries longest(ListedInstrument listed) {
        return candles.longestSeries(listed.id())
                .orElseThrow(() -> missing("recorded candles of " + listed.instrument().symbol()));
    }

    /** An import of another series never moves an engine to it. */
    private CandleSeries series(
            ListedInstrument listed, Interval interval, StrategyInstance strategy) {
        for (EngineProgressRepository.Cursor cursor :
                new EngineProgressRepository(transaction).cursors(engine.id())) {
            Optional<CandleSeries> traded =
                    candles.getSeries(cursor.seriesId())
                            .filter(series -> series.instrumentId() == listed.id())
                            .filter(series -> series.interval().equals(interval));
            if (traded.isPresent()) {
                return traded.get();
            }
        }
        return candles.longestSeries(listed.id(), interval)
                .orElseThrow(() -> notThere(strategy, listed.instrument().symbol(), interval));
    }

    /** The series of other instruments that a strategy looks at. */
    private List<Heard> others(StrategyInstance strategy) {
        List<Heard> others = new ArrayList<>();
        for (SeriesInput input : strategy.inputs()) {
            String symbol = input.symbol();
            Interval interval = input.interval();
            if (symbol != null && interval != null) {
                ListedInstrument listed =
                        new InstrumentRepository(transaction)
                                .find(engine.exchangeId(), symbol)
                                .orElseThrow(() -> notThere(strategy, symbol, interval));
                others.add(new Heard(listed, series(listed, interval, strategy)));
            }
        }
        return others;
    }

    private TradekeepException notThere(
            StrategyInstance strategy, String symbol, Interval interval) {
        return missing(
                "candles of "
                        + symbol
                        + " of "
                        + interval
                        + ", which strategy "
                        + strategy.name()
                        + " looks at; import them with 'tradekeep market import candles FILE"
                        + " --instrument "
                        + symbol
                        + "'");
    }

    private List<Market> markets(List<Heard> heard) {
        Map<Long, ListedInstrument> listed = new LinkedHashMap<>();
        heard.stream()
                .map(Heard::listed)
                .sorted(Comparator.comparing(one -> one.instrument().symbol()))
                .forEach(one -> listed.putIfAbsent(one.id(), one));
        List<Market> markets = new ArrayList<>();
        listed.values().forEach(one -> markets.add(new Market(markets.size(), one)));
        return markets;
    }

    private List<Heard> heard() {
        FeedOrder<Heard> order = new FeedOrder<>(Heard.FINEST_FIRST, Heard::name);
        wanted.forEach(one -> order.add(one.heard(), one.others()));
        return order.sorted();
    }

    private List<RecordedFeed> feeds(List<Heard> heard, List<Market> markets) {
        List<RecordedFeed> feeds = new ArrayList<>();
        for (Heard one : heard) {
            Market market =
                    markets.stream()
                            .filter(found -> found.listed().id() == one.listed().id())
                            .findFirst()
                            .orElseThrow();
            feeds.add(
                    new RecordedFeed(
                            new Feed(
                                    feeds.size(),
                                    one.series().id(),
                                    market,
                                    one.series().interval(),
                                    rules.market(market.listed(), one.series())),
                            one.series()));
        }
        return feeds;
    }

    private List<Long> portfolioIds(List<EnginePreset> found) {
        List<Long> ids = new ArrayList<>(List.of(engine.portfolioId()));
        for (EnginePreset preset : found) {
            if (!ids.contains(preset.portfolioId())) {
                ids.add(preset.portfolioId());
            }
        }
        return ids;
    }

    private PlannedPortfolio portfolio(long id, List<Market> markets) {
        List<Asset> quotes =
                wanted.stream()
                        .filter(one -> one.slot().portfolioId() == id)
                        .map(one -> one.listed().instrument().quote())
                        .distinct()
                        .toList();
        String name = new PortfolioRepository(transaction).name(id);
        if (quotes.size() > 1) {
            throw missing(
                    "instruments of one quote asset for portfolio "
                            + name
                            + ", found "
                            + String.join(" and ", quotes.stream().map(Asset::code).toList()));
        }
        Asset quote =
                quotes.isEmpty() ? markets.getFirst().instrument().quote() : quotes.getFirst();
        return new PlannedPortfolio(name, new EngineSetup.PortfolioSetup(id, quote));
    }

    private List<@Nullable PlannedStrategy> slots(
            List<RecordedFeed> feeds, List<Long> portfolioIds) {
        @Nullable PlannedStrategy[] slots = new PlannedStrategy[known.size()];
        for (Wanted one : wanted) {
            slots[one.slot().slot()] =
                    new PlannedStrategy(
                            one.text(),
                            portfolioIds.indexOf(one.slot().portfolioId()),
                            feedOf(one.heard(), feeds),
                            one.others().stream().map(other -> feedOf(other, feeds)).toList());
        }
        return Arrays.asList(slots);
    }

    private static int feedOf(Heard heard, List<RecordedFeed> feeds) {
        return feeds.stream()
                .filter(found -> found.series().id() == heard.series().id())
                .findFirst()
                .orElseThrow()
                .feed()
                .index();
    }

    private TradekeepException missing(String what) {
        return new TradekeepException(
                ErrorCode.CONFLICT,
                "Engine " + engine.name() + " cannot run on paper: wanted " + what + ".");
    }
}
