package dev.tradekeep.app.download;

import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.Gap;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.venue.account.VenueCandle;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueMarkets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Brings candles of an exchange into the store, page by page and in the order of time, so that what
 * is stored never ends in a hole that nobody knows of: a download that is cut off at any moment
 * goes on where it was when it is started again. Only what is missing is asked for.
 *
 * <p>A candle is stored when it has closed for certain: the exchange tells a later one, or its end
 * is {@link #CERTAIN} ago by our clock.
 */
public final class CandleDownload {
    static final Duration CERTAIN = Duration.ofMinutes(5);

    /** A gap that is more recent is asked for again. */
    static final Duration SETTLED = Duration.ofDays(1);

    /** The first gaps are named. */
    private static final int GAPS_TOLD = 100;

    private static final Interval DAY = Interval.parse("1d");

    private final Store store;
    private final VenueMarkets markets;
    private final InstantSource clock;
    private final Patience patience;

    /** Hears how far a download has come, and ends it by what it throws. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * It has come so far.
         *
         * @param done candles that were asked for and answered
         * @param total candles that are to be asked for
         */
        void at(long done, long total);
    }

    public CandleDownload(Store store, VenueMarkets markets, InstantSource clock) {
        this(store, markets, clock, new Patience(clock, Thread::sleep));
    }

    CandleDownload(Store store, VenueMarkets markets, InstantSource clock, Patience patience) {
        this.store = store;
        this.markets = markets;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Downloads what is missing.
     *
     * @param instrument in the catalogue
     * @param symbol the exchange's own
     * @throws VenueException when the exchange does not answer; what was stored stays
     * @throws TradekeepException when the store does not take a candle; likewise
     */
    public Downloaded run(
            CatalogueEntry instrument, String symbol, DownloadRequest wanted, Watcher watcher)
            throws VenueException, InterruptedException {
        long begun = System.nanoTime();
        CandleBooks books = CandleBooks.open(store, instrument, wanted);
        CandleGrid grid = books.series().grid();
        long from = grid.ceiling(wanted.from());
        long to = Math.min(grid.ceiling(wanted.to()), grid.next(grid.floor(Micros.now(clock))));
        List<Span> spans = spans(books.series(), symbol, wanted, from, to);
        long total = spans.stream().mapToLong(span -> count(grid, span)).sum();
        PagePlan plan = new PagePlan(spans, grid, markets.candlesMax());
        Appended all = new Appended(0, 0, 0);
        int pages = 0;
        long done = 0;
        Span asked = new Span(from, from, false);
        try (PageReader reader = new PageReader(plan, span -> page(symbol, grid, span))) {
            while (reader.hasNext()) {
                long soFar = done;
                Page page = reader.next(() -> watcher.at(soFar, total));
                asked = told(asked, page.span());
                Appended added = books.add(closed(page, grid), asked);
                all =
                        new Appended(
                                all.inserted() + added.inserted(),
                                all.unchanged() + added.unchanged(),
                                all.replaced() + added.replaced());
                pages++;
                done += count(grid, page.span());
                watcher.at(done, total);
            }
        }
        return new Downloaded(
                books.instrument(),
                books.series(),
                all,
                pages,
                gaps(books.series(), from, to),
                System.nanoTime() - begun);
    }

    private List<Span> spans(
            CandleSeries series, String symbol, DownloadRequest wanted, long from, long to)
            throws VenueException, InterruptedException {
        if (from >= to) {
            return List.of();
        }
        List<Span> missing =
                wanted.again()
                        ? List.of(new Span(from, to, false))
                        : read(t ->
                                MissingSpans.of(
                                        new CandleRepository(t),
                                        series,
                                        from,
                                        to,
                                        near(series.grid())));
        List<Span> told = new ArrayList<>();
        for (Span span : missing) {
            long first = first(symbol, span, series.grid());
            if (first < span.until()) {
                told.add(new Span(first, span.until(), span.backwards()));
            }
        }
        return told;
    }

    /** Two gaps that one answer holds are asked for at once. */
    private long near(CandleGrid grid) {
        return grid.interval().micros() * markets.candlesMax();
    }

    private <R> R read(Function<Transaction, R> question) {
        try (Reader reader = store.openReader()) {
            return reader.read(question::apply);
        }
    }

    /**
     * The time of which all is told with one more page; not what is so recent that the exchange may
     * still be late with a candle.
     */
    private Span told(Span before, Span page) {
        long settled = Micros.now(clock) - SETTLED.toMillis() * Micros.PER_MILLISECOND;
        long until = Math.min(page.until(), settled);
        boolean goesOn = before.backwards() == page.backwards();
        if (goesOn && !page.backwards() && before.until() == page.from()) {
            return new Span(before.from(), until, false);
        }
        if (goesOn && page.backwards() && before.from() == page.until()) {
            return new Span(page.from(), before.until(), true);
        }
        return new Span(page.from(), until, page.backwards());
    }

    /**
     * When the exchange's candles begin: by its days, so that years before an instrument was listed
     * cost a question or two.
     */
    private long first(String symbol, Span span, CandleGrid grid)
            throws VenueException, InterruptedException {
        long width = DAY.micros() * markets.candlesMax();
        boolean few = count(grid, span) <= 4L * markets.candlesMax();
        if (few || grid.interval().micros() >= DAY.micros()) {
            return span.from();
        }
        CandleGrid days = CandleGrid.utc(DAY);
        for (long at = days.floor(span.from()); at < span.until(); at += width) {
            long from = at;
            long until = Math.min(at + width, days.ceiling(span.until()));
            try {
                List<VenueCandle> found =
                        patience.ask(() -> markets.candles(symbol, DAY, from, until));
                if (!found.isEmpty()) {
                    return Math.max(span.from(), grid.ceiling(found.getFirst().openTime()));
                }
            } catch (VenueException e) {
                if (isRefused(e)) {
                    // It has no candles of days: then there is no short cut.
                    return span.from();
                }
                throw e;
            }
        }
        return span.until();
    }

    private static boolean isRefused(VenueException e) {
        return e.failure() instanceof VenueFailure.NotDone done
                && done.kind() == VenueFailure.Kind.REFUSED;
    }

    /** With the candle after it, if there is room, which tells that the last one has closed. */
    private Page page(String symbol, CandleGrid grid, Span span)
            throws VenueException, InterruptedException {
        boolean room = count(grid, span) < markets.candlesMax();
        long until = room ? grid.next(span.until()) : span.until();
        return new Page(
                span,
                patience.ask(() -> markets.candles(symbol, grid.interval(), span.from(), until)));
    }

    private List<VenueCandle> closed(Page page, CandleGrid grid) {
        long certain = Micros.now(clock) - CERTAIN.toMillis() * Micros.PER_MILLISECOND;
        List<VenueCandle> candles = page.candles();
        List<VenueCandle> closed = new ArrayList<>(candles.size());
        for (int i = 0; i < candles.size(); i++) {
            VenueCandle one = candles.get(i);
            requireOrder(candles, i, page.span());
            boolean later = i + 1 < candles.size();
            if (one.openTime() < page.span().until()
                    && (later || grid.next(one.openTime()) <= certain)) {
                closed.add(one);
            }
        }
        return closed;
    }

    /** An answer that is not what was asked for would make a hole that looks like the truth. */
    private static void requireOrder(List<VenueCandle> candles, int at, Span span) {
        long time = candles.get(at).openTime();
        if (time < span.from() || (at > 0 && time <= candles.get(at - 1).openTime())) {
            throw new TradekeepException(
                    ErrorCode.INTERNAL,
                    "The exchange's candles from "
                            + Micros.toIso(span.from())
                            + " are not in the order of time: "
                            + Micros.toIso(time)
                            + " is out of place.");
        }
    }

    private static long count(CandleGrid grid, Span span) {
        return span.from() >= span.until()
                ? 0
                : grid.count(span.from(), grid.previous(span.until()));
    }

    private List<Gap> gaps(CandleSeries series, long from, long to) {
        List<Gap> gaps = read(t -> new CandleRepository(t).gaps(series, from - 1, GAPS_TOLD));
        return gaps.stream().filter(gap -> gap.from() < to).toList();
    }
}
