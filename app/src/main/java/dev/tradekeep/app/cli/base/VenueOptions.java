package dev.tradekeep.app.cli.base;

import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.TradingDays;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VolumeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which rules candles fill orders, and what that costs: use as a {@code @Mixin}. */
public final class VenueOptions {
    @Option(
            names = "--fee-bps",
            paramLabel = "N",
            defaultValue = "10",
            description = "Fee of a trade in basis points. Default: ${DEFAULT-VALUE}.")
    private String feeBasisPoints = "10";

    @Option(
            names = "--maker-fee-bps",
            paramLabel = "N",
            description =
                    "Fee of an order that rested, in basis points; below 0 for a rebate. Default: that"
                            + " of --fee-bps.")
    private @Nullable String makerFeeBasisPoints;

    @Option(
            names = "--slippage-bps",
            paramLabel = "N",
            defaultValue = "1",
            description = "Slippage of a market order in basis points. Default: ${DEFAULT-VALUE}.")
    private String slippageBasisPoints = "1";

    @Option(
            names = "--fill-model",
            paramLabel = "MODEL",
            defaultValue = "bars",
            converter = FillModelConverter.class,
            description =
                    "How candles fill orders: bars, or next-open-tick, which fills at the next open"
                            + " in full. Default: ${DEFAULT-VALUE}.")
    private FillModel fillModel = FillModel.BARS;

    @Option(
            names = "--volume-unit",
            paramLabel = "UNIT",
            defaultValue = "unknown",
            description =
                    "What the volume of the candles counts: base, quote, contracts, or unknown,"
                            + " which bounds nothing. Default: ${DEFAULT-VALUE}.")
    private VolumeUnit volumeUnit = VolumeUnit.UNKNOWN;

    @Option(
            names = "--volume-share-bps",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "The most of a candle's volume that orders trade, in basis points; 0 for no"
                            + " limit. Default: ${DEFAULT-VALUE}.")
    private long volumeShareBasisPoints = VenueModel.VOLUME_SHARE_BPS_DEFAULT;

    @Option(
            names = "--trading-days",
            paramLabel = "DAYS",
            converter = TradingDaysConverter.class,
            description =
                    "When candles are expected: every-day, weekdays, or sessions, weekdays with nights"
                            + " between them. Default: as the kind of the instrument tells.")
    private @Nullable TradingDays tradingDays;

    @Option(
            names = "--latency-ms",
            paramLabel = "N",
            defaultValue = "0",
            description = "How long a request is on its way. Default: ${DEFAULT-VALUE}.")
    private long latencyMillis;

    /** What is wanted, with defaults for the rest. */
    public VenueSettings rules() {
        BasisPoints taker = BasisPoints.parse(feeBasisPoints);
        BasisPoints maker =
                makerFeeBasisPoints == null ? taker : BasisPoints.parse(makerFeeBasisPoints);
        return new VenueSettings(
                new VenueModel(
                        fillModel,
                        new VenueCosts(maker, taker, BasisPoints.parse(slippageBasisPoints)),
                        volumeShareBasisPoints,
                        latency(latencyMillis)),
                volumeUnit,
                tradingDays);
    }

    /** Beyond the longest latency it does not matter by how much. */
    private static long latency(long millis) {
        long perMilli = Micros.PER_SECOND / 1_000;
        return Math.clamp(millis, -1, VenueModel.LATENCY_MICROS_MAX / perMilli + 1) * perMilli;
    }
}
