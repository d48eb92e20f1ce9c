package dev.tradekeep.app.connections;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.Venue;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.AccountListener;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.account.KnownOrder;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueAccount;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueConnector;
import dev.tradekeep.venue.account.VenueEnvironment;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueExecution;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueMarkets;
import dev.tradekeep.venue.account.VenueOrder;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * An exchange in memory that answers as a test says, account by account; without a word it answers
 * well, and streams come up at once. Thread-safe.
 */
public final class MadeVenue implements VenueConnector {
    /** The code of the exchange. */
    public static final String CODE = "made";

    /** What a good key may do. */
    public static final KeyCheck GOOD =
            new KeyCheck(List.of("SPOT", "READ"), true, false, 1_500, 40);

    private final Map<String, VenueFailure> failures = new ConcurrentHashMap<>();
    private final Map<String, KeyCheck> answers = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, AccountListener> listeners = new ConcurrentHashMap<>();
    private final Map<String, AccountSettings> settings = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    /** A shelf that has nothing else. */
    public VenueShelf shelf() {
        return new VenueShelf(
                Map.of(CODE, new VenueShelf.Entry(() -> this, Budget::new)), () -> {});
    }

    /** From now on an account fails so. */
    void fail(String account, VenueFailure failure) {
        failures.put(account, failure);
    }

    /** From now on it is answered again. */
    void answer(String account, KeyCheck check) {
        answers.put(account, check);
        failures.remove(account);
    }

    /** From now on an account is not answered at all. */
    void hold(String account) {
        held.put(account, new CountDownLatch(1));
    }

    /** Lets all that is held go. */
    void release() {
        held.values().forEach(CountDownLatch::countDown);
        held.clear();
    }

    /** Something happens to an account that is open. */
    void tell(String account, AccountEvent event) {
        listener(account).orElseThrow().on(event);
    }

    private Optional<AccountListener> listener(String account) {
        return Optional.ofNullable(listeners.get(account));
    }

    /** How often an account was read. */
    int tries(String account) {
        return tries.computeIfAbsent(account, _ -> new AtomicInteger()).get();
    }

    /** How an account was opened last. */
    AccountSettings settings(String account) {
        return Optional.ofNullable(settings.get(account)).orElseThrow();
    }

    /** How many accounts are open. */
    public int open() {
        return open.get();
    }

    @Override
    public String exchange() {
        return CODE;
    }

    @Override
    public VenueAddresses addresses(VenueEnvironment environment) {
        String host = environment.name().toLowerCase(java.util.Locale.ROOT) + ".example.com";
        return new VenueAddresses(
                URI.create("https://" + host),
                URI.create("wss://" + host + "/market"),
                URI.create("wss://" + host + "/account"));
    }

    @Override
    public VenueAccount account(AccountSettings opened, AccountListener listener) {
        settings.put(opened.name(), opened);
        open.incrementAndGet();
        return new Account(opened, listener);
    }

    @Override
    public VenueMarkets markets(MarketSettings asked) {
        throw new UnsupportedOperationException("No test asks for markets here");
    }

    private final class Account implements VenueAccount {
        private final AccountSettings own;
        private final AccountListener listener;

        Account(AccountSettings own, AccountListener listener) {
            this.own = own;
            this.listener = listener;
        }

        @Override
        public void connect() {
            listeners.put(own.name(), listener);
            listener.on(new AccountEvent.LinkUp(now()));
        }

        @Override
        public KeyCheck check() throws VenueException {
            long wait = own.budget().take(RequestBudget.Lane.ACCOUNT, 20);
            if (wait > 0) {
                throw new VenueException(
                        new VenueFailure.NotDone(
                                VenueFailure.Kind.RATE_LIMITED,
                                "",
                                "The budget is used up",
                                now() + wait / 1_000));
            }
            tries.computeIfAbsent(own.name(), _ -> new AtomicInteger()).incrementAndGet();
            CountDownLatch latch = held.get(own.name());
            if (latch != null) {
                await(latch);
            }
            VenueFailure failure = failures.get(own.name());
            if (failure != null) {
                throw new VenueException(failure);
            }
            return answers.getOrDefault(own.name(), GOOD);
        }

        private void await(CountDownLatch latch) throws VenueException {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new VenueException(new VenueFailure.Unknown("It was interrupted"));
            }
        }

        @Override
        public List<AccountBalance> balances() {
            return List.of();
        }

        @Override
        public List<VenueOrder> openOrders(Collection<Instrument> instruments) {
            return List.of();
        }

        @Override
        public List<VenueExecution> executions(Instrument instrument, long since) {
            return List.of();
        }

        @Override
        public Venue venue(Collection<KnownOrder> known, Consumer<VenueReport> reports) {
            throw new UnsupportedOperationException("No test sends orders here");
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }

    private static long now() {
        return Micros.now(InstantSource.system());
    }

    /** One that refuses nothing but what is blocked. */
    private static final class Budget implements RequestBudget {
        private final AtomicLong blocked = new AtomicLong();
        private final AtomicInteger used = new AtomicInteger();

        @Override
        public long take(Lane lane, int weight) {
            used.addAndGet(weight);
            return Math.max(0, blockedUntil() - now()) * 1_000;
        }

        @Override
        public void used(int asTold) {
            used.set(asTold);
        }

        @Override
        public void blockUntil(long until) {
            blocked.accumulateAndGet(until, Math::max);
        }

        @Override
        public long blockedUntil() {
            return blocked.get() > now() ? blocked.get() : 0;
        }

        @Override
        public int usedPermille() {
            return used.get();
        }
    }
}
