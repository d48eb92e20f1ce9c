package dev.tradekeep.engine.run;

import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.engines.EngineVenue;
import dev.tradekeep.store.engines.EngineVenueRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.SimulatedVenue;
import dev.tradekeep.venue.TradingDays;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VolumeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated exchange of an engine fills its orders, and what that costs.
 *
 * @param model the rules, and the costs
 * @param volumeUnit what the volume of the candles counts
 * @param days on which candles are expected; null: as the kind of each instrument tells
 */
public record VenueSettings(VenueModel model, VolumeUnit volumeUnit, @Nullable TradingDays days) {
    /** Of an engine for which nobody has said anything. */
    public static final VenueSettings DEFAULT =
            new VenueSettings(VenueModel.DEFAULT, VolumeUnit.UNKNOWN, null);

    /** Those of an engine, as the books have them. */
    public static VenueSettings read(Transaction transaction, long engineId) {
        return new EngineVenueRepository(transaction)
                .find(engineId)
                .map(VenueSettings::of)
                .orElse(DEFAULT);
    }

    /**
     * Makes them those of an engine, from its next start on.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the rules of the fills change
     *     and orders are open that were asked for under the old ones
     */
    public void save(Transaction transaction, long engineId) {
        EngineVenueRepository venues = new EngineVenueRepository(transaction);
        boolean otherRules = read(transaction, engineId).model().fills() != model.fills();
        if (otherRules && venues.hasOpenOrder(engineId)) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The engine has open orders, which follow the fill model that they were asked"
                            + " for under. Cancel them first.");
        }
        venues.save(engineId, row());
    }

    /**
     * Refuses a strategy whose orders the exchange does not hold.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT}
     */
    public void requireFor(StrategyInstance strategy) {
        if (strategy.needsGroups() && !SimulatedVenue.capabilitiesOf(model.fills()).groups()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Strategy "
                            + strategy.name()
                            + " asks for stops and targets, which the fill model "
                            + Word.of(model.fills()).replace('_', '-')
                            + " does not have. Wanted the fill model bars.");
        }
    }

    /** Notes with a run that it went by them. */
    public void note(Transaction transaction, long runId) {
        new EngineVenueRepository(transaction).noteRun(runId, row());
    }

    /** What the exchange is told about the candles of an instrument. */
    public MarketModel market(ListedInstrument listed, CandleSeries series) {
        return market(listed, series.interval(), series.volumeScale());
    }

    /**
     * The same of candles that are in no series.
     *
     * @param volumeScale decimals of their volume
     */
    public MarketModel market(ListedInstrument listed, Interval interval, int volumeScale) {
        return new MarketModel(
                interval.micros(),
                volumeUnit,
                volumeScale,
                days == null ? TradingDays.of(listed.kind()) : days);
    }

    private static VenueSettings of(EngineVenue row) {
        String days = row.tradingDays();
        return new VenueSettings(
                new VenueModel(
                        Word.read(FillModel.class, row.fillModel()),
                        new VenueCosts(row.makerFee(), row.takerFee(), row.slippage()),
                        row.volumeShareBps(),
                        row.latencyMicros()),
                Word.read(VolumeUnit.class, row.volumeUnit()),
                days == null ? null : Word.read(TradingDays.class, days));
    }

    /** The same as it is written down. */
    public EngineVenue row() {
        VenueCosts costs = model.costs();
        return new EngineVenue(
                Word.of(model.fills()),
                costs.makerFee(),
                costs.takerFee(),
                costs.slippage(),
                model.volumeShareBps(),
                Word.of(volumeUnit),
                days == null ? null : Word.of(days),
                model.latencyMicros());
    }
}
