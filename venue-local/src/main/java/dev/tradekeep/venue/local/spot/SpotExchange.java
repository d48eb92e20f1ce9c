package dev.tradekeep.venue.local.spot;

import dev.tradekeep.venue.local.spot.ExchangeListener.Report;
import dev.tradekeep.venue.local.spot.ExchangeListener.ReportKind;
import dev.tradekeep.venue.local.spot.Refusal.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An exchange: its symbols and accounts. Everything that reads or changes it runs inside {@link
 * #locked}, so what one request sees is one state, and what it did is told before the next one
 * begins.
 *
 * <p>Money is neither made nor lost: what accounts hold and what was earned in fees is always what
 * was paid in.
 */
public final class SpotExchange {
    /** Before it, ids would be negative. */
    private static final long EPOCH_MICROS = 1_577_836_800_000_000L;

    private static final long TRADE_IDS_OF_A_SYMBOL = 100_000_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final LongSupplier clock;
    private final ExchangeListener listener;
    private final Map<String, SpotMarket> markets = new LinkedHashMap<>();
    private final List<Account> accounts = new ArrayList<>();
    private final Map<String, Long> earned = new HashMap<>();
    private final List<Account> touched = new ArrayList<>();
    private final OrderDesk desk = new OrderDesk(this);
    private final RevisionDesk revisions = new RevisionDesk(this);
    private final long firstId;
    private long lastOrderId;
    private long lastExecutionId;
    private long lastPreventedId;
    private long lastClientId;

    /**
     * @param clock microseconds since 1970
     * @param listener hears everything
     */
    public SpotExchange(LongSupplier clock, ExchangeListener listener) {
        this.clock = clock;
        this.listener = listener;
        // Ids go on where an earlier start could not have come to, so that none comes twice.
        firstId = (clock.getAsLong() - EPOCH_MICROS) / 10;
        lastOrderId = firstId;
        lastExecutionId = firstId;
        lastPreventedId = firstId;
        lastClientId = firstId;
    }

    /** Runs something while nothing else happens, then tells of balances. */
    public <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            try {
                if (lock.getHoldCount() == 1) {
                    tellBalances();
                    listener.settled();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Microseconds since 1970. */
    public long now() {
        return clock.getAsLong();
    }

    /** Adds a symbol. */
    public SpotMarket list(SymbolRules rules, long startPrice) {
        requireLock();
        long firstTrade = firstId + markets.size() * TRADE_IDS_OF_A_SYMBOL;
        SpotMarket market =
                new SpotMarket(rules, firstTrade, startPrice, made -> new Settlement(this, made));
        market.countFrom(firstId);
        markets.put(rules.name(), market);
        return market;
    }

    /** Takes a symbol off, with all of its open orders. */
    public void delist(SpotMarket market) {
        requireLock();
        market.status(SymbolStatus.BREAK);
        for (Account account : accounts) {
            for (SpotOrder order : List.copyOf(account.shelf(market).open())) {
                if (order.state().isOpen()) {
                    desk.cancel(order, null);
                }
            }
        }
        markets.remove(market.name());
    }

    /** Lists a symbol again that was taken off. */
    public void relist(SpotMarket market) {
        requireLock();
        market.status(SymbolStatus.TRADING);
        markets.put(market.name(), market);
    }

    /** In the order in which they were listed. */
    public Collection<SpotMarket> markets() {
        return markets.values();
    }

    /** A symbol by name. */
    public SpotMarket market(String name) {
        SpotMarket market = markets.get(name);
        if (market == null) {
            throw new Refusal(Reason.SYMBOL);
        }
        return market;
    }

    /** Sets what may be done with a symbol. */
    public void status(SpotMarket market, SymbolStatus status) {
        requireLock();
        market.status(status);
    }

    /** Changes what orders for a symbol have to keep to; those that are open stay. */
    public void rules(SpotMarket market, SymbolRules rules) {
        requireLock();
        market.rules(rules);
    }

    /**
     * Adds an account.
     *
     * @param house whether it is the exchange's own: not counted, not remembered
     */
    public Account open(String name, boolean house, FeeRates fees) {
        requireLock();
        Account account = new Account(accounts.size() + 1, name, house, fees);
        accounts.add(account);
        return account;
    }

    public List<Account> accounts() {
        return accounts;
    }

    /** Pays something in, or out when negative. */
    public void deposit(Account account, String asset, long amount) {
        requireLock();
        Balance balance = account.balance(asset);
        if (balance.free() + amount < 0) {
            throw new Refusal(Reason.BALANCE);
        }
        balance.add(amount);
        long now = now();
        touch(account, balance, now);
        listener.deposited(account, asset, amount, now);
    }

    /** Forgets all orders, fills and lists of an account, of which nothing is open. */
    public void forget(Account account) {
        requireLock();
        account.forget();
        listener.forgotten(account);
    }

    /** What was earned in fees. */
    public long earned(String asset) {
        return earned.getOrDefault(asset, 0L);
    }

    /** What is done with orders. */
    public OrderDesk orders() {
        return desk;
    }

    /** What gives orders other prices and quantities. */
    public RevisionDesk revisions() {
        return revisions;
    }

    /** The price of an asset in another, 0 for none. */
    public long priceOf(String asset, String quote) {
        SpotMarket market = markets.get(asset + quote);
        return market == null ? 0 : market.engine().last();
    }

    ExchangeListener listener() {
        return listener;
    }

    /** No id up to this one is given again. */
    void idsAfter(long id) {
        lastOrderId = Math.max(lastOrderId, id);
        lastExecutionId = Math.max(lastExecutionId, id);
        lastPreventedId = Math.max(lastPreventedId, id);
    }

    long nextOrderId() {
        return ++lastOrderId;
    }

    long lastExecutionId() {
        return lastExecutionId;
    }

    long nextPreventedId() {
        return ++lastPreventedId;
    }

    void earn(String asset, long amount) {
        earned.merge(asset, amount, Long::sum);
    }

    void report(SpotOrder order, ReportKind kind, @Nullable Fill fill) {
        report(order, kind, fill, null, null);
    }

    void report(
            SpotOrder order,
            ReportKind kind,
            @Nullable Fill fill,
            @Nullable String previousClientId,
            @Nullable String requestClientId) {
        listener.reported(
                new Report(
                        order,
                        kind,
                        fill,
                        previousClientId,
                        requestClientId,
                        ++lastExecutionId,
                        now()));
    }

    /** Notes that the balances of an order's account may have changed. */
    void touch(SpotOrder order) {
        SymbolRules rules = order.market().rules();
        long now = now();
        touch(order.account(), order.account().balance(rules.base()), now);
        touch(order.account(), order.account().balance(rules.quote()), now);
    }

    void touch(Account account, Balance balance, long timeMicros) {
        if (account.touched().isEmpty()) {
            touched.add(account);
        }
        account.touch(balance, timeMicros);
    }

    private void tellBalances() {
        for (Account account : touched) {
            listener.balances(account, account.touched(), now());
            account.touched().clear();
        }
        touched.clear();
    }

    String newClientId() {
        return "auto" + Long.toString(++lastClientId, Character.MAX_RADIX);
    }

    void requireLock() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("Call it inside locked().");
        }
    }
}
