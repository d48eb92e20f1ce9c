package dev.tradekeep.venue.local.floor;

import dev.tradekeep.venue.local.candles.Traded;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Balance;
import dev.tradekeep.venue.local.spot.ExchangeListener;
import dev.tradekeep.venue.local.spot.OrderList;
import dev.tradekeep.venue.local.spot.PublicTrade;
import dev.tradekeep.venue.local.spot.SpotMarket;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes candles of trades, and tells every protocol what happens. */
final class Listeners implements ExchangeListener {
    private final TradingFloor floor;
    private final List<ExchangeListener> all = new CopyOnWriteArrayList<>();

    Listeners(TradingFloor floor) {
        this.floor = floor;
    }

    void add(ExchangeListener listener) {
        all.add(listener);
    }

    @Override
    public void reported(Report report) {
        for (ExchangeListener one : all) {
            one.reported(report);
        }
    }

    @Override
    public void balances(Account account, Collection<Balance> changed, long timeMicros) {
        for (ExchangeListener one : all) {
            one.balances(account, changed, timeMicros);
        }
    }

    @Override
    public void deposited(Account account, String asset, long amount, long timeMicros) {
        for (ExchangeListener one : all) {
            one.deposited(account, asset, amount, timeMicros);
        }
    }

    @Override
    public void listed(OrderList list, boolean begins, long timeMicros) {
        for (ExchangeListener one : all) {
            one.listed(list, begins, timeMicros);
        }
    }

    @Override
    public void forgotten(Account account) {
        for (ExchangeListener one : all) {
            one.forgotten(account);
        }
    }

    @Override
    public void traded(SpotMarket market, PublicTrade trade) {
        floor.store(market)
                .trade(
                        new Traded(
                                trade.id(),
                                trade.price(),
                                trade.quantity(),
                                trade.quote(),
                                trade.timeMicros() / 1_000,
                                trade.buyerIsMaker()));
        for (ExchangeListener one : all) {
            one.traded(market, trade);
        }
    }

    @Override
    public void level(SpotMarket market, boolean buy, long price, long quantity) {
        for (ExchangeListener one : all) {
            one.level(market, buy, price, quantity);
        }
    }

    @Override
    public void settled() {
        for (ExchangeListener one : all) {
            one.settled();
        }
    }
}
