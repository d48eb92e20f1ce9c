package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.venue.Venue;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.AccountListener;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.account.KnownOrder;
import dev.tradekeep.venue.account.VenueAccount;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueExecution;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueOrder;
import dev.tradekeep.venue.net.AccountNews;
import dev.tradekeep.venue.net.Network;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** An account at Bybit: the unified one, of which the spot market is used. */
final class BybitAccount implements VenueAccount {
    private final Network network;
    private final Times times;
    private final AccountNews news;
    private final BybitRest rest;
    private final AccountReader reader;
    private final AccountLink link;

    BybitAccount(
            Network network,
            Times times,
            AccountSettings settings,
            Signer signer,
            AccountListener listener) {
        this.network = network;
        this.times = times;
        news = new AccountNews(network, listener);
        if (settings.blockedUntil() > network.now()) {
            settings.budget().blockUntil(settings.blockedUntil());
        }
        rest =
                new BybitRest(
                        network,
                        settings.addresses().rest(),
                        settings.budget(),
                        settings.timeout(),
                        settings.receiveWindow(),
                        signer,
                        told());
        reader = new AccountReader(rest);
        link =
                new AccountLink(
                        network, rest, news, times, signer, settings.addresses().accountStream());
    }

    private BybitRest.RestListener told() {
        return new BybitRest.RestListener() {
            @Override
            public void answered(long latencyMicros, long clockOffsetMicros) {
                news.answered(latencyMicros, clockOffsetMicros);
            }

            @Override
            public void failed(VenueFailure failure) {
                news.failed(failure);
            }

            @Override
            public void blocked(long until) {
                news.blocked(until);
            }

            @Override
            public void unrecognized(String what) {
                news.unrecognized(what);
            }
        };
    }

    @Override
    public void connect() {
        link.connect();
    }

    @Override
    public KeyCheck check() throws VenueException {
        return reader.check();
    }

    @Override
    public List<AccountBalance> balances() throws VenueException {
        return reader.balances();
    }

    @Override
    public List<VenueOrder> openOrders(Collection<Instrument> instruments) throws VenueException {
        Map<String, Instrument> bySymbol =
                instruments.stream()
                        .collect(Collectors.toMap(TrackedOrder::symbolOf, Function.identity()));
        List<VenueOrder> orders = new ArrayList<>();
        for (OrderRow row : reader.openOrders()) {
            Instrument instrument = bySymbol.get(row.symbol());
            if (instrument != null) {
                orders.add(counted(() -> listed(row, instrument)));
            }
        }
        return orders;
    }

    private static VenueOrder listed(OrderRow row, Instrument instrument) {
        return new VenueOrder(
                row.name(),
                row.orderId(),
                instrument,
                row.side(),
                TermsReader.of(row, instrument),
                Units.quantity(instrument, quantity(row, instrument)),
                Units.quantity(instrument, row.filled()),
                row.createdAt());
    }

    /** What an order is about; one by amount that waits is about what it buys at its trigger. */
    private static BigDecimal quantity(OrderRow row, Instrument instrument) {
        if (!row.byAmount()) {
            return row.quantity();
        }
        BigDecimal price = row.trigger().signum() > 0 ? row.trigger() : row.price();
        return price.signum() > 0
                ? row.quantity().divide(price, instrument.quantityScale(), RoundingMode.DOWN)
                : row.filled();
    }

    @Override
    public List<VenueExecution> executions(Instrument instrument, long since)
            throws VenueException {
        String symbol = TrackedOrder.symbolOf(instrument);
        List<VenueExecution> executions = new ArrayList<>();
        for (ExecutionRow row : reader.executionsIn(symbol, since)) {
            if (row.at() >= since) {
                executions.add(counted(() -> listed(row, instrument)));
            }
        }
        return executions;
    }

    private static VenueExecution listed(ExecutionRow row, Instrument instrument) {
        return new VenueExecution(
                instrument, row.side(), row.orderId(), row.orderLinkId(), row.fill(instrument));
    }

    private static <T> T counted(Supplier<T> listed) throws VenueException {
        try {
            return listed.get();
        } catch (ArithmeticException | TradekeepException e) {
            String reason = "A number does not fit the units of its instrument: " + e.getMessage();
            throw new VenueException(
                    new VenueFailure.NotDone(VenueFailure.Kind.UNREADABLE, "", reason, 0));
        }
    }

    @Override
    public Venue venue(Collection<KnownOrder> open, Consumer<VenueReport> reports) {
        OrderDesk desk = new OrderDesk(network, rest, times, open, reports, news::unrecognized);
        link.add(desk);
        return desk;
    }

    @Override
    public void close() {
        link.close();
        news.close();
    }
}
