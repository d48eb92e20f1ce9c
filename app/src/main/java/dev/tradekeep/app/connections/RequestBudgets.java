package dev.tradekeep.app.connections;

import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.connections.BlockRepository;
import dev.tradekeep.venue.account.RequestBudget;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One budget for each address of an exchange, shared by all that ask there: accounts, downloads,
 * live data. What an exchange has banned stays banned across restarts. Thread-safe.
 */
public final class RequestBudgets {
    private static final Logger LOG = LoggerFactory.getLogger(RequestBudgets.class);

    private final Store store;
    private final Reads reads;
    private final VenueShelf shelf;
    private final InstantSource clock;
    private final Map<String, RequestBudget> budgets = new ConcurrentHashMap<>();

    public RequestBudgets(Store store, Reads reads, VenueShelf shelf, InstantSource clock) {
        this.store = store;
        this.reads = reads;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * The budget of an address.
     *
     * @param exchange its code
     * @param rest where its requests go
     */
    public RequestBudget of(String exchange, URI rest) {
        return budgets.computeIfAbsent(key(exchange, rest), key -> make(exchange, key));
    }

    /** The exchange and what of an address stands for the machine behind it. */
    private static String key(String exchange, URI rest) {
        return exchange + " " + rest.getScheme() + "://" + rest.getRawAuthority();
    }

    private RequestBudget make(String exchange, String key) {
        RequestBudget budget = shelf.budget(exchange);
        long until = reads.read(transaction -> new BlockRepository(transaction).until(key));
        if (until > Micros.now(clock)) {
            budget.blockUntil(until);
        }
        return new Kept(budget, key);
    }

    /** Thousandths that are used of each budget, by address. */
    public Map<String, Integer> used() {
        Map<String, Integer> used = new TreeMap<>();
        budgets.forEach((key, budget) -> used.put(key, budget.usedPermille()));
        return used;
    }

    private void note(String key, long until) {
        try {
            var _ =
                    store.submit(
                            Durability.FORCED,
                            transaction -> {
                                new BlockRepository(transaction).note(key, until);
                                return key;
                            });
        } catch (TradekeepException e) {
            LOG.warn(
                    "That {} is blocked until {} is not on the books: {}",
                    key,
                    Micros.toIso(until),
                    e.getMessage());
        }
    }

    /** A budget whose blocks go to the books. */
    private final class Kept implements RequestBudget {
        private final RequestBudget budget;
        private final String key;

        Kept(RequestBudget budget, String key) {
            this.budget = budget;
            this.key = key;
        }

        @Override
        public long take(Lane lane, int weight) {
            return budget.take(lane, weight);
        }

        @Override
        public void used(int used) {
            budget.used(used);
        }

        @Override
        public void blockUntil(long until) {
            long before = budget.blockedUntil();
            budget.blockUntil(until);
            long now = budget.blockedUntil();
            if (now > before) {
                note(key, now);
            }
        }

        @Override
        public long blockedUntil() {
            return budget.blockedUntil();
        }

        @Override
        public int usedPermille() {
            return budget.usedPermille();
        }
    }
}
