package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.care.TickCandles;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When the candles of a new series open; null: as the times tell.
 *
 * @param zone whose days count
 * @param anchor when days begin there
 */
public record GridChoice(@Nullable ZoneId zone, @Nullable LocalTime anchor) {
    /** As the times tell. */
    public static final GridChoice DETECT = new GridChoice(null, null);

    private static final long NANOS = 1_000;
    private static final long SECOND = 1_000_000;

    /**
     * The grid of a new series. When nothing was said, days are those of UTC; candles that all open
     * as much after the beginning of such a step begin their days there.
     */
    CandleGrid of(Interval interval, FileSurvey survey) {
        if (zone != null || anchor != null) {
            return of(interval);
        }
        CandleGrid utc = CandleGrid.utc(interval);
        long rest = survey.firstTime() - utc.floor(survey.firstTime());
        boolean shifted = survey.regular() && interval.equals(survey.interval());
        return shifted && rest % SECOND == 0 && !interval.isMonth()
                ? new CandleGrid(interval, rest, ZoneOffset.UTC)
                : utc;
    }

    /**
     * What was said, for a series that is there.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it has another grid
     */
    void requireThatOf(CandleSeries series) {
        CandleGrid wanted = wanted(series.interval());
        if (wanted != null) {
            TickCandles.requireGrid(series, wanted);
        }
    }

    /** What was said, for candles of a length; null when nothing was. */
    public @Nullable CandleGrid wanted(Interval interval) {
        return zone == null && anchor == null ? null : of(interval);
    }

    private CandleGrid of(Interval interval) {
        return new CandleGrid(
                interval,
                anchor == null ? 0 : anchor.toNanoOfDay() / NANOS,
                zone == null ? ZoneOffset.UTC : zone.normalized());
    }
}
