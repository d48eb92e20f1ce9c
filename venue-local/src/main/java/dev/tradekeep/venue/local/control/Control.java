package dev.tradekeep.venue.local.control;

import dev.tradekeep.venue.local.floor.TradingFloor;
import dev.tradekeep.venue.local.market.MarketMaker;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Balance;
import dev.tradekeep.venue.local.spot.SpotExchange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What may be done to an exchange behind its protocols, and read of it. Thread-safe. */
public final class Control {
    private final TradingFloor floor;
    private final HandWork hands;
    private final Map<String, Map<String, Long>> beginnings;

    /**
     * @param makers who make its markets
     * @param beginnings what each account began with, by key and asset
     * @param disconnect ends sockets whose path has a part
     */
    public Control(
            TradingFloor floor,
            List<MarketMaker> makers,
            Map<String, Map<String, Long>> beginnings,
            Consumer<String> disconnect) {
        this.floor = floor;
        this.beginnings = Map.copyOf(beginnings);
        hands = new HandWork(floor.exchange());
        floor.faults().effects(new ExchangeChanges(floor.exchange(), hands, makers, disconnect));
    }

    TradingFloor floor() {
        return floor;
    }

    /**
     * What is true of an account now.
     *
     * @throws dev.tradekeep.model.error.TradekeepException when nobody has the key
     */
    public AccountState account(String key) {
        SpotExchange exchange = floor.exchange();
        return exchange.locked(() -> AccountState.of(exchange, hands.account(key)));
    }

    /** The keys of all accounts. */
    public List<String> keys() {
        SpotExchange exchange = floor.exchange();
        return exchange.locked(() ->
                exchange.accounts().stream()
                        .filter(one -> !one.isHouse())
                        .map(Account::name)
                        .toList());
    }

    /** Switches all faults off, and makes every account what it was in the beginning. */
    public void reset() {
        floor.faults().clear();
        keys().forEach(this::reset);
    }

    /**
     * Cancels the orders of an account, forgets what it did, and gives it what it had in the
     * beginning.
     *
     * @throws dev.tradekeep.model.error.TradekeepException when nobody has the key
     */
    public void reset(String key) {
        SpotExchange exchange = floor.exchange();
        exchange.locked(() -> {
            Account account = hands.account(key);
            hands.cancelAll(account);
            Map<String, Long> beginning = beginnings.getOrDefault(key, new HashMap<>());
            Set<String> assets = new HashSet<>(beginning.keySet());
            account.balances().stream().map(Balance::asset).forEach(assets::add);
            for (String asset : assets) {
                long missing = beginning.getOrDefault(asset, 0L) - account.balance(asset).free();
                if (missing != 0) {
                    exchange.deposit(account, asset, missing);
                }
            }
            exchange.forget(account);
            return null;
        });
    }
}
