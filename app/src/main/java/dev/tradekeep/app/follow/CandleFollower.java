package dev.tradekeep.app.follow;

import dev.tradekeep.app.download.CandleBooks;
import dev.tradekeep.app.download.CandleDownload;
import dev.tradekeep.app.download.DownloadRequest;
import dev.tradekeep.app.download.Downloaded;
import dev.tradekeep.app.download.Span;
import dev.tradekeep.engine.stream.CandleListener;
import dev.tradekeep.engine.stream.CandleStreams.Subscription;
import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.follows.FollowState;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.venue.account.MarketChannel;
import dev.tradekeep.venue.account.VenueCandle;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueMarkets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Keeps the candles of one series coming. A candle that follows the last one stored is stored as it
 * closes. Before one that does not, and after each loss of the connection, what is missing is
 * downloaded, so that the series is complete up to its last candle whenever somebody hears of it.
 * When nothing closes in time, whatever the stream says, the exchange is asked.
 */
final class CandleFollower extends Follower {
    /** How late a candle may close before it is asked for. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final long RECENT_MICROS = Duration.ofDays(1).toSeconds() * Micros.PER_SECOND;

    private final Interval interval;
    private final Store store;
    private final ExchangeTime time;
    private final Subscribers subscribers;
    private final CandleInbox inbox;
    private final Duration grace;

    CandleFollower(
            VenueLine line,
            String symbol,
            Interval interval,
            StreamHealth health,
            Store store,
            Subscribers subscribers,
            InstantSource clock,
            Duration grace) {
        super(line, symbol, health);
        this.interval = interval;
        this.store = store;
        this.subscribers = subscribers;
        this.grace = grace;
        time = new ExchangeTime(clock, System::nanoTime);
        inbox = new CandleInbox(CandleGrid.utc(interval), time);
    }

    /** Lets somebody hear of every candle after a time. */
    Subscription add(CandleListener listener, long after) {
        Subscribers.Place place = new Subscribers.Place(listener, after);
        subscribers.add(place);
        inbox.poke();
        return () -> subscribers.remove(place);
    }

    @Override
    void follow(CatalogueEntry instrument) throws VenueException, InterruptedException {
        String symbol = instrument.specification().exchangeSymbol();
        CandleBooks books = CandleBooks.open(store, instrument, request(symbol, 0, 0));
        long begun = Micros.now(time);
        VenueMarkets.Subscription heard =
                line().markets().subscribe(symbol, new MarketChannel.Candles(interval), inbox);
        try {
            boolean behind = true;
            while (true) {
                CandleInbox.News news =
                        inbox.take(patience(behind), health().state() != FollowState.CURRENT);
                if (news.lost() != null) {
                    lost(news.lost());
                } else if (news.late() && !news.heard() && !behind) {
                    lost("The stream tells nothing; the exchange is asked instead.");
                }
                behind |= news.missed();
                if (behind && news.heard()) {
                    health().catchingUp();
                }
                if (behind || news.late() || hasHole(books.series(), news.closed())) {
                    books = catchUp(books, begun);
                    behind = false;
                }
                if (!news.closed().isEmpty()) {
                    long at = news.closed().getFirst().openTime();
                    count(books.add(news.closed(), new Span(at, at, false)));
                }
                subscribers.tell(books.series());
                if (news.heard() && news.lost() == null) {
                    health().current();
                    subscribers.current();
                }
            }
        } catch (VenueException e) {
            lost(e.failure().reason());
            throw e;
        } finally {
            heard.close();
        }
    }

    /** At first any word counts; later the stream has so long to tell of the next candle. */
    private Duration patience(boolean behind) {
        return behind ? grace : Duration.of(interval.micros(), ChronoUnit.MICROS).plus(grace);
    }

    private void lost(String reason) {
        health().stale(reason);
        subscribers.stale(reason);
    }

    private static boolean hasHole(CandleSeries series, List<VenueCandle> closed) {
        if (closed.isEmpty() || series.candles() == 0) {
            return false;
        }
        long next = series.grid().next(series.lastOpenTime());
        for (VenueCandle one : closed) {
            if (one.openTime() > next) {
                return true;
            }
            next = Math.max(next, series.grid().next(one.openTime()));
        }
        return false;
    }

    /** Downloads what is missing; the books as they are then. */
    private CandleBooks catchUp(CandleBooks books, long begun)
            throws VenueException, InterruptedException {
        CandleSeries series = books.series();
        CandleGrid grid = series.grid();
        long to = grid.next(grid.floor(Micros.now(time)));
        long from = series.candles() == 0 ? grid.floor(begun) : from(series, to);
        String symbol = books.instrument().specification().exchangeSymbol();
        DownloadRequest request = request(symbol, from, to);
        Downloaded done =
                new CandleDownload(store, line().markets(), time)
                        .run(books.instrument(), symbol, request, (_, _) -> {});
        count(done.appended());
        return CandleBooks.open(store, done.instrument(), request);
    }

    /** Holes of the last day may have been the exchange's being late. */
    private static long from(CandleSeries series, long to) {
        long next = series.grid().next(series.lastOpenTime());
        return Math.max(series.firstOpenTime(), Math.min(next, to - RECENT_MICROS));
    }

    private void count(Appended appended) {
        health().count(appended.inserted() + appended.replaced());
    }

    private DownloadRequest request(String symbol, long from, long to) {
        return new DownloadRequest(
                line().exchange(),
                symbol,
                interval,
                line().exchange(),
                from,
                to,
                ConflictPolicy.REPLACE,
                false);
    }
}
