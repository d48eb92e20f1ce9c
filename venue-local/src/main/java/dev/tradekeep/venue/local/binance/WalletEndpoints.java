package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.binance.Endpoint.Security;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The little that clients ask of the wallet: fees, assets, whether the system is up. */
final class WalletEndpoints {
    private WalletEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                get("system/status", Security.NONE, Set.of(), WalletEndpoints::status),
                get("asset/tradeFee", Security.SIGNED, Set.of("symbol"), WalletEndpoints::tradeFee),
                get(
                        "asset/assetDetail",
                        Security.SIGNED,
                        Set.of("asset"),
                        WalletEndpoints::assetDetail),
                get("capital/config/getall", Security.SIGNED, Set.of(), WalletEndpoints::capital),
                get(
                        "account/apiRestrictions",
                        Security.SIGNED,
                        Set.of(),
                        WalletEndpoints::restrictions),
                get("margin/allPairs", Security.KEY, Set.of("symbol"), WalletEndpoints::nothing),
                get(
                        "margin/isolated/allPairs",
                        Security.SIGNED,
                        Set.of("symbol"),
                        WalletEndpoints::nothing),
                get("spot/delist-schedule", Security.SIGNED, Set.of(), WalletEndpoints::nothing));
    }

    private static Endpoint get(
            String path, Security security, Set<String> names, Consumer<Call> answer) {
        return new Endpoint("GET", "/sapi/v1/" + path, "", security, params -> 1, names, answer);
    }

    private static void status(Call call) {
        call.out().object().put("status", 0).put("msg", "normal").end();
    }

    /** What a key may do, which is to look and to trade. */
    private static void restrictions(Call call) {
        Json json = call.out().object().put("ipRestrict", false);
        json.put("createTime", call.time(call.account().updatedMicros()));
        json.put("enableReading", true).put("enableSpotAndMarginTrading", true);
        json.put("enableWithdrawals", false).put("enableInternalTransfer", false);
        json.put("enableMargin", false).put("enableFutures", false);
        json.put("permitsUniversalTransfer", false).put("enableVanillaOptions", false);
        json.put("enablePortfolioMarginTrading", false).end();
    }

    private static void tradeFee(Call call) {
        FeeRates fees = call.account().fees();
        call.out().array();
        for (SpotMarket market : SymbolChoice.markets(call)) {
            Json json = call.out().object().put("symbol", market.name());
            json.amount("makerCommission", fees.maker());
            json.amount("takerCommission", fees.taker()).end();
        }
        call.out().endArray();
    }

    private static void assetDetail(Call call) {
        Json json = call.out().object();
        for (String asset : AccountEndpoints.assets(call)) {
            json.object(asset).put("minWithdrawAmount", "0.00010000").put("depositStatus", false);
            json.put("withdrawFee", "0.00010000").put("withdrawStatus", false).end();
        }
        json.end();
    }

    private static void capital(Call call) {
        Json json = call.out().array();
        for (String asset : AccountEndpoints.assets(call)) {
            json.object().put("coin", asset).put("name", asset).put("depositAllEnable", false);
            json.put("withdrawAllEnable", false).put("trading", true);
            json.put("isLegalMoney", false);
            json.amount("free", call.account().balance(asset).free());
            json.amount("locked", call.account().balance(asset).locked());
            json.array("networkList").endArray().end();
        }
        json.endArray();
    }

    private static void nothing(Call call) {
        call.out().array().endArray();
    }
}
