package dev.tradekeep.app.download;

import dev.tradekeep.model.market.CandleGrid;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Cuts stretches of time into requests, in the order in which their answers are to be stored. */
final class PagePlan implements Iterator<Span> {
    private final Iterator<Span> spans;
    private final CandleGrid grid;
    private final long width;
    private Span rest = new Span(0, 0, false);

    /**
     * @param candlesMax the most candles of one answer
     */
    PagePlan(List<Span> spans, CandleGrid grid, int candlesMax) {
        this.spans = spans.iterator();
        this.grid = grid;
        width = Math.multiplyExact(grid.interval().micros(), (long) candlesMax);
    }

    @Override
    public boolean hasNext() {
        return rest.from() < rest.until() || spans.hasNext();
    }

    @Override
    public Span next() {
        if (rest.from() >= rest.until()) {
            if (!spans.hasNext()) {
                throw new NoSuchElementException();
            }
            rest = spans.next();
        }
        Span page;
        if (rest.backwards()) {
            // The grid of weeks and months is not that of the epoch.
            long from = Math.max(rest.from(), grid.ceiling(rest.until() - width));
            page = new Span(from, rest.until(), true);
            rest = new Span(rest.from(), from, true);
        } else {
            long until = Math.min(rest.until(), rest.from() + width);
            page = new Span(rest.from(), until, false);
            rest = new Span(until, rest.until(), false);
        }
        return page;
    }
}
