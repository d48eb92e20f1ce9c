package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.performance.EquityTracker;
import dev.tradekeep.engine.statistics.KeptStatistics;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.engines.EngineVenue;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.BacktestInputs;
import dev.tradekeep.store.strategies.BacktestRepository;
import dev.tradekeep.store.strategies.BacktestResult;
import dev.tradekeep.store.strategies.RoundTripAppender;
import dev.tradekeep.store.strategies.StrategyRepository;
import dev.tradekeep.venue.FillReport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the results of backtests that ran in memory: rows of their own, apart from the books. One
 * result is of the first portfolio.
 */
public final class BacktestResults {
    private BacktestResults() {}

    /**
     * What was kept.
     *
     * @param id of the result
     * @param trials different ones of these strategies on overlapping candles by now, this one
     *     included
     */
    public record Kept(long id, int trials) {}

    /**
     * What a plan is made of, with a hash of it. Reads every candle.
     *
     * @param programVersion of this program
     */
    public static BacktestInputs inputs(BacktestPlan plan, String programVersion) {
        List<Instrument> markets = plan.markets().stream().map(Market::instrument).toList();
        List<BacktestInputs.Feed> feeds = new ArrayList<>();
        for (BacktestFeed feed : plan.feeds()) {
            feeds.add(
                    new BacktestInputs.Feed(
                            markets.indexOf(feed.listed().instrument()),
                            feed.seriesId() == BacktestFeed.NO_SERIES
                                    ? null
                                    : (Long) feed.seriesId(),
                            feed.source(),
                            feed.interval(),
                            feed.volumeScale(),
                            feed.candles().count(),
                            feed.firstOpenTime(),
                            feed.lastOpenTime(),
                            feed.candles().fingerprint()));
        }
        return inputs(plan, programVersion, feeds);
    }

    /**
     * The same of a plan with the candles, rules and markets of another.
     *
     * @param base of that
     */
    public static BacktestInputs inputs(BacktestPlan plan, BacktestInputs base) {
        return inputs(plan, base.programVersion(), base.feeds());
    }

    private static BacktestInputs inputs(
            BacktestPlan plan, String programVersion, List<BacktestInputs.Feed> feeds) {
        EngineVenue venue = plan.rules().row();
        List<Instrument> markets = plan.markets().stream().map(Market::instrument).toList();
        List<BacktestInputs.Heard> strategies = new ArrayList<>();
        for (EngineSetup.StrategySetup strategy : plan.strategies()) {
            strategies.add(
                    new BacktestInputs.Heard(
                            strategy.strategy().name(),
                            strategy.strategy().parameterText(),
                            strategy.strategy().origin().hash(),
                            strategy.feeds().getFirst()));
        }
        String hash = hash(plan, venue, markets, feeds, strategies, programVersion);
        return new BacktestInputs(hash, programVersion, venue, markets, feeds, strategies);
    }

    /** Where the candles are from, and under which numbers, leads to no other result. */
    private static String hash(
            BacktestPlan plan,
            EngineVenue venue,
            List<Instrument> markets,
            List<BacktestInputs.Feed> feeds,
            List<BacktestInputs.Heard> strategies,
            String programVersion) {
        // Spelled out: what a record says of itself takes long when it is asked for the first time.
        StringJoiner text = new StringJoiner("\n");
        text.add(programVersion)
                .add(venue.fillModel())
                .add(venue.makerFee().units() + " " + venue.takerFee().units())
                .add(venue.slippage().units() + " " + venue.volumeShareBps())
                .add(venue.volumeUnit() + " " + venue.tradingDays() + " " + venue.latencyMicros());
        for (Instrument market : markets) {
            text.add(market.symbol() + " " + market.priceScale() + " " + market.quantityScale());
            text.add(market.base().scale() + " " + market.quote().scale());
            text.add(market.tickSize() + " " + market.lotSize());
            text.add(market.minQuantity() + " " + market.minNotional());
        }
        for (BacktestInputs.Feed feed : feeds) {
            text.add(feed.market() + " " + feed.interval() + " " + feed.volumeScale());
            text.add(feed.fingerprint());
        }
        for (BacktestInputs.Heard heard : strategies) {
            text.add(heard.strategy() + " " + heard.sha256() + " " + heard.feed());
            text.add(heard.parameters());
        }
        for (BacktestPlan.PlannedPortfolio portfolio : plan.portfolios()) {
            text.add(portfolio.quote().code() + " " + portfolio.cash());
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new TradekeepException(ErrorCode.INTERNAL, "This Java has no SHA-256.", e);
        }
    }

    /**
     * Writes a result down and counts the trial.
     *
     * @param presetId of the preset that was run; null without one
     * @param at UTC microseconds
     */
    public static Kept keep(
            Transaction transaction,
            BacktestPlan plan,
            BacktestInputs inputs,
            BacktestOutcome outcome,
            @Nullable Long presetId,
            long at) {
        StrategyRepository strategies = new StrategyRepository(transaction);
        EngineSetup.StrategySetup first = plan.strategies().getFirst();
        long strategyId =
                strategies.ensure(first.strategy().name(), first.strategy().description(), at);
        BacktestOutcome.Account account = outcome.accounts().getFirst();
        EquityTracker curve = account.curve();
        BacktestRepository repository = new BacktestRepository(transaction);
        long id =
                repository.insert(
                        new BacktestResult(
                                null,
                                strategyId,
                                presetId,
                                inputs.feeds().getFirst().seriesId(),
                                inputs.strategies().getFirst().parameters(),
                                account.portfolio().quote(),
                                inputs.feeds().stream()
                                        .mapToLong(BacktestInputs.Feed::firstOpenTime)
                                        .min()
                                        .orElseThrow(),
                                inputs.feeds().stream()
                                        .mapToLong(BacktestInputs.Feed::lastOpenTime)
                                        .max()
                                        .orElseThrow(),
                                account.portfolio().cash(),
                                curve.last().equity(),
                                curve.maximumDrawdown().shareBps(),
                                outcome.progress().candles(),
                                outcome.progress().orders(),
                                outcome.progress().denied(),
                                outcome.progress().expired(),
                                outcome.progress().trades(),
                                account.fees(),
                                slippage(outcome),
                                at),
                        curve.curve(BacktestRepository.CURVE_POINTS_MAX));
        repository.insertInputs(id, inputs);
        repository.insertStatistics(id, KeptStatistics.of(account.statistics()));
        try (RoundTripAppender trips = repository.appendRoundTrips(id)) {
            for (BacktestTrip trip : outcome.trips()) {
                if (trip.portfolio() == 0) {
                    trips.add(trip.market(), trip.trip());
                }
            }
        }
        return new Kept(id, repository.countTrial(inputs));
    }

    private static long slippage(BacktestOutcome outcome) {
        long slippage = 0;
        for (FillReport market : outcome.markets()) {
            slippage = FixedPoint.add(slippage, market.slippage());
        }
        return slippage;
    }
}
