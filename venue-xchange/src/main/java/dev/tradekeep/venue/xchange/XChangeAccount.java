package dev.tradekeep.venue.xchange;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.Venue;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.AccountListener;
import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.account.KnownOrder;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueAccount;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueExecution;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import dev.tradekeep.venue.account.VenueOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.dto.account.Balance;
import org.knowm.xchange.dto.account.Wallet;

/** An account that is looked at through XChange: its key and its balances. */
final class XChangeAccount implements VenueAccount {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final String name;
    private final XChangeClient client;
    private final AccountListener listener;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Polling> poll = new AtomicReference<>();

    XChangeAccount(
            String name, XChangeClient client, AccountListener listener, InstantSource clock) {
        this.name = name;
        this.client = client;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public void connect() {
        Link link = new Link();
        Polling made = Polling.start("account " + name, PAUSE, link::look, link::failed);
        Polling before = poll.getAndSet(made);
        if (before != null) {
            before.close();
        }
    }

    /** What the listener was told last. One thread. */
    private final class Link {
        private boolean up;

        void look() throws VenueException {
            long begun = Micros.now(clock);
            List<AccountBalance> balances = balances();
            long now = Micros.now(clock);
            if (!up) {
                up = true;
                listener.on(new AccountEvent.LinkUp(now));
            }
            listener.on(new AccountEvent.Answered(now - begun, 0, now));
            listener.on(new AccountEvent.Balances(balances, now));
        }

        void failed(VenueFailure failure) {
            long now = Micros.now(clock);
            if (up) {
                up = false;
                listener.on(new AccountEvent.LinkDown(failure.reason(), now));
            }
            listener.on(new AccountEvent.Failed(failure, now));
        }
    }

    /** XChange does not tell what a key may do; that it reads the account is all that is known. */
    @Override
    public KeyCheck check() throws VenueException {
        long begun = Micros.now(clock);
        var _ = balances();
        return new KeyCheck(List.of("read"), false, false, Micros.now(clock) - begun, 0);
    }

    @Override
    public List<AccountBalance> balances() throws VenueException {
        return client.ask(Lane.ACCOUNT, XChangeAccount::read);
    }

    /** An asset may lie in several wallets. */
    private static List<AccountBalance> read(Exchange exchange) throws IOException {
        Map<String, BigDecimal[]> sums = new TreeMap<>();
        for (Wallet wallet : exchange.getAccountService().getAccountInfo().getWallets().values()) {
            for (Balance one : wallet.getBalances().values()) {
                BigDecimal[] sum =
                        sums.computeIfAbsent(
                                one.getCurrency().getCurrencyCode(),
                                asset -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
                sum[0] = sum[0].add(one.getAvailable());
                sum[1] = sum[1].add(one.getFrozen());
            }
        }
        List<AccountBalance> made = new ArrayList<>();
        sums.forEach((asset, sum) -> {
            Decimal free = XChangeNumbers.decimal(sum[0]);
            made.add(new AccountBalance(asset, free, XChangeNumbers.decimal(sum[1])));
        });
        return made;
    }

    @Override
    public List<VenueOrder> openOrders(Collection<Instrument> instruments) throws VenueException {
        throw notRead("Open orders");
    }

    @Override
    public List<VenueExecution> executions(Instrument instrument, long since)
            throws VenueException {
        throw notRead("Executions");
    }

    private static VenueException notRead(String what) {
        return XChangeFailures.notDone(
                Kind.REFUSED,
                what
                        + " are not read through XChange, which does not promise that an answer is"
                        + " whole.");
    }

    @Override
    public Venue venue(Collection<KnownOrder> open, Consumer<VenueReport> reports) {
        return new RefusingVenue(reports, clock);
    }

    @Override
    public void close() {
        Polling last = poll.getAndSet(null);
        if (last != null) {
            last.close();
        }
    }
}
