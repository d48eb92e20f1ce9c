package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.binance.wire.BinanceRest;
import dev.tradekeep.venue.binance.wire.BinanceTimings;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.binance.wire.Params;
import dev.tradekeep.venue.net.AccountNews;
import dev.tradekeep.venue.net.Network;
import dev.tradekeep.venue.net.SocketKeeper;
import dev.tradekeep.venue.net.SocketListener;
import java.net.URI;
import java.util.List;

/**
 * The account's stream over the WebSocket API: logs on with an Ed25519 key, else signs the
 * subscription; everything that comes is reported, whatever state the link is in.
 */
final class UserStream implements SocketListener, AutoCloseable {
    private static final String LOG_ON = "logon";
    private static final String SUBSCRIBE = "subscribe";
    private static final int OK = 200;

    private final Network network;
    private final BinanceRest rest;
    private final BinanceTimings timings;
    private final AccountNews news;
    private final StreamNews orders;
    private final Balances balances;
    private final Owner owner;
    private final SocketKeeper keeper;
    private final UserEventReader reader = new UserEventReader();

    /** Counts connections; only the present one's subscription counts. */
    private volatile long connection;

    private volatile boolean subscribed;

    /** Whose stream it is. Calls come one at a time and return soon. */
    interface Owner {
        /** The stream tells everything from now on. */
        void subscribed(long connection);

        /** It tells nothing any more. */
        void lost(String reason);

        /** It told something. */
        void heard();

        /** Trades of an order did not come. */
        void lacksTrades(TrackedOrder order);
    }

    UserStream(
            Network network,
            BinanceRest rest,
            AccountSettings settings,
            BinanceTimings timings,
            AccountNews news,
            StreamNews orders,
            Balances balances,
            Owner owner) {
        this.network = network;
        this.rest = rest;
        this.timings = timings;
        this.news = news;
        this.orders = orders;
        this.balances = balances;
        this.owner = owner;
        URI address = URI.create(settings.addresses().accountStream() + "?timeUnit=MICROSECOND");
        keeper =
                new SocketKeeper(
                        network, timings.sockets(), () -> address, this, settings.budget());
    }

    void open() {
        keeper.open();
    }

    /** Ends the present connection; a new one follows. */
    void renew(String reason) {
        keeper.drop(reason);
    }

    boolean isCurrent(long number) {
        return subscribed && connection == number;
    }

    @Override
    public void close() {
        keeper.close();
    }

    @Override
    public void opened() {
        subscribed = false;
        long number = connection + 1;
        connection = number;
        network.run(() -> begin(number));
        var _ =
                network.later(
                        timings.answerMax(),
                        () -> {
                            if (connection == number && !subscribed) {
                                keeper.drop("The subscription was not answered.");
                            }
                        });
    }

    private void begin(long number) {
        try {
            if (!rest.clock().isKnown()) {
                rest.measureClock();
            }
        } catch (VenueException e) {
            keeper.drop("The exchange does not tell its time: " + e.getMessage());
            return;
        }
        if (connection == number) {
            if (rest.mayLogOn()) {
                send(LOG_ON, "session.logon", rest.signSocket(new Params()).json());
            } else {
                send(
                        SUBSCRIBE,
                        "userDataStream.subscribe.signature",
                        rest.signSocket(new Params()).json());
            }
        }
    }

    private void send(String id, String method, String params) {
        boolean _ =
                keeper.send(
                        "{\"id\":\""
                                + id
                                + "\",\"method\":\""
                                + method
                                + "\",\"params\":"
                                + params
                                + "}");
    }

    @Override
    public void text(String message) {
        UserEvent event;
        try {
            event = reader.read(message);
        } catch (Fields.Unreadable e) {
            news.unrecognized("A message of the stream cannot be read: " + e.getMessage());
            keeper.drop("A message cannot be read.");
            return;
        }
        if (event.status != 0) {
            answered(event);
            return;
        }
        owner.heard();
        switch (event.event) {
            case "executionReport" -> {
                TrackedOrder lacking = orders.on(event);
                if (lacking != null) {
                    owner.lacksTrades(lacking);
                }
            }
            case "outboundAccountPosition" -> {
                balances.update(event.balances);
                news.balances(List.copyOf(event.balances));
            }
            case "balanceUpdate" -> paid(event);
            case "listStatus", "externalLockUpdate" -> {}
            case "eventStreamTerminated", "serverShutdown" ->
                    keeper.drop("The exchange ends the stream: " + event.event + ".");
            default -> news.unrecognized("event " + event.event);
        }
    }

    private void paid(UserEvent event) {
        try {
            balances.pay(event.asset, Decimal.parse(event.change));
        } catch (TradekeepException e) {
            news.unrecognized("a payment of " + event.asset + ": " + e.getMessage());
        }
    }

    private void answered(UserEvent event) {
        if (event.status != OK) {
            VenueFailure failure =
                    rest.socketFailure(
                            event.status, event.errorCode, event.errorText, event.retryAfter);
            news.failed(failure);
            keeper.drop(failure.reason());
        } else if (event.id.equals(LOG_ON)) {
            send(SUBSCRIBE, "userDataStream.subscribe", "{}");
        } else if (event.id.equals(SUBSCRIBE)) {
            subscribed = true;
            owner.subscribed(connection);
        }
    }

    @Override
    public void closed(String reason) {
        subscribed = false;
        owner.lost(reason);
    }
}
