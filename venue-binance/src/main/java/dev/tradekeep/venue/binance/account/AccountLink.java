package dev.tradekeep.venue.binance.account;

import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.binance.wire.BinanceRest;
import dev.tradekeep.venue.binance.wire.BinanceTimings;
import dev.tradekeep.venue.net.AccountNews;
import dev.tradekeep.venue.net.Backoff;
import dev.tradekeep.venue.net.Network;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the account's stream true: what was missed is read before the link counts as up, and what
 * the stream tells is compared with what is asked, again and again. Thread-safe.
 */
final class AccountLink implements UserStream.Owner, AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    private final Network network;
    private final BinanceRest rest;
    private final BinanceTimings timings;
    private final AccountNews news;
    private final TrackedOrders orders;
    private final Reconciler reconciler;
    private final StreamCheck check;
    private final UserStream stream;
    private final RequestBudget budget;
    private final AtomicBoolean open = new AtomicBoolean();
    private final Set<String> reading = ConcurrentHashMap.newKeySet();
    private boolean up;
    private volatile boolean closed;
    private volatile long clockAt;
    private volatile long heardAt;

    AccountLink(
            Network network,
            BinanceRest rest,
            AccountSettings settings,
            BinanceTimings timings,
            AccountNews news,
            TrackedOrders orders,
            StreamNews streamNews,
            Balances balances,
            Reconciler reconciler) {
        this.network = network;
        this.rest = rest;
        this.timings = timings;
        this.news = news;
        this.orders = orders;
        this.reconciler = reconciler;
        budget = settings.budget();
        check = new StreamCheck(orders, reconciler, balances);
        stream = new UserStream(network, rest, settings, timings, news, streamNews, balances, this);
    }

    void open() {
        if (open.compareAndSet(false, true)) {
            stream.open();
            var _ = network.later(timings.busyCheck(), this::look);
        }
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
    }

    @Override
    public void subscribed(long connection) {
        Backoff pauses = new Backoff(PAUSE, PAUSE_MAX, network.random());
        network.run(() -> readMissed(connection, pauses));
    }

    private void readMissed(long connection, Backoff pauses) {
        if (closed || !stream.isCurrent(connection)) {
            return;
        }
        try {
            reconciler.read();
            linkUp(connection);
        } catch (VenueException e) {
            news.failed(e.failure());
            var _ = network.later(pauses.next(), () -> readMissed(connection, pauses));
        }
    }

    private synchronized void linkUp(long connection) {
        if (!closed && !up && stream.isCurrent(connection)) {
            up = true;
            check.reset();
            news.linkUp();
        }
    }

    @Override
    public synchronized void lost(String reason) {
        up = false;
        news.linkDown(reason);
        long blocked = budget.blockedUntil();
        if (blocked > 0) {
            news.blocked(blocked);
        }
    }

    private synchronized boolean isUp() {
        return up;
    }

    @Override
    public void heard() {
        check.heard();
        heardAt = network.now();
    }

    @Override
    public void lacksTrades(TrackedOrder order) {
        if (reading.add(order.id())) {
            network.run(() -> {
                try {
                    reconciler.readTrades(order);
                } catch (VenueException e) {
                    news.failed(e.failure());
                } finally {
                    reading.remove(order.id());
                }
            });
        }
    }

    private void look() {
        if (closed) {
            return;
        }
        Duration next = timings.idleCheck();
        try {
            keepClock();
            orders.open().stream().filter(TrackedOrder::lacksTrades).forEach(this::lacksTrades);
            if (isUp()) {
                String leftOut = check.look();
                if (leftOut != null) {
                    check.reset();
                    stream.renew("The stream did not tell " + leftOut + ".");
                }
            }
            next = untilNext();
        } catch (VenueException e) {
            news.failed(e.failure());
        } finally {
            var _ = network.later(next, this::look);
        }
    }

    private Duration untilNext() {
        if (check.isSuspicious()) {
            return timings.confirmAfter();
        }
        long overlap = timings.overlap().toMillis() * 1_000;
        boolean busy = !orders.open().isEmpty() || network.now() - heardAt < overlap;
        return busy ? timings.busyCheck() : timings.idleCheck();
    }

    private void keepClock() throws VenueException {
        if (network.now() - clockAt > timings.clockEvery().toMillis() * 1_000) {
            rest.measureClock();
            clockAt = network.now();
        }
    }
}
