package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.binance.account.OrderWords.Standing;
import dev.tradekeep.venue.binance.wire.BinanceRest;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.binance.wire.Params;
import dev.tradekeep.venue.net.AccountNews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the stream may have missed, and reports it.
 *
 * <p>Executions are read from a while before the last complete read. The time of that read moves
 * only with the next complete one, to when that was begun; what the stream tells never moves it. So
 * nothing falls between two reads.
 */
final class Reconciler {
    private static final int ACCOUNT_WEIGHT = 20;
    private static final int SYMBOL_WEIGHT = 6;
    private static final int ALL_WEIGHT = 80;
    private static final long MICRO_NANOS = 1_000;

    private final BinanceRest rest;
    private final TrackedOrders orders;
    private final OrderNews reports;
    private final OrderQuestions questions;
    private final TradeReader trades;
    private final AccountNews news;
    private final Balances balances;
    private final long overlapMicros;
    private final ReentrantLock lock = new ReentrantLock();

    /** When the last complete read of a symbol's executions was begun, UTC microseconds. */
    private final Map<String, Long> cursors = new HashMap<>();

    private long begunAt;

    Reconciler(
            BinanceRest rest,
            TrackedOrders orders,
            OrderNews reports,
            OrderQuestions questions,
            TradeReader trades,
            AccountNews news,
            Balances balances,
            Duration overlap) {
        this.rest = rest;
        this.orders = orders;
        this.reports = reports;
        this.questions = questions;
        this.trades = trades;
        this.news = news;
        this.balances = balances;
        overlapMicros = overlap.toNanos() / MICRO_NANOS;
    }

    /** An order of ours that is not open, and what it is instead. */
    private record Gone(TrackedOrder order, OrderQuestions.Answer answer) {}

    /**
     * Reads everything and reports it.
     *
     * @throws VenueException when it could not be read whole
     */
    void read() throws VenueException {
        lock.lock();
        try {
            if (begunAt == 0) {
                rest.measureClock();
                begunAt = rest.clock().now();
            }
            List<Gone> gone = readOrders();
            for (Instrument instrument : orders.instruments()) {
                readTrades(Symbols.of(instrument));
            }
            for (Gone one : gone) {
                OrderQuestions.Answer answer = one.answer();
                one.order().told(answer.filled());
                if (OrderWords.standing(answer.status()) == Standing.ENDED) {
                    reports.ended(one.order(), answer.status(), "", answer.filled(), answer.at());
                }
            }
            List<AccountBalance> held = readBalances();
            balances.set(held);
            news.balances(held);
        } catch (Fields.Unreadable e) {
            throw BinanceRest.unreadable(e);
        } finally {
            lock.unlock();
        }
    }

    private List<Gone> readOrders() throws VenueException {
        List<TrackedOrder> ours = orders.open();
        Set<String> open = new HashSet<>();
        for (Fields listed : readOpen()) {
            TrackedOrder order = find(listed);
            if (order != null) {
                open.add(order.id());
                reports.accepted(order, listed.text("orderId"), listed.time("updateTime"));
                if (listed.flag("isWorking")) {
                    reports.triggered(order, listed.time("updateTime"));
                }
            }
        }
        List<Gone> gone = new ArrayList<>();
        for (TrackedOrder order : ours) {
            if (!open.contains(order.id())) {
                OrderQuestions.Answer answer = ask(order);
                if (answer != null) {
                    reports.accepted(order, answer.exchangeId(), answer.at());
                    gone.add(new Gone(order, answer));
                }
            }
        }
        return gone;
    }

    private OrderQuestions.@Nullable Answer ask(TrackedOrder order) throws VenueException {
        try {
            return questions.order(order);
        } catch (VenueException e) {
            if (OrderQuestions.isNotFound(e.failure())) {
                // Whoever sent it asks until that says something for sure.
                return null;
            }
            throw e;
        }
    }

    private void readTrades(String symbol) throws VenueException {
        long begins = rest.clock().now();
        long since = cursors.getOrDefault(symbol, begunAt) - overlapMicros;
        for (Fields trade : trades.since(symbol, since)) {
            TrackedOrder order = orders.find(symbol, trade.text("orderId"));
            if (order != null) {
                reports.traded(order, trade);
            }
        }
        cursors.put(symbol, begins);
    }

    /**
     * Reads the trades of an order of which some are missing.
     *
     * @throws VenueException when they could not be read whole
     */
    void readTrades(TrackedOrder order) throws VenueException {
        String exchangeId = order.exchangeId();
        if (exchangeId == null) {
            return;
        }
        try {
            for (Fields trade : trades.ofOrder(order.symbol, exchangeId)) {
                reports.traded(order, trade);
            }
        } catch (Fields.Unreadable e) {
            throw BinanceRest.unreadable(e);
        }
    }

    @Nullable TrackedOrder find(Fields listed) {
        TrackedOrder order = orders.find(listed.text("symbol"), listed.text("orderId"));
        return order == null ? orders.find(listed.text("clientOrderId")) : order;
    }

    /** Every open order of the instruments that are traded. */
    List<Fields> readOpen() throws VenueException {
        return readOpen(orders.instruments());
    }

    List<Fields> readOpen(List<Instrument> instruments) throws VenueException {
        String path = "/api/v3/openOrders";
        List<Fields> all = new ArrayList<>();
        if (instruments.size() * SYMBOL_WEIGHT >= ALL_WEIGHT) {
            all.addAll(
                    Fields.listOf(
                            rest.askSigned(Lane.ACCOUNT, ALL_WEIGHT, path, new Params()).body()));
            return all;
        }
        for (Instrument instrument : instruments) {
            Params params = new Params().put("symbol", Symbols.of(instrument));
            all.addAll(
                    Fields.listOf(
                            rest.askSigned(Lane.ACCOUNT, SYMBOL_WEIGHT, path, params).body()));
        }
        return all;
    }

    Fields readAccount() throws VenueException {
        Params params = new Params().put("omitZeroBalances", "true");
        return Fields.of(
                rest.askSigned(Lane.ACCOUNT, ACCOUNT_WEIGHT, "/api/v3/account", params).body());
    }

    List<AccountBalance> readBalances() throws VenueException {
        List<AccountBalance> held = new ArrayList<>();
        for (Fields one : readAccount().list("balances")) {
            held.add(
                    new AccountBalance(
                            one.text("asset"), one.decimal("free"), one.decimal("locked")));
        }
        return held;
    }
}
