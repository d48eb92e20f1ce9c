package dev.tradekeep.app.connections;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueConnector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The exchanges that the program can speak to, by their code. A connector is made when it is first
 * asked for. Thread-safe.
 */
public final class VenueShelf implements AutoCloseable {
    private final Map<String, Entry> entries;
    private final Runnable onClose;
    private final Map<String, VenueConnector> made = new ConcurrentHashMap<>();

    /**
     * How an exchange is spoken to.
     *
     * @param connector makes what speaks to it; called once
     * @param budget makes the budget of one of its addresses
     */
    public record Entry(Supplier<VenueConnector> connector, Supplier<RequestBudget> budget) {}

    /**
     * @param onClose ends what the connectors share
     */
    public VenueShelf(Map<String, Entry> entries, Runnable onClose) {
        this.entries = new TreeMap<>(entries);
        this.onClose = onClose;
    }

    /** The codes, in the order of the alphabet. */
    public List<String> codes() {
        return List.copyOf(entries.keySet());
    }

    /** Whether an exchange can be spoken to. */
    public boolean has(String exchange) {
        return entries.containsKey(exchange);
    }

    /** What speaks to an exchange; empty when nothing does. */
    Optional<VenueConnector> find(String exchange) {
        return Optional.ofNullable(entries.get(exchange))
                .map(entry -> made.computeIfAbsent(exchange, _ -> entry.connector().get()));
    }

    /**
     * What speaks to an exchange.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when nothing does
     */
    public VenueConnector connector(String exchange) {
        return find(exchange).orElseThrow(() -> unknown(exchange));
    }

    /** A new budget for one address of an exchange. */
    RequestBudget budget(String exchange) {
        return Optional.ofNullable(entries.get(exchange))
                .map(entry -> entry.budget().get())
                .orElseThrow(() -> unknown(exchange));
    }

    /** Ends what the connectors share; their accounts are closed before. */
    @Override
    public void close() {
        onClose.run();
    }

    private TradekeepException unknown(String exchange) {
        return new TradekeepException(
                ErrorCode.NOT_FOUND,
                "Nothing here speaks to the exchange \""
                        + exchange
                        + "\". Wanted one of "
                        + String.join(", ", codes())
                        + ".");
    }
}
