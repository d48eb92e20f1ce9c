package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.net.AccountNews;
import dev.tradekeep.venue.net.Backoff;
import dev.tradekeep.venue.net.Network;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Keeps an account informed.
 *
 * <p>A stream that was subscribed to is up only when what it missed has been read: the executions
 * since the last complete read, a minute more because some are listed late, and every order that
 * may have changed. Only a complete read moves the time to read from, to when it began.
 *
 * <p>While it is up, what it tells is compared with what REST tells: a stream that answers pings
 * and tells nothing is found so, and dropped. What it missed has been told by then.
 */
final class AccountLink implements PrivateStream.Hearer {
    /** So many executions that the stream told are remembered, to compare. */
    private static final int HEARD_MAX = 10_000;

    /** For how long after an execution an account is looked at often. */
    private static final long LIVELY_MICROS = 60 * Micros.PER_SECOND;

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private final Network network;
    private final BybitRest rest;
    private final AccountReader reader;
    private final AccountNews news;
    private final Times times;
    private final List<OrderDesk> desks = new CopyOnWriteArrayList<>();
    private final PrivateStream stream;

    private final ReentrantLock lock = new ReentrantLock();

    /** Executions that were heard of. Guarded by the lock, as all that follows. */
    private final Map<String, Boolean> heard =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > HEARD_MAX;
                }
            };

    /** What REST told and the stream has not yet, with when it happened. */
    private final Map<String, Long> untold = new LinkedHashMap<>();

    /** Counts connections: what was begun for an earlier one is void. */
    private long connection;

    /** What happened by then was read before the stream counted as up. */
    private long upSince;

    /** From when on executions have not been read whole; 0 before the first time. */
    private long cursor;

    /** When the account last traded, as far as was heard. */
    private long tradedAt;

    private boolean closed;

    AccountLink(
            Network network,
            BybitRest rest,
            AccountNews news,
            Times times,
            Signer signer,
            URI address) {
        this.network = network;
        this.rest = rest;
        this.news = news;
        this.times = times;
        reader = new AccountReader(rest);
        stream = new PrivateStream(network, address, rest.clock(), signer, times, this);
    }

    void add(OrderDesk desk) {
        desks.add(desk);
    }

    void connect() {
        stream.open();
    }

    @Override
    public void subscribed() {
        long mine = locked(() -> ++connection);
        Backoff pauses = new Backoff(PAUSE, PAUSE_MAX, network.random());
        network.run(() -> catchUp(mine, pauses));
    }

    private void catchUp(long mine, Backoff pauses) {
        if (!isCurrent(mine)) {
            return;
        }
        try {
            readAll(mine);
        } catch (VenueException e) {
            var _ = network.later(pauses.next(), () -> catchUp(mine, pauses));
            return;
        }
        boolean isUp =
                locked(() -> {
                    if (!isCurrent(mine)) {
                        return false;
                    }
                    // Under the lock, so that the loss of this connection is told after it.
                    news.linkUp();
                    return true;
                });
        if (isUp) {
            checkLater(mine);
        }
    }

    private void readAll(long mine) throws VenueException {
        if (!rest.clock().isKnown()) {
            rest.ask(Paths.TIME, "");
        }
        long begun = rest.clock().now();
        long since =
                locked(() -> {
                    cursor = cursor == 0 ? begun : cursor;
                    return cursor;
                });
        for (ExecutionRow row : reader.executions(since - Times.OVERLAP_MICROS)) {
            note(row);
            desks.forEach(desk -> desk.hear(row));
        }
        readOrders();
        news.balances(reader.balances());
        locked(() -> {
            if (isCurrent(mine)) {
                cursor = begun;
                upSince = begun;
                untold.clear();
            }
            return cursor;
        });
    }

    /** Reads every order of ours that may have changed. */
    private void readOrders() throws VenueException {
        List<OrderRow> open = reader.openOrders();
        Set<String> names = open.stream().map(OrderRow::orderLinkId).collect(Collectors.toSet());
        open.forEach(this::hear);
        for (OrderDesk desk : desks) {
            for (TrackedOrder order : desk.open()) {
                if (names.contains(order.id())) {
                    continue;
                }
                long first = OrderChecks.firstAt(order.request());
                OrderRow row = reader.order(order.id(), first);
                if (row == null) {
                    desk.isAbsent(order);
                } else {
                    hear(row);
                }
            }
        }
    }

    /** Hears of an order by REST. */
    private void hear(OrderRow row) {
        boolean isNews = false;
        for (OrderDesk desk : desks) {
            isNews |= desk.hear(row);
        }
        if (isNews) {
            suspect("order " + row.orderId(), row.updatedAt());
        }
    }

    private void suspect(String what, long at) {
        locked(() -> at > upSince ? untold.put(what, at) : null);
    }

    private void checkLater(long mine) {
        boolean lively =
                locked(() -> tradedAt > rest.clock().now() - LIVELY_MICROS)
                        || desks.stream().anyMatch(desk -> !desk.open().isEmpty());
        Duration pause = lively ? times.check() : times.quietCheck();
        var _ = network.later(pause, () -> check(mine));
    }

    private void check(long mine) {
        if (!isCurrent(mine)) {
            return;
        }
        try {
            String missed = missed(mine);
            if (missed != null && isCurrent(mine)) {
                stream.drop("The stream did not tell of " + missed + ".");
                return;
            }
        } catch (VenueException e) {
            // The failure has been told; the next comparison is another try.
        }
        checkLater(mine);
    }

    /** Something that the stream should have told long since; null for nothing. */
    private @Nullable String missed(long mine) throws VenueException {
        long begun = rest.clock().now();
        long since = locked(() -> cursor);
        for (ExecutionRow row : reader.executions(since - Times.OVERLAP_MICROS)) {
            if (!note(row)) {
                suspect(nameOf(row), row.at());
            }
            desks.forEach(desk -> desk.hear(row));
        }
        readOrders();
        long late = begun - times.grace().toNanos() / 1_000;
        return locked(() -> {
            cursor = isCurrent(mine) ? begun : cursor;
            return untold.entrySet().stream()
                    .filter(one -> one.getValue() < late)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        });
    }

    /** Takes note of an execution; returns whether it was known. */
    private boolean note(ExecutionRow row) {
        return locked(() -> {
            tradedAt = Math.max(tradedAt, row.at());
            return heard.put(nameOf(row), true) != null;
        });
    }

    private static String nameOf(ExecutionRow row) {
        return "execution " + row.symbol() + " " + row.id();
    }

    private void told(String what) {
        locked(() -> untold.remove(what));
    }

    @Override
    public void order(OrderRow row) {
        if (row.phase() == OrderPhase.UNHEARD) {
            news.unrecognized("order status " + row.status());
        }
        told("order " + row.orderId());
        desks.forEach(desk -> desk.hear(row));
    }

    @Override
    public void execution(ExecutionRow row) {
        if (row.quantity().signum() <= 0) {
            return;
        }
        row.otherFees().forEach(fee -> news.unrecognized(fee + " on top of the fee"));
        note(row);
        told(nameOf(row));
        desks.forEach(desk -> desk.hear(row));
    }

    @Override
    public void wallet(JsonNode account) {
        List<AccountBalance> balances = AccountReader.balances(account);
        if (!balances.isEmpty()) {
            news.balances(Collections.unmodifiableList(balances));
        }
    }

    @Override
    public void refused(String reason, boolean forbidden) {
        news.failed(
                new VenueFailure.NotDone(
                        forbidden ? VenueFailure.Kind.FORBIDDEN : VenueFailure.Kind.REFUSED,
                        "",
                        reason,
                        0));
    }

    @Override
    public void closed(String reason) {
        locked(() -> {
            news.linkDown(reason);
            return ++connection;
        });
    }

    @Override
    public void unrecognized(String what) {
        news.unrecognized(what);
    }

    /** Whether a connection is the one that there is. */
    private boolean isCurrent(long mine) {
        return locked(() -> connection == mine && !closed);
    }

    void close() {
        locked(() -> closed = true);
        stream.close();
        desks.forEach(OrderDesk::close);
    }

    private <T extends @Nullable Object> T locked(Supplier<T> task) {
        lock.lock();
        try {
            return task.get();
        } finally {
            lock.unlock();
        }
    }
}
