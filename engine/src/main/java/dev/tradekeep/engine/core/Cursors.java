package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;

/** The last candle of each feed that was seen, booked or not. */
final class Cursors {
    private final EngineState state;
    private final long[] openTimes;
    private final long[] closes;

    Cursors(EngineState state, int feeds) {
        this.state = state;
        openTimes = new long[feeds];
        closes = new long[feeds];
        for (int feed = 0; feed < feeds; feed++) {
            openTimes[feed] = state.cursor(feed);
        }
    }

    /** Takes note of a candle; false for one that was seen before. */
    boolean see(BarClosed bar) {
        int feed = bar.feed();
        if (bar.openTime() <= openTimes[feed]) {
            return false;
        }
        openTimes[feed] = bar.openTime();
        closes[feed] = bar.close();
        return true;
    }

    /** Writes down what was seen since the last booking. */
    void save(Turn turn) {
        for (int feed = 0; feed < openTimes.length; feed++) {
            if (openTimes[feed] > state.cursor(feed)) {
                turn.add(new BookingLine.CursorMoved(feed, openTimes[feed], closes[feed]));
            }
        }
    }
}
