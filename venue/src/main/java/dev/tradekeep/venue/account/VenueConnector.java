package dev.tradekeep.venue.account;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/**
 * An exchange that can be connected to. One instance serves any number of accounts; it holds no
 * threads and no connections of its own.
 *
 * <p>Any thread may call it.
 */
public interface VenueConnector {

    /** The code of the exchange, as in the books: {@code binance}. */
    String exchange();

    /** Where the exchange is reached unless settings say otherwise. */
    VenueAddresses addresses(VenueEnvironment environment);

    /**
     * An account, not connected yet: nothing is sent before {@link VenueAccount#connect()} or a
     * question.
     *
     * @param listener hears of the account until it is closed
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the credentials are
     *     not of the form that this exchange takes; the message never holds any of them
     */
    VenueAccount account(AccountSettings settings, AccountListener listener);

    /** What the exchange tells everybody; nothing is sent before a question or a subscription. */
    VenueMarkets markets(MarketSettings settings);
}
