package dev.tradekeep.venue.account;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.venue.Venue;
import dev.tradekeep.venue.VenueReport;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * An account at an exchange.
 *
 * <p>Questions wait for their answer, on whatever thread asks them; a virtual one is meant. Orders
 * do not: see {@link Venue}. Nothing repeats a request that may have been done.
 */
public interface VenueAccount extends AutoCloseable {

    /**
     * Brings the account's stream up and keeps it up until the account is closed, with a growing,
     * random pause between tries. Returns at once; what comes of it is an {@link AccountEvent}.
     */
    void connect();

    /**
     * Reads the account, signed, to see that the key is good.
     *
     * @throws VenueException when there is no answer, or a refusal
     */
    KeyCheck check() throws VenueException;

    /**
     * Everything the account holds.
     *
     * @throws VenueException when it cannot be read whole
     */
    List<AccountBalance> balances() throws VenueException;

    /**
     * Every order that is open, whoever placed it.
     *
     * @param instruments those that may be asked about
     * @throws VenueException when they cannot be read whole
     */
    List<VenueOrder> openOrders(Collection<Instrument> instruments) throws VenueException;

    /**
     * Every execution since a time, in the order in which they happened, whatever order they are
     * of.
     *
     * @param since UTC microseconds of the exchange's clock
     * @throws VenueException when they cannot be read whole, so that nothing is missing in between
     */
    List<VenueExecution> executions(Instrument instrument, long since) throws VenueException;

    /**
     * The way for orders. Its reports come from the connector's threads, one at a time.
     *
     * @param open orders that an earlier process may have sent and that may be asked about
     */
    Venue venue(Collection<KnownOrder> open, Consumer<VenueReport> reports);

    /** Ends the stream and every request under way; those have no known outcome. */
    @Override
    void close();
}
