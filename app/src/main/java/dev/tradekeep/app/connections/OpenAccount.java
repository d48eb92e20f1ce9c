package dev.tradekeep.app.connections;

import dev.tradekeep.venue.account.VenueAccount;
import dev.tradekeep.venue.account.VenueFailure;

/**
 * An account that may be asked, with what takes secrets out of texts about it.
 *
 * @param account closed by whoever opened it
 */
record OpenAccount(VenueAccount account, Redaction redaction) implements AutoCloseable {

    /** The same failure in words that may be shown. */
    VenueFailure clean(VenueFailure failure) {
        return redaction.of(failure);
    }

    @Override
    public void close() {
        account.close();
    }
}
