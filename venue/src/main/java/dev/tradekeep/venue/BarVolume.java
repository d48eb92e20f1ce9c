package dev.tradekeep.venue;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Bar;
import java.math.BigInteger;
import java.util.OptionalLong;

/** How much of a bar our orders may still trade. */
public final class BarVolume {
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
        // At the highest price the volume is worth the fewest: no bar traded less than that.
        return most(instrument, market, bps, bar.volume(), bar.high());
    }

    /**
     * A volume as a quantity of an instrument, quantity units.
     *
     * @param volume as a bar says it
     * @param price at which a volume of the quote asset is counted, price units above 0
     * @return empty when nobody knows what the volume counts
     */
    public static OptionalLong quantity(
            Instrument instrument, MarketModel market, long volume, long price) {
        return market.volumeUnit() == VolumeUnit.UNKNOWN
                ? OptionalLong.empty()
                : OptionalLong.of(
                        most(instrument, market, VenueModel.VOLUME_SHARE_BPS_MAX, volume, price));
    }

    private static long most(
            Instrument instrument, MarketModel market, long bps, long volume, long price) {
        BigInteger shared = BigInteger.valueOf(volume).multiply(BigInteger.valueOf(bps));
        int scale = instrument.quantityScale();
        BigInteger divisor = ten(market.volumeScale()).multiply(WHOLE);
        if (market.volumeUnit() == VolumeUnit.QUOTE) {
            scale += instrument.priceScale();
            divisor = divisor.multiply(BigInteger.valueOf(price));
        }
        return shared.multiply(ten(scale)).divide(divisor).min(MAX).longValueExact();
    }

    private static BigInteger ten(int power) {
        return BigInteger.TEN.pow(power);
    }
}
