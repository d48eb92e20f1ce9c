package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.performance.DayTracker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets time go on for the portfolios: what each was worth at a moment is recorded when a later one
 * comes, and a day that is over is written down. All candles that close at one moment are one
 * close, so that only the first of them goes through the portfolios.
 */
final class DayFlow {
    private static final long NEVER = Long.MIN_VALUE;

    private final List<Portfolio> portfolios;
    private final Turn turn;
    private long closedAt = NEVER;
    private long reportedAt = NEVER;

    DayFlow(List<Portfolio> portfolios, Turn turn) {
        this.portfolios = portfolios;
        this.turn = turn;
    }

    /**
     * A candle closes now. A close is of the day that it ends.
     *
     * @param openTime of the candle, UTC microseconds
     */
    void close(long openTime) {
        long now = turn.now();
        if (now == closedAt) {
            return;
        }
        for (int i = 0; i < portfolios.size(); i++) {
            Portfolio portfolio = portfolios.get(i);
            portfolio.begin(openTime);
            moveTo(portfolio, now - 1);
            portfolio.close(now);
        }
        closedAt = now;
        reportedAt = NEVER;
    }

    /** Something comes in now: it belongs to the day that it comes in. */
    void report() {
        long now = turn.now();
        if (now == reportedAt) {
            return;
        }
        for (int i = 0; i < portfolios.size(); i++) {
            moveTo(portfolios.get(i), now);
        }
        reportedAt = now;
    }

    /** The run is over: the last moment is recorded, and what its day made is told. */
    void finish() {
        for (Portfolio portfolio : portfolios) {
            end(portfolio, portfolio.finish());
        }
        closedAt = NEVER;
        reportedAt = NEVER;
    }

    /** Every day that is over is written down, those on which nothing happened too. */
    private void moveTo(Portfolio portfolio, long dayTime) {
        DayTracker.Result ended = portfolio.moveTo(turn.now(), dayTime);
        while (ended != null) {
            end(portfolio, ended);
            ended = portfolio.nextDay(dayTime);
        }
    }

    private void end(Portfolio portfolio, DayTracker.@Nullable Result ended) {
        if (ended != null) {
            turn.addInNeed(new BookingLine.DayClosed(portfolio.index(), ended));
        }
    }
}
