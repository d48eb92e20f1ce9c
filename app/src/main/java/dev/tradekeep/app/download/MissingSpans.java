package dev.tradekeep.app.download;

import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.Gap;
import dev.tradekeep.model.market.CandleGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of time of which a series lacks candles and the exchange has not said that it has
 * none: gaps, what comes before the first candle and after the last. Gaps that are near each other
 * are one stretch, since one answer holds many candles.
 */
final class MissingSpans {
    private static final int GAPS_A_TIME = 1_000;

    private MissingSpans() {}

    /**
     * Those between two times.
     *
     * @param near gaps that are no further apart, in microseconds, are one stretch
     */
    static List<Span> of(
            CandleRepository candles, CandleSeries series, long from, long to, long near) {
        if (series.candles() == 0) {
            return List.of(new Span(from, to, false));
        }
        List<Span> spans = new ArrayList<>();
        long first = series.firstOpenTime();
        long next = series.grid().next(series.lastOpenTime());
        if (from < first) {
            spans.add(new Span(from, Math.min(to, first), true));
        }
        addGaps(spans, candles, series, new Span(from, to, false), near);
        if (to > next) {
            spans.add(new Span(Math.max(from, next), to, false));
        }
        return spans;
    }

    private static void addGaps(
            List<Span> spans,
            CandleRepository candles,
            CandleSeries series,
            Span wanted,
            long near) {
        CandleGrid grid = series.grid();
        long after = Long.MIN_VALUE;
        int begun = spans.size();
        List<Gap> page;
        do {
            page = candles.unconfirmedGaps(series, after, GAPS_A_TIME);
            for (Gap gap : page) {
                after = gap.from();
                long from = Math.max(wanted.from(), gap.from());
                long until = Math.min(wanted.until(), grid.next(gap.to()));
                if (from < until) {
                    add(spans, begun, from, until, near);
                }
            }
        } while (page.size() == GAPS_A_TIME);
    }

    private static void add(List<Span> spans, int begun, long from, long until, long near) {
        if (spans.size() > begun && from - spans.getLast().until() <= near) {
            spans.set(spans.size() - 1, new Span(spans.getLast().from(), until, false));
        } else {
            spans.add(new Span(from, until, false));
        }
    }
}
