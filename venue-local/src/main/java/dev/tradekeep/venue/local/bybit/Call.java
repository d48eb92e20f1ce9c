package dev.tradekeep.venue.local.bybit;

import dev.tradekeep.venue.local.fault.RequestRole;
import dev.tradekeep.venue.local.fault.Sight;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.keys.ApiKeys;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: who asks for what, and where the result is written. An endpoint works
 * under the lock of the exchange.
 *
 * @param out the result
 * @param more what becomes of each of several orders; nothing for other requests
 */
record Call(BybitVenue venue, Fields fields, ApiKeys.@Nullable Entry owner, Json out, Json more) {
    /** Whose request it is; the endpoint is a signed one. */
    ApiKeys.Entry entry() {
        if (owner == null) {
            throw new IllegalStateException("This endpoint needs a signed request.");
        }
        return owner;
    }

    Account account() {
        return entry().account();
    }

    /** The market of an order. */
    SpotMarket market() {
        return venue.exchange().market(fields.text("symbol"));
    }

    /** What it sees of an account, as a query of a name. */
    Sight sight(String name) {
        return venue.faults()
                .sight(Target.request(RequestRole.QUERY, name, account().name()), now());
    }

    /** Microseconds since 1970. */
    long now() {
        return venue.exchange().now();
    }
}
