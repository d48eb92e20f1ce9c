package dev.tradekeep.model.market;

/**
 * A closed candle as it is looked at. Whoever hands one out may use the same object for the next
 * candle: what is to be kept is copied.
 */
public interface Bar {

    /** When it began, UTC microseconds since the epoch. */
    long openTime();

    /** When it ended, UTC microseconds since the epoch; the next one may begin then. */
    long closeTime();

    /** The first price, price units. */
    long open();

    /** The highest price, price units. */
    long high();

    /** The lowest price, price units. */
    long low();

    /** The last price, price units. */
    long close();

    /** What was traded, in the unit and scale of its series; 0 or more. */
    long volume();
}
