package dev.tradekeep.venue;

import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.order.Fill;
import java.util.EnumMap;
import java.util.Map;

/** Counts what becomes of the orders of an instrument. It decides nothing. */
final class FillStatistics {
    private final BarVolume volume;
    private final Map<ExpiryReason, FillReport.Cut> expired = new EnumMap<>(ExpiryReason.class);
    private FillReport.Cut limited = FillReport.Cut.NONE;
    private long limitedTimes;
    private long fills;
    private long slippage;
    private long overShare;
    private long overAll;

    FillStatistics(BarVolume volume) {
        this.volume = volume;
    }

    void filled(Fill fill, Bar bar) {
        fills++;
        slippage += Math.min(fill.slippage(), Long.MAX_VALUE - slippage);
        if (!volume.isKnownAndFree()) {
            return;
        }
        overShare += volume.isOver(bar, fill.quantity(), FillReport.LARGE_BPS) ? 1 : 0;
        overAll += volume.isOver(bar, fill.quantity(), VenueModel.VOLUME_SHARE_BPS_MAX) ? 1 : 0;
    }

    /** A candle gives an order less than it wants, quantity units. */
    void limited(RestingOrder order, long lacking) {
        limitedTimes++;
        if (!order.limited) {
            order.limited = true;
            limited = limited.and(lacking);
        }
    }

    void expired(ExpiryReason reason, long rest) {
        expired.put(reason, expired.getOrDefault(reason, FillReport.Cut.NONE).and(rest));
    }

    FillReport report() {
        return new FillReport(
                fills,
                slippage,
                limited,
                limitedTimes,
                expired,
                new FillReport.Large(volume.isKnownAndFree(), overShare, overAll));
    }
}
