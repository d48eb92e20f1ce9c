package dev.tradekeep.venue.account;

import java.util.List;

/**
 * What a key may do, as the exchange says it.
 *
 * @param permissions in the exchange's words
 * @param mayTrade whether orders are taken with it
 * @param mayWithdraw whether money can be sent away with it, which a trading program never needs
 * @param latencyMicros of the answer
 * @param clockOffsetMicros the exchange's clock less ours
 */
public record KeyCheck(
        List<String> permissions,
        boolean mayTrade,
        boolean mayWithdraw,
        long latencyMicros,
        long clockOffsetMicros) {
    public KeyCheck {
        permissions = List.copyOf(permissions);
    }
}
