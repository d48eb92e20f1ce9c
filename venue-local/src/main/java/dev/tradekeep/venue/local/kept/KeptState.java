package dev.tradekeep.venue.local.kept;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.venue.local.candles.CandleStore;
import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.candles.KlineInterval;
import dev.tradekeep.venue.local.floor.TradingFloor;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Balance;
import dev.tradekeep.venue.local.spot.ExchangeListener;
import dev.tradekeep.venue.local.spot.Fill;
import dev.tradekeep.venue.local.spot.OrderList;
import dev.tradekeep.venue.local.spot.PublicTrade;
import dev.tradekeep.venue.local.spot.Restorer;
import dev.tradekeep.venue.local.spot.SavedFill;
import dev.tradekeep.venue.local.spot.SavedList;
import dev.tradekeep.venue.local.spot.SavedOrder;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.TradeTape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps balances, orders, fills, lists, public trades and candles of an exchange in a file. What a
 * request did is on its way to the disk before the request is answered, so it is there after a kill
 * of the process; only a power cut may take the last moments.
 *
 * <p>Hears under the lock of the exchange.
 */
public final class KeptState implements ExchangeListener, AutoCloseable {
    private static final int TRADES_BETWEEN_CUTS = 10_000;

    /** How many changes may wait for a disk that does not take them. */
    private static final int CHANGES_MAX = 1_000_000;

    private static final long MINUTE_MILLIS = 60_000;

    private final StateFile file;
    private final List<Consumer<Connection>> changes = new ArrayList<>();
    private final Set<SpotMarket> traded = new LinkedHashSet<>();
    private final TradingFloor floor;

    private KeptState(StateFile file, TradingFloor floor) {
        this.file = file;
        this.floor = floor;
    }

    /**
     * Opens a file, or makes it.
     *
     * @throws dev.tradekeep.model.error.TradekeepException when it is a database of something else,
     *     or cannot be written
     */
    public static KeptState open(Path file, TradingFloor floor) {
        return new KeptState(new StateFile(file), floor);
    }

    /** The minutes of a symbol without a gap, oldest first; none when it is not in the file. */
    public List<Kline> minutes(String symbol) {
        long from = floor.exchange().now() / 1_000 - CandleStore.MINUTES_MAX * MINUTE_MILLIS;
        List<Kline> kept = file.ask(open -> Tables.candles(open, symbol, from));
        List<Kline> whole = new ArrayList<>(kept.size());
        for (Kline one : kept) {
            while (!whole.isEmpty()
                    && whole.getLast().openMillis() + MINUTE_MILLIS < one.openMillis()) {
                Kline last = whole.getLast();
                whole.add(Kline.flat(last.openMillis() + MINUTE_MILLIS, last.close()));
            }
            whole.add(one);
        }
        return whole;
    }

    /** Writes the minutes before a market began. */
    public void history(String symbol, List<Kline> minutes) {
        file.write(open -> minutes.forEach(one -> Tables.putCandle(open, symbol, one)));
    }

    /**
     * Puts back what was left of the accounts and symbols that are there.
     *
     * @return the accounts that the file knows
     */
    public Set<String> restore() {
        return floor.exchange()
                .locked(() -> {
                    Restorer restorer = new Restorer(floor.exchange());
                    Set<String> known = file.ask(open -> restore(open, restorer));
                    restorer.open();
                    changes.clear();
                    return known;
                });
    }

    private Set<String> restore(Connection open, Restorer restorer) {
        Set<String> known = new HashSet<>();
        Tables.eachBalance(
                open,
                (account, asset, total) -> {
                    known.add(account);
                    restorer.balance(account, asset, total);
                });
        for (SpotMarket market : floor.exchange().markets()) {
            restorer.trades(market, Tables.trades(open, market.name()));
        }
        OrderRow.each(open, restorer::order);
        Tables.eachFill(open, restorer::fill);
        Tables.eachList(open, restorer::list);
        return known;
    }

    @Override
    public void reported(Report report) {
        if (report.order().account().isHouse()) {
            return;
        }
        SavedOrder order = SavedOrder.of(report.order());
        changes.add(open -> OrderRow.put(open, order));
        Fill fill = report.fill();
        if (fill != null) {
            SavedFill saved = SavedFill.of(fill);
            changes.add(open -> Tables.putFill(open, saved));
        }
    }

    @Override
    public void balances(Account account, Collection<Balance> changed, long timeMicros) {
        if (account.isHouse()) {
            return;
        }
        for (Balance one : changed) {
            String asset = one.asset();
            long total = one.free() + one.locked();
            changes.add(open -> Tables.putBalance(open, account.name(), asset, total));
        }
    }

    @Override
    public void deposited(Account account, String asset, long amount, long timeMicros) {
        // The balance is told, too.
    }

    @Override
    public void listed(OrderList list, boolean begins, long timeMicros) {
        SavedList saved = SavedList.of(list);
        changes.add(open -> Tables.putList(open, saved));
    }

    @Override
    public void traded(SpotMarket market, PublicTrade trade) {
        traded.add(market);
        String symbol = market.name();
        changes.add(open -> Tables.putTrade(open, symbol, trade));
        if (trade.id() % TRADES_BETWEEN_CUTS == 0) {
            changes.add(open ->
                    Tables.dropTradesBefore(open, symbol, trade.id() - TradeTape.TRADES_MAX));
        }
    }

    @Override
    public void level(SpotMarket market, boolean buy, long price, long quantity) {
        // Books are made of orders again.
    }

    @Override
    public void settled() {
        if (changes.isEmpty()) {
            return;
        }
        if (changes.size() > CHANGES_MAX) {
            changes.clear();
            throw new IllegalStateException("Too much could not be written; it is lost.");
        }
        for (SpotMarket market : traded) {
            Kline minute = floor.candles(market).open(KlineInterval.M1);
            changes.add(open -> Tables.putCandle(open, market.name(), minute));
        }
        traded.clear();
        List<Consumer<Connection>> batch = List.copyOf(changes);
        // What cannot be written now is tried again with what comes next.
        file.write(open -> batch.forEach(change -> change.accept(open)));
        changes.clear();
    }

    @Override
    public void forgotten(Account account) {
        String name = account.name();
        changes.add(open -> Tables.forget(open, name));
    }

    @Override
    public void close() {
        file.close();
    }
}
