package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.LedgerRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.venue.VenueCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What there is in a simulation: one to three instruments, each with candles of a minute and
 * perhaps of five, one or two portfolios, and one to three strategies, as the seed says.
 */
final class World {
    /** 2026-01-01T00:00:00Z. */
    static final long START = 1_767_225_600_000_000L;

    /** What each portfolio begins with, quote-asset units. */
    static final long CASH = 1_000_000_000;

    static final Asset QUOTE = new Asset("USD", 4);

    private static final Interval FIVE_MINUTES = new Interval(5 * Interval.ONE_MINUTE.micros());
    private static final int MARKETS_MAX = 3;
    private static final int PORTFOLIOS_MAX = 2;
    private static final int TRADERS_MAX = 3;
    private static final int AMENDS_NOTHING_ONE_IN = 3;
    private static final int BASE_SCALE = 8;
    private static final int QUANTITY_SCALE = 4;
    private static final String NAME = "simulated";
    private static final String NODE = "simulation";

    private final long seed;
    private final List<Market> markets = new ArrayList<>();
    private final List<Feed> feeds = new ArrayList<>();
    private final List<EngineSetup.PortfolioSetup> portfolios = new ArrayList<>();
    private final long engineId;

    private World(Transaction transaction, long seed) {
        this.seed = seed;
        Dice dice = diceOf(seed);
        InstrumentRepository instruments = new InstrumentRepository(transaction);
        long exchange = instruments.ensureExchange("chaos", ExchangeKind.SIMULATED, START);
        long count = 1 + dice.below(MARKETS_MAX, 0, 2);
        for (int index = 0; index < count; index++) {
            Market market =
                    new Market(index, instruments.insert(exchange, instrument(index), START));
            markets.add(market);
            addFeed(transaction, market, Interval.ONE_MINUTE);
            if (dice.oneIn(2, index, 3)) {
                addFeed(transaction, market, FIVE_MINUTES);
            }
        }
        long quoteId = markets.getFirst().listed().quoteAssetId();
        long accounts = 1 + dice.below(PORTFOLIOS_MAX, 0, 4);
        for (int index = 0; index < accounts; index++) {
            addPortfolio(transaction, NAME + index, quoteId);
        }
        engineId =
                new EngineRepository(transaction)
                        .ensure(
                                NAME,
                                EngineMode.PAPER,
                                exchange,
                                portfolios.getFirst().id(),
                                START);
    }

    /** Writes it into empty books. */
    static World create(Store store, long seed) {
        return store.write(Durability.RELAXED, transaction -> new World(transaction, seed));
    }

    /** How many strategies a seed has. */
    static int traders(long seed) {
        return 1 + (int) diceOf(seed).below(TRADERS_MAX, 0, 1);
    }

    private static Dice diceOf(long seed) {
        return new Dice(seed, "world");
    }

    private static Instrument instrument(int index) {
        Asset base = new Asset("SIM" + index, BASE_SCALE);
        return new Instrument(
                base.code() + "/USD", base, QUOTE, 2, QUANTITY_SCALE, 1 + index, 1, 1, 0);
    }

    private void addFeed(Transaction transaction, Market market, Interval interval) {
        ListedInstrument listed = market.listed();
        long series =
                new CandleRepository(transaction)
                        .ensureSeries(listed.id(), interval, "dice", 0)
                        .id();
        feeds.add(new Feed(feeds.size(), series, market, interval));
    }

    private void addPortfolio(Transaction transaction, String name, long quoteId) {
        PortfolioRepository repository = new PortfolioRepository(transaction);
        long id = repository.ensure(name, START);
        repository.saveBalance(id, quoteId, CASH, START);
        new LedgerRepository(transaction).post(Posting.deposit(id, quoteId, CASH, START));
        portfolios.add(new EngineSetup.PortfolioSetup(id, QUOTE));
    }

    List<Market> markets() {
        return markets;
    }

    List<Feed> feeds() {
        return feeds;
    }

    List<EngineSetup.PortfolioSetup> portfolios() {
        return portfolios;
    }

    /**
     * The engine as it begins.
     *
     * @param strategies makes the strategy of a slot
     */
    EngineSetup setup(IntFunction<StrategyInstance> strategies, long incarnation) {
        List<EngineSetup.StrategySetup> slots = new ArrayList<>();
        Dice dice = diceOf(seed);
        for (int slot = 0; slot < traders(seed); slot++) {
            int portfolio = (int) dice.below(portfolios.size(), slot, 5);
            slots.add(
                    new EngineSetup.StrategySetup(
                            strategies.apply(slot), portfolio, heardBy(slot, dice)));
        }
        return new EngineSetup(
                markets,
                feeds,
                portfolios,
                slots,
                VenueCosts.DEFAULT,
                ChaosVenue.capabilities(!dice.oneIn(AMENDS_NOTHING_ONE_IN, 0, 9)),
                incarnation);
    }

    /** One feed at least. */
    private List<Integer> heardBy(int slot, Dice dice) {
        int first = (int) dice.below(feeds.size(), slot, 6);
        List<Integer> heard = new ArrayList<>();
        for (Feed feed : feeds) {
            if (feed.index() == first || dice.oneIn(2, slot, 10 + feed.index())) {
                heard.add(feed.index());
            }
        }
        return heard;
    }

    /** A process claims the engine and begins a run. */
    BookWriter.RunOwner claim(Transaction transaction, long incarnation, long at) {
        new EngineRepository(transaction).claim(engineId, NODE, at, Long.MAX_VALUE);
        long run = new EngineRunRepository(transaction).start(engineId, "random", incarnation, at);
        long epoch = new EngineProgressRepository(transaction).epoch(engineId);
        return new BookWriter.RunOwner(engineId, run, epoch, null);
    }
}
