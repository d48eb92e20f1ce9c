package dev.tradekeep.app.follow;

import dev.tradekeep.app.follow.TickBooks.Tick;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.venue.account.BookTop;
import dev.tradekeep.venue.account.MarketChannel;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.account.VenueTrade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the trades or the best prices of one instrument coming: what was heard is stored a few
 * times a second, all of it at once. What a lost connection missed stays missing; exchanges do not
 * tell it again.
 */
final class TickFollower extends Follower {
    /** From one write to the next. */
    static final Duration FLUSH = Duration.ofMillis(250);

    private static final Duration LOOK = Duration.ofSeconds(30);

    private final TickKind kind;
    private final Store store;
    private final TickInbox inbox = new TickInbox();

    TickFollower(VenueLine line, String symbol, TickKind kind, StreamHealth health, Store store) {
        super(line, symbol, health);
        this.kind = kind;
        this.store = store;
    }

    @Override
    void follow(CatalogueEntry instrument) throws VenueException, InterruptedException {
        TickBooks books = new TickBooks(store, instrument, kind, line().exchange());
        VenueMarkets.Subscription heard =
                line().markets()
                        .subscribe(instrument.specification().exchangeSymbol(), channel(), inbox);
        try {
            while (true) {
                TickInbox.News news = inbox.take(LOOK);
                health().leaveOut(news.leftOut());
                if (news.lost() != null) {
                    health().stale(news.lost());
                }
                if (news.isEmpty()) {
                    continue;
                }
                List<Tick> ticks = ticks(news);
                int leftOut = books.add(ticks);
                health().count((long) ticks.size() - leftOut);
                health().leaveOut(leftOut);
                if (news.lost() == null) {
                    health().current();
                }
                Thread.sleep(FLUSH);
            }
        } finally {
            heard.close();
        }
    }

    private MarketChannel channel() {
        return switch (kind) {
            case TRADES -> new MarketChannel.Trades();
            case QUOTES -> new MarketChannel.Top();
        };
    }

    private static List<Tick> ticks(TickInbox.News news) {
        List<Tick> ticks = new ArrayList<>();
        for (VenueTrade trade : news.trades()) {
            ticks.add(new Tick(trade.at(), List.of(trade.price()), List.of(trade.quantity())));
        }
        BookTop top = news.top();
        if (top != null) {
            ticks.add(
                    new Tick(
                            top.at(),
                            List.of(top.bid(), top.ask()),
                            List.of(top.bidQuantity(), top.askQuantity())));
        }
        return ticks;
    }
}
