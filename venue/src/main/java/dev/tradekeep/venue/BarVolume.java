package dev.tradekeep.venue;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Bar;
import java.math.BigInteger;

/** How much of a bar our orders may still trade. */
final class BarVolume {
    /** No bound. */
    private static final long UNBOUNDED = Long.MAX_VALUE;

    private static final long UNCOUNTED = -1;
    private static final BigInteger WHOLE = BigInteger.valueOf(VenueModel.VOLUME_SHARE_BPS_MAX);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final Instrument instrument;
    private final MarketModel market;
    private final long shareBps;
    private final boolean bounded;
    private long most = UNCOUNTED;
    private long used;

    BarVolume(Instrument instrument, MarketModel market, long shareBps) {
        this.instrument = instrument;
        this.market = market;
        this.shareBps = shareBps;
        bounded = shareBps > 0 && market.volumeUnit() != VolumeUnit.UNKNOWN;
    }

    /**
     * Begins a bar.
     *
     * @param taken what is used up already, quantity units
     */
    void begin(long taken) {
        most = UNCOUNTED;
        used = taken;
    }

    /** What may still trade, quantity units, whole lots. */
    long left(Bar bar) {
        if (!bounded) {
            return UNBOUNDED;
        }
        if (most == UNCOUNTED) {
            most = most(bar, shareBps);
        }
        return instrument.floorToLot(Math.max(0, most - used));
    }

    void use(long quantity) {
        used = bounded ? used + quantity : 0;
    }

    /** Whether the volume is known and nevertheless limits nothing. */
    boolean isKnownAndFree() {
        return !bounded && market.volumeUnit() != VolumeUnit.UNKNOWN;
    }

    /** Whether a quantity is more than a share of a bar's volume, which is known. */
    boolean isOver(Bar bar, long quantity, long bps) {
        return quantity > most(bar, bps);
    }

    private long most(Bar bar, long bps) {
        BigInteger shared = BigInteger.valueOf(bar.volume()).multiply(BigInteger.valueOf(bps));
        int scale = instrument.quantityScale();
        BigInteger divisor = ten(market.volumeScale()).multiply(WHOLE);
        if (market.volumeUnit() == VolumeUnit.QUOTE) {
            // At the highest price the volume is worth the fewest: no bar traded less than that.
            scale += instrument.priceScale();
            divisor = divisor.multiply(BigInteger.valueOf(bar.high()));
        }
        return shared.multiply(ten(scale)).divide(divisor).min(MAX).longValueExact();
    }

    private static BigInteger ten(int power) {
        return BigInteger.TEN.pow(power);
    }
}
