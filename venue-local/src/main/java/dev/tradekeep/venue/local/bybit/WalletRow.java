package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.Balance;
import dev.tradekeep.venue.local.spot.SpotExchange;
import dev.tradekeep.venue.local.wire.Json;
import java.util.Collection;

/** Writes balances as REST and the stream {@code wallet} tell them. */
final class WalletRow {
    private static final String DOLLAR = "USDT";

    private final SpotExchange exchange;

    WalletRow(SpotExchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Writes an account.
     *
     * @param streamed whether it is for the stream, whose readers look for what is locked and for
     *     what is free in other fields than those of REST do
     */
    void write(Json json, Account account, Collection<Balance> balances, boolean streamed) {
        long worth = 0;
        for (Balance balance : account.balances()) {
            worth += worth(balance);
        }
        json.object().put("accountType", "UNIFIED").put("accountLTV", "");
        json.put("accountIMRate", "").put("accountMMRate", "");
        json.put("accountIMRateByMp", "").put("accountMMRateByMp", "");
        json.number("totalEquity", worth).number("totalWalletBalance", worth);
        json.number("totalMarginBalance", worth).number("totalAvailableBalance", worth);
        json.put("totalPerpUPL", "0").put("totalInitialMargin", "0");
        json.put("totalMaintenanceMargin", "0").put("totalInitialMarginByMp", "0");
        json.put("totalMaintenanceMarginByMp", "0").array("coin");
        balances.forEach(balance -> coin(json, balance, streamed));
        json.endArray().end();
    }

    private void coin(Json json, Balance balance, boolean streamed) {
        long all = balance.free() + balance.locked();
        json.object().put("coin", balance.asset()).number("equity", all);
        json.number("usdValue", worth(balance)).number("walletBalance", all);
        json.number("locked", balance.locked());
        if (streamed) {
            json.number("totalOrderIM", balance.locked());
            json.number("availableToWithdraw", balance.free()).number("free", balance.free());
        } else {
            json.put("totalOrderIM", "0").put("availableToWithdraw", "").put("free", "");
        }
        json.put("totalPositionIM", "0").put("totalPositionMM", "0").put("borrowAmount", "0");
        json.put("availableToBorrow", "").put("accruedInterest", "0").put("bonus", "0");
        json.put("unrealisedPnl", "0").put("cumRealisedPnl", "0").put("spotBorrow", "0");
        json.put("spotHedgingQty", "0").put("collateralSwitch", false);
        json.put("marginCollateral", false).end();
    }

    /** What it is worth in dollars, 0 where nobody knows. */
    private long worth(Balance balance) {
        long all = balance.free() + balance.locked();
        if (balance.asset().equals(DOLLAR)) {
            return all;
        }
        return Quote.of(exchange.priceOf(balance.asset(), DOLLAR), all);
    }
}
