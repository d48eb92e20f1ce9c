package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.fault.RequestRole;
import dev.tradekeep.venue.local.fault.Sight;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: who asks for what, and where the answer is written. An endpoint works
 * under the lock of the exchange.
 *
 * @param micros whether times are told in microseconds
 */
record Call(BinanceVenue venue, Params params, @Nullable Account owner, boolean micros, Json out) {
    /** Whose request it is; the endpoint is a signed one. */
    Account account() {
        if (owner == null) {
            throw new IllegalStateException("This endpoint needs a signed request.");
        }
        return owner;
    }

    /** The market of the parameter {@code symbol}. */
    SpotMarket market() {
        return venue.exchange().market(params.symbol("symbol"));
    }

    /** A time as it is told. */
    long time(long timeMicros) {
        return micros || timeMicros < 0 ? timeMicros : timeMicros / 1_000;
    }

    /** What it sees of an account, as a query of a name. */
    Sight sight(String name) {
        return venue.faults()
                .sight(Target.request(RequestRole.QUERY, name, account().name()), now());
    }

    long now() {
        return venue.exchange().now();
    }
}
