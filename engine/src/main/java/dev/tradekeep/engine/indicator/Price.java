package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.FixedPoint;

/**
 * Which price of a candle an indicator is made of. A price that is the mean of several is kept as
 * their sum, which is a whole number.
 */
public final class Price {
    private static final int OPEN_ONLY = 0;
    private static final int HIGH_ONLY = 1;
    private static final int LOW_ONLY = 2;
    private static final int CLOSE_ONLY = 3;
    private static final int HIGH_LOW = 4;

    /** The first price. */
    public static final Price OPEN = new Price("open", OPEN_ONLY, 1);

    /** The highest price. */
    public static final Price HIGH = new Price("high", HIGH_ONLY, 1);

    /** The lowest price. */
    public static final Price LOW = new Price("low", LOW_ONLY, 1);

    /** The last price. */
    public static final Price CLOSE = new Price("close", CLOSE_ONLY, 1);

    /** Midway between the highest and the lowest. */
    public static final Price MEDIAN = new Price("median", HIGH_LOW, 2);

    /** The mean of the highest, the lowest and the last. */
    public static final Price TYPICAL = new Price("typical", HIGH_LOW + 1, 3);

    private final String name;
    private final int kind;
    private final int parts;

    private Price(String name, int kind, int parts) {
        this.name = name;
        this.kind = kind;
        this.parts = parts;
    }

    /** How many prices {@link #sum} adds up. */
    int parts() {
        return parts;
    }

    /**
     * The price times {@link #parts}, price units.
     *
     * @throws TradekeepException with {@link ErrorCode#NUMBER_OUT_OF_RANGE} beyond 64 bits
     */
    long sum(Bar bar) {
        return switch (kind) {
            case OPEN_ONLY -> bar.open();
            case HIGH_ONLY -> bar.high();
            case LOW_ONLY -> bar.low();
            case CLOSE_ONLY -> bar.close();
            case HIGH_LOW -> FixedPoint.add(bar.high(), bar.low());
            default -> FixedPoint.add(FixedPoint.add(bar.high(), bar.low()), bar.close());
        };
    }

    /** The price, price units. */
    double of(Bar bar) {
        return parts == 1 ? sum(bar) : ((double) sum(bar)) / parts;
    }

    /** What a name says of it: nothing of the close. */
    String prefix() {
        return kind == CLOSE_ONLY ? "" : name + ",";
    }
}
