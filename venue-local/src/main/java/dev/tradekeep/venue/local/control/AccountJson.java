package dev.tradekeep.venue.local.control;

import dev.tradekeep.venue.local.control.AccountState.Execution;
import dev.tradekeep.venue.local.control.AccountState.Holding;
import dev.tradekeep.venue.local.control.AccountState.PlacedOrder;
import dev.tradekeep.venue.local.wire.Json;

/** What is true of an account, as JSON: amounts are texts with eight decimals. */
final class AccountJson {
    private AccountJson() {}

    static void write(Json json, AccountState account) {
        json.object().put("key", account.key()).array("balances");
        for (Holding one : account.balances()) {
            json.object().put("asset", one.asset()).amount("free", one.free());
            json.amount("locked", one.locked()).end();
        }
        json.endArray().array("orders");
        account.orders().forEach(order -> order(json, order));
        json.endArray().array("fills");
        account.fills().forEach(fill -> fill(json, fill));
        json.endArray().end();
    }

    private static void order(Json json, PlacedOrder order) {
        json.object().put("orderId", order.id()).put("clientOrderId", order.clientId());
        json.put("symbol", order.symbol()).put("side", side(order.buy()));
        json.put("type", order.kind().name()).put("status", order.state().name());
        json.amount("quantity", order.quantity()).amount("price", order.price());
        json.amount("executed", order.executed()).amount("executedQuote", order.executedQuote());
        json.put("createdMicros", order.createdMicros());
        json.put("updatedMicros", order.updatedMicros()).end();
    }

    private static void fill(Json json, Execution fill) {
        json.object().put("tradeId", fill.tradeId()).put("orderId", fill.orderId());
        json.put("clientOrderId", fill.clientId()).put("symbol", fill.symbol());
        json.put("side", side(fill.buy())).amount("price", fill.price());
        json.amount("quantity", fill.quantity()).amount("quote", fill.quote());
        json.amount("commission", fill.commission());
        json.put("commissionAsset", fill.commissionAsset()).put("maker", fill.maker());
        json.put("timeMicros", fill.timeMicros()).end();
    }

    private static String side(boolean buy) {
        return buy ? "BUY" : "SELL";
    }
}
