package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.spot.Balance;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Shows balances, fees, and what a key may do. */
final class AccountEndpoints {
    private static final int UNIFIED_STATUS = 6;
    private static final int OFTEN = 50;
    private static final int SELDOM = 10;

    private AccountEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.query("account/wallet-balance", OFTEN, AccountEndpoints::wallet),
                Endpoint.query("account/fee-rate", SELDOM, AccountEndpoints::fees),
                Endpoint.query("account/info", OFTEN, AccountEndpoints::info),
                Endpoint.query("user/query-api", SELDOM, AccountEndpoints::key),
                Endpoint.query("position/list", OFTEN, AccountEndpoints::positions),
                Endpoint.query("asset/coin/query-info", SELDOM, AccountEndpoints::coins),
                Endpoint.query(
                        "asset/transfer/query-account-coins-balance",
                        SELDOM,
                        AccountEndpoints::transferable));
    }

    private static void wallet(Call call) {
        String type = call.fields().text("accountType");
        if (!type.equals("UNIFIED")) {
            throw ApiError.of(10001, "accountType only support UNIFIED.");
        }
        call.out().object().array("list");
        new WalletRow(call.venue().exchange())
                .write(call.out(), call.account(), balances(call), false);
        call.out().endArray().end();
    }

    /** Those of the coins that are asked for, or all that are not empty. */
    private static List<Balance> balances(Call call) {
        String asked = call.fields().find("coin");
        List<Balance> shown = new ArrayList<>();
        if (asked == null) {
            for (Balance balance : call.account().balances()) {
                if (balance.free() + balance.locked() != 0) {
                    shown.add(balance);
                }
            }
        } else {
            Arrays.stream(asked.split(",", -1))
                    .filter(coin -> assets(call).contains(coin))
                    .forEach(coin -> shown.add(call.account().balance(coin)));
        }
        return shown;
    }

    private static void transferable(Call call) {
        Json json = call.out().object().put("accountType", call.fields().text("accountType"));
        json.put("memberId", Integer.toString(call.account().number())).array("balance");
        for (Balance balance : balances(call)) {
            json.object().put("coin", balance.asset());
            json.number("transferBalance", balance.free());
            json.number("walletBalance", balance.free() + balance.locked());
            json.put("bonus", "0").end();
        }
        json.endArray().end();
    }

    private static Set<String> assets(Call call) {
        Set<String> assets = new TreeSet<>();
        call.account().balances().forEach(balance -> assets.add(balance.asset()));
        for (SpotMarket market : call.venue().exchange().markets()) {
            assets.add(market.rules().base());
            assets.add(market.rules().quote());
        }
        return assets;
    }

    private static void fees(Call call) {
        call.fields().with("category", "spot");
        FeeRates rates = call.account().fees();
        Json json = call.out().object().put("category", call.fields().text("category"));
        json.array("list");
        for (SpotMarket market : markets(call)) {
            json.object().put("symbol", market.name()).put("baseCoin", "");
            json.put("takerFeeRate", ExecutionRow.rate(rates.taker()));
            json.put("makerFeeRate", ExecutionRow.rate(rates.maker())).end();
        }
        json.endArray().end();
    }

    private static Collection<SpotMarket> markets(Call call) {
        if (!call.fields().isSpot()) {
            return List.of();
        }
        return call.fields().find("symbol") == null
                ? call.venue().exchange().markets()
                : List.of(call.market());
    }

    /** Spot has none. */
    private static void positions(Call call) {
        Json json = call.out().object().put("category", call.fields().text("category"));
        json.put("nextPageCursor", "").array("list").endArray().end();
    }

    private static void info(Call call) {
        Json json = call.out().object().put("unifiedMarginStatus", UNIFIED_STATUS);
        json.put("marginMode", "REGULAR_MARGIN").put("isMasterTrader", false);
        json.put("spotHedgingStatus", "OFF").put("dcpStatus", "OFF").put("timeWindow", 0);
        json.put("smpGroup", 0).put("updatedTime", Long.toString(call.now() / 1_000)).end();
    }

    private static void key(Call call) {
        Json json = call.out().object().put("id", Integer.toString(call.account().number()));
        json.put("note", "").put("apiKey", call.entry().key()).put("readOnly", 0);
        json.put("secret", "").put("type", 1).object("permissions");
        json.array("ContractTrade").endArray().array("Spot").item("SpotTrade").endArray();
        for (String none :
                List.of(
                        "Wallet",
                        "Options",
                        "Derivatives",
                        "CopyTrading",
                        "BlockTrade",
                        "Exchange",
                        "NFT",
                        "Affiliate")) {
            json.array(none).endArray();
        }
        json.end().array("ips").item("*").endArray().put("deadlineDay", 90);
        json.put("expiredAt", "2099-01-01T00:00:00Z").put("createdAt", "2024-01-01T00:00:00Z");
        json.put("unified", 0).put("uta", 1).put("userID", call.account().number());
        json.put("inviterID", 0).put("vipLevel", "No VIP").put("mktMakerLevel", "0");
        json.put("affiliateID", 0).put("rsaPublicKey", "").put("isMaster", true);
        json.put("parentUid", "0").put("kycLevel", "LEVEL_DEFAULT").put("kycRegion", "").end();
    }

    /** Nothing can be paid in or out from here. */
    private static void coins(Call call) {
        String asked = call.fields().find("coin");
        Json json = call.out().object().array("rows");
        for (String coin : assets(call)) {
            if (asked == null || asked.equals(coin)) {
                json.object().put("name", coin).put("coin", coin).put("remainAmount", "0");
                json.array("chains").object().put("chainType", coin).put("chain", coin);
                json.put("confirmation", "1").put("withdrawFee", "0").put("depositMin", "0");
                json.put("withdrawMin", "0").put("chainDeposit", "0");
                json.put("chainWithdraw", "0").put("minAccuracy", "8");
                json.put("withdrawPercentageFee", "0").put("contractAddress", "");
                json.end().endArray().end();
            }
        }
        json.endArray().end();
    }
}
