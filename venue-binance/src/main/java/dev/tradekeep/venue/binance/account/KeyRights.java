package dev.tradekeep.venue.binance.account;

import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.binance.wire.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a key may do. */
final class KeyRights {
    private KeyRights() {}

    /**
     * @param account the answer of {@code account}
     * @param key that of {@code apiRestrictions}; null where the exchange has no such page, so that
     *     only the rights of the account are known
     */
    static KeyCheck of(Fields account, @Nullable Fields key, long latency, long clockOffset) {
        List<String> permissions = new ArrayList<>();
        boolean mayTrade = account.flag("canTrade");
        if (key == null) {
            account.list("permissions").forEach(one -> permissions.add(one.node().asString()));
            boolean mayWithdraw = account.flag("canWithdraw");
            return new KeyCheck(permissions, mayTrade, mayWithdraw, latency, clockOffset);
        }
        permissions.addAll(key.flagsOf("enable"));
        permissions.addAll(key.flagsOf("permits"));
        boolean trades = mayTrade && key.flag("enableSpotAndMarginTrading");
        // A transfer inside the exchange takes money away as well.
        boolean takes =
                key.flag("enableWithdrawals")
                        || key.flag("enableInternalTransfer")
                        || key.flag("permitsUniversalTransfer");
        return new KeyCheck(permissions, trades, takes, latency, clockOffset);
    }
}
