package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.core.OpenOrder;
import dev.tradekeep.engine.core.Portfolio;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.portfolio.LedgerAccount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bookings of a simulation say, as they are committed, made again without the engine: what
 * is loaded from the books must be the same.
 */
final class Mirror {
    private final World world;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, OrderGroup> groups = new LinkedHashMap<>();
    private final Map<String, Position> positions = new HashMap<>();
    private final Map<String, Long> balances = new HashMap<>();

    /** What people moved into each portfolio, or out of it, of each asset. */
    private final Map<String, Long> moved = new HashMap<>();

    /** What has left a portfolio and not reached the other. */
    private final Map<Asset, Long> transit = new HashMap<>();

    /** When strategies want to be called. */
    private final Map<String, Long> timers = new HashMap<>();

    private final Map<Integer, String> strategies = new HashMap<>();
    private final Map<String, Set<String>> executions = new HashMap<>();

    /** The payments of funding, by portfolio, market and time. */
    private final Set<String> fundings = new HashSet<>();

    /** The candles that strategies traded at. */
    private final Set<String> candles = new HashSet<>();

    /** The orders that somebody wanted to be canceled. */
    private final Set<String> unwanted = new HashSet<>();

    private final List<String> alerts = new ArrayList<>();
    private final long[] cursors;
    private long booking;

    Mirror(World world) {
        this.world = world;
        cursors = new long[world.feeds().size()];
        Arrays.fill(cursors, Long.MIN_VALUE);
        for (int i = 0; i < world.portfolios().size(); i++) {
            balances.put(key(i, World.QUOTE), World.CASH);
        }
    }

    /** What it says now, for when a backup takes the place of the books. */
    Mirror copy() {
        Mirror copy = new Mirror(world);
        copy.orders.putAll(orders);
        copy.groups.putAll(groups);
        copy.positions.putAll(positions);
        copy.balances.putAll(balances);
        copy.moved.putAll(moved);
        copy.transit.putAll(transit);
        copy.timers.putAll(timers);
        copy.strategies.putAll(strategies);
        executions.forEach((id, trades) -> copy.executions.put(id, new HashSet<>(trades)));
        copy.fundings.addAll(fundings);
        copy.candles.addAll(candles);
        copy.unwanted.addAll(unwanted);
        copy.alerts.addAll(alerts);
        System.arraycopy(cursors, 0, copy.cursors, 0, cursors.length);
        copy.booking = booking;
        return copy;
    }

    private static String key(int portfolio, Asset asset) {
        return portfolio + " " + asset.code();
    }

    private static String key(int portfolio, Market market) {
        return portfolio + " " + market.index();
    }

    /** The order of an id as it is on disk; null when it is not. */
    @Nullable Order order(String clientOrderId) {
        return orders.get(clientOrderId);
    }

    /** All orders on disk, in the order in which they were booked. */
    List<Order> orders() {
        return List.copyOf(orders.values());
    }

    /** Whether somebody wanted an order to be canceled. */
    boolean isUnwanted(String clientOrderId) {
        return unwanted.contains(clientOrderId);
    }

    /** All groups on disk. */
    List<OrderGroup> groups() {
        return List.copyOf(groups.values());
    }

    /** What a portfolio holds of a market, quantity units. */
    long held(int portfolio, Market market) {
        return positions.getOrDefault(key(portfolio, market), Position.FLAT).quantity();
    }

    /** What a portfolio holds of an asset, asset units. */
    long balance(int portfolio, Asset asset) {
        return balances.getOrDefault(key(portfolio, asset), 0L);
    }

    /** What people moved into a portfolio of an asset; below 0 for more that they took out. */
    long moved(int portfolio, Asset asset) {
        return moved.getOrDefault(key(portfolio, asset), 0L);
    }

    /** What is in transit, by asset; what is not there is 0. */
    Map<Asset, Long> transit() {
        return transit;
    }

    /** The timers of strategies that are due at a time and have not rung. */
    List<String> dueTimers(long at) {
        return timers.entrySet().stream()
                .filter(timer -> timer.getValue() <= at)
                .map(timer -> timer.getKey() + " for " + timer.getValue())
                .toList();
    }

    /** The executions of an order that are on disk. */
    Set<String> executions(String clientOrderId) {
        return executions.getOrDefault(clientOrderId, Set.of());
    }

    /** Whether people were told of something. */
    boolean isAlerted(String of) {
        return alerts.stream().anyMatch(alert -> alert.contains(of));
    }

    /** A booking has been committed; returns what must not be. */
    List<String> commit(Booking committed) {
        List<String> differences = new ArrayList<>();
        if (committed.number() != booking + 1) {
            differences.add("booking " + committed.number() + " follows " + booking);
        }
        booking = committed.number();
        for (BookingLine line : committed.lines()) {
            commit(line, differences);
        }
        return differences;
    }

    private void commit(BookingLine line, List<String> differences) {
        switch (line) {
            case BookingLine.OrderOpened opened -> open(opened, differences);
            case BookingLine.OrderChanged changed -> {
                keep(changed.after());
                if (changed.event() instanceof OrderEvent.CancelRequested
                        || changed.event() instanceof OrderEvent.ReplaceRequested) {
                    unwanted.add(changed.after().clientOrderId());
                }
            }
            case BookingLine.Traded traded -> trade(traded, differences);
            case BookingLine.GroupSaved saved -> groups.put(saved.group().id(), saved.group());
            case BookingLine.StrategySaved saved -> strategies.put(saved.slot(), saved.state());
            case BookingLine.AlertRaised raised -> alerts.add(raised.message());
            case BookingLine.CursorMoved cursor -> {
                if (cursor.openTime() <= cursors[cursor.feed()]) {
                    differences.add("a cursor of feed " + cursor.feed() + " went back");
                }
                cursors[cursor.feed()] = cursor.openTime();
            }
            case BookingLine.MoneyMoved money -> move(money);
            case BookingLine.Funded funded -> fund(funded, differences);
            case BookingLine.TimerSet set -> timers.put(timer(set.slot(), set.id()), set.at());
            case BookingLine.TimerRung rung -> {
                if (timers.remove(timer(rung.slot(), rung.id())) == null) {
                    differences.add(timer(rung.slot(), rung.id()) + " rings and was not set");
                }
            }
            default -> {}
        }
    }

    private static String timer(int slot, long id) {
        return "timer " + id + " of strategy " + slot;
    }

    private void move(BookingLine.MoneyMoved money) {
        add(money.portfolio(), money.asset(), money.change());
        moved.merge(key(money.portfolio(), money.asset()), money.change(), Math::addExact);
        if (money.counterpart() == LedgerAccount.TRANSIT) {
            transit.merge(money.asset(), -money.change(), Math::addExact);
        }
    }

    private void fund(BookingLine.Funded funded, List<String> differences) {
        String key = key(funded.portfolio(), funded.market());
        Instrument instrument = funded.market().instrument();
        long held = positions.getOrDefault(key, Position.FLAT).quantity();
        BigDecimal worth = BigDecimal.valueOf(instrument.notional(funded.price(), Math.abs(held)));
        BigDecimal gain = worth.multiply(BigDecimal.valueOf(-Long.signum(held) * funded.rate(), 8));
        if (gain.setScale(0, RoundingMode.FLOOR).longValueExact() != funded.change()) {
            differences.add(
                    "funding of " + key + " is " + gain + ", booked are " + funded.change());
        }
        if (!fundings.add(key + " " + funded.dueAt())) {
            differences.add("funding of " + key + " is booked twice: " + funded.dueAt());
        }
        add(funded.portfolio(), instrument.quote(), funded.change());
    }

    private void open(BookingLine.OrderOpened opened, List<String> differences) {
        keep(opened.order());
        String candle = opened.slot() + " " + opened.market().index() + " " + opened.reason();
        if (RandomTrader.isOnce(opened.reason()) && !candles.add(candle)) {
            differences.add("strategy and market " + candle + " is traded twice");
        }
    }

    private void keep(Order order) {
        orders.put(order.clientOrderId(), order);
    }

    private void trade(BookingLine.Traded traded, List<String> differences) {
        Fill fill = traded.event().fill();
        Order order = traded.after();
        Set<String> known = executions.computeIfAbsent(order.clientOrderId(), _ -> new HashSet<>());
        if (!known.add(fill.exchangeTradeId())) {
            differences.add("execution " + fill.exchangeTradeId() + " is booked twice");
        }
        keep(order);
        int portfolio = traded.portfolio();
        positions.put(key(portfolio, traded.market()), traded.position());
        Instrument instrument = order.instrument();
        int sign = order.side().sign();
        add(portfolio, instrument.base(), sign * instrument.baseAmount(fill.quantity()));
        add(portfolio, instrument.quote(), -sign * fill.amount(order.side()));
        add(portfolio, fill.fee().asset(), -fill.fee().amount());
    }

    private void add(int portfolio, Asset asset, long change) {
        balances.merge(key(portfolio, asset), change, Math::addExact);
    }

    /** How what is loaded differs. */
    List<String> compare(EngineState loaded) {
        List<String> differences = new ArrayList<>();
        differ(differences, "the number of the last booking", booking, loaded.booking());
        for (Feed feed : world.feeds()) {
            long cursor = loaded.cursor(feed.index());
            differ(
                    differences,
                    "the cursor of feed " + feed.index(),
                    cursors[feed.index()],
                    cursor);
        }
        for (int i = 0; i < world.portfolios().size(); i++) {
            compare(i, loaded.portfolio(i), differences);
        }
        strategies.forEach((slot, state) ->
                differ(
                        differences,
                        "what strategy " + slot + " remembers",
                        state,
                        loaded.strategy(slot)));
        differ(
                differences,
                "when strategies want to be called",
                timers.values().stream().sorted().toList(),
                loaded.timers().values().stream().sorted().toList());
        Map<String, Order> open = new HashMap<>();
        for (OpenOrder one : loaded.orders()) {
            open.put(one.order().clientOrderId(), one.order());
        }
        Map<String, Order> mine = new HashMap<>(orders);
        mine.values().removeIf(order -> order.status().isTerminal());
        differ(differences, "open orders", mine, open);
        Map<String, OrderGroup> groupsLoaded = new HashMap<>();
        loaded.groups().forEach(group -> groupsLoaded.put(group.id(), group));
        Map<String, OrderGroup> groupsOpen = new HashMap<>(groups);
        groupsOpen.values().removeIf(group -> group.state() == OrderGroup.State.DONE);
        differ(differences, "groups of orders", groupsOpen, groupsLoaded);
        return differences;
    }

    private void compare(int index, Portfolio loaded, List<String> differences) {
        for (Market market : world.markets()) {
            Position mine = positions.getOrDefault(key(index, market), Position.FLAT);
            String symbol = market.instrument().symbol();
            differ(differences, "the position in " + symbol, mine, loaded.position(market));
            Asset base = market.instrument().base();
            differ(differences, base.code(), balance(index, base), loaded.balance(base));
        }
        differ(differences, "cash", balance(index, World.QUOTE), loaded.balance(World.QUOTE));
    }

    private static void differ(
            List<String> differences, String what, Object written, Object loaded) {
        if (!written.equals(loaded)) {
            differences.add(what + ": written was " + written + ", loaded is " + loaded);
        }
    }

    /** How memory differs from what is loaded. */
    static List<String> compare(EngineState memory, EngineState loaded, World world) {
        List<String> differences = new ArrayList<>();
        differ(differences, "memory: the last booking", loaded.booking(), memory.booking());
        for (int i = 0; i < world.portfolios().size(); i++) {
            Portfolio mine = memory.portfolio(i);
            Portfolio booked = loaded.portfolio(i);
            differ(differences, "memory: balances", booked.balances(), mine.balances());
            for (Market market : world.markets()) {
                differ(
                        differences,
                        "memory: the position in " + market.instrument().symbol(),
                        booked.position(market),
                        mine.position(market));
            }
        }
        for (Feed feed : world.feeds()) {
            long cursor = memory.cursor(feed.index());
            differ(differences, "memory: a cursor", loaded.cursor(feed.index()), cursor);
        }
        differ(differences, "memory: timers", loaded.timers(), memory.timers());
        differ(differences, "memory: open orders", Set.copyOf(loaded.orders()), ordersOf(memory));
        differ(differences, "memory: groups", Set.copyOf(loaded.groups()), groupsOf(memory));
        return differences;
    }

    private static Set<OpenOrder> ordersOf(EngineState state) {
        return Set.copyOf(state.orders());
    }

    private static Set<OrderGroup> groupsOf(EngineState state) {
        return Set.copyOf(state.groups());
    }
}
