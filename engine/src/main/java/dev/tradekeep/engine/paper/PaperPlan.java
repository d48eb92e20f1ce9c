package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.engines.Engine;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.SimulatedVenue;
import dev.tradekeep.venue.VenueModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a paper engine runs.
 *
 * @param markets what it trades, by symbol
 * @param feeds the candles that it hears, the finest first and within an interval by symbol, which
 *     is the order of candles that close together
 * @param portfolios what it trades for, that of its name first
 * @param slots its strategies by number; null for one that it does not run any more
 * @param rules by which its orders are filled, and what that costs
 * @param catalog makes the strategies, anew for each time the engine begins
 */
record PaperPlan(
        Engine engine,
        List<Market> markets,
        List<RecordedFeed> feeds,
        List<PlannedPortfolio> portfolios,
        List<@Nullable PlannedStrategy> slots,
        VenueSettings rules,
        StrategyCatalog catalog) {
    private static final int DESCRIPTION_CHARACTERS_MAX = 500;

    /** Recorded candles that an engine hears. */
    record RecordedFeed(Feed feed, CandleSeries series) {}

    /** A portfolio that the engine trades for. */
    record PlannedPortfolio(String name, EngineSetup.PortfolioSetup setup) {}

    /**
     * A strategy of the engine.
     *
     * @param text its name with its parameters
     * @param portfolio index of its portfolio
     * @param feed index of the feed that it decides on
     * @param others indexes of the feeds of other instruments that it looks at
     */
    record PlannedStrategy(String text, int portfolio, int feed, List<Integer> others) {}

    /**
     * Reads it, and gives each strategy that is new a number.
     *
     * @throws TradekeepException when the engine lacks something to run
     */
    static PaperPlan read(Transaction transaction, StrategyCatalog strategies, Engine engine) {
        return new PaperPlanReader(transaction, strategies, engine).read();
    }

    /**
     * What the engine is made of, with strategies in their initial state.
     *
     * @param incarnation begins the ids of its orders
     */
    EngineSetup setup(long incarnation) {
        List<EngineSetup.StrategySetup> strategies = new ArrayList<>();
        for (PlannedStrategy slot : slots) {
            strategies.add(
                    slot == null
                            ? new EngineSetup.StrategySetup(IdleStrategy.instance(), 0, List.of())
                            : new EngineSetup.StrategySetup(
                                    catalog.create(slot.text()),
                                    slot.portfolio(),
                                    List.of(slot.feed()),
                                    slot.others()));
        }
        return new EngineSetup(
                markets,
                feeds.stream().map(RecordedFeed::feed).toList(),
                portfolios.stream().map(PlannedPortfolio::setup).toList(),
                strategies,
                venue().costs(),
                SimulatedVenue.capabilitiesOf(venue().fills()),
                incarnation);
    }

    /** The rules by which its orders are filled. */
    VenueModel venue() {
        return rules.model();
    }

    /** What the venue is told about the candles of each feed. */
    List<MarketModel> venueMarkets() {
        return feeds.stream()
                .map(feed -> rules.market(feed.feed().market().listed(), feed.series()))
                .toList();
    }

    /**
     * The market that a person means.
     *
     * @param symbol of its instrument; null when there is only one
     */
    Market market(@Nullable String symbol) {
        if (symbol == null && markets.size() == 1) {
            return markets.getFirst();
        }
        for (Market market : markets) {
            if (market.instrument().symbol().equals(symbol)) {
                return market;
            }
        }
        List<String> symbols = markets.stream().map(one -> one.instrument().symbol()).toList();
        throw wanted("an instrument that engine " + engine.name() + " trades", symbols, symbol);
    }

    /** The index of the portfolio of an id. */
    int portfolio(long id) {
        for (int i = 0; i < portfolios.size(); i++) {
            if (portfolios.get(i).setup().id() == id) {
                return i;
            }
        }
        throw new IllegalArgumentException("The engine does not trade for portfolio " + id);
    }

    /**
     * The index of the portfolio that a person means.
     *
     * @param name null for that of the engine's name
     */
    int portfolio(@Nullable String name) {
        if (name == null) {
            return 0;
        }
        for (int i = 0; i < portfolios.size(); i++) {
            if (portfolios.get(i).name().equals(name)) {
                return i;
            }
        }
        List<String> names = portfolios.stream().map(PlannedPortfolio::name).toList();
        throw wanted("a portfolio that engine " + engine.name() + " trades for", names, name);
    }

    private static TradekeepException wanted(
            String what, List<String> known, @Nullable String found) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted "
                        + what
                        + ", one of "
                        + String.join(", ", known)
                        + (found == null ? "." : ", found \"" + found + "\"."));
    }

    /** What the event of the start says, for people. */
    String describe(Duration pace) {
        StringJoiner all = new StringJoiner("; ");
        for (PlannedStrategy slot : slots) {
            if (slot != null) {
                CandleSeries series = feeds.get(slot.feed()).series();
                all.add(
                        slot.text()
                                + " on recorded candles of "
                                + feeds.get(slot.feed()).feed().market().instrument().symbol()
                                + " ("
                                + series.source()
                                + ", "
                                + series.interval()
                                + ")");
            }
        }
        String text = all.toString();
        boolean fits = text.length() <= DESCRIPTION_CHARACTERS_MAX;
        return (fits ? text : text.substring(0, DESCRIPTION_CHARACTERS_MAX - 1) + "…")
                + ", one every "
                + pace.toMillis()
                + " ms";
    }
}
