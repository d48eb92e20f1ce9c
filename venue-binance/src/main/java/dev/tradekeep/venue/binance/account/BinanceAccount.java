package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.venue.Venue;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.AccountListener;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.account.KnownOrder;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueAccount;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueExecution;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueOrder;
import dev.tradekeep.venue.binance.wire.BinanceRest;
import dev.tradekeep.venue.binance.wire.BinanceTimings;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.binance.wire.Params;
import dev.tradekeep.venue.net.AccountNews;
import dev.tradekeep.venue.net.HttpAnswer;
import dev.tradekeep.venue.net.Network;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An account at Binance's spot exchange.
 *
 * <p>It has no thread: requests and reads are on virtual ones, the stream on those of the HTTP
 * client. A link is up once the stream is subscribed to <em>and</em> what was missed has been read.
 */
public final class BinanceAccount implements VenueAccount {
    private final BinanceRest rest;
    private final AccountNews news;
    private final TrackedOrders orders = new TrackedOrders();
    private final Reports reports = new Reports();
    private final TradeReader trades;
    private final OrderQuestions questions;
    private final OrderNews orderNews;
    private final Reconciler reconciler;
    private final AccountLink link;
    private final BinanceOrders venue;

    /**
     * @throws TradekeepException with {@link dev.tradekeep.model.error.ErrorCode#INVALID_ARGUMENT}
     *     when the secret is of no form that Binance has
     */
    public BinanceAccount(
            Network network,
            AccountSettings settings,
            BinanceTimings timings,
            AccountListener listener) {
        news = new AccountNews(network, listener);
        rest = BinanceRest.of(network, settings, news);
        if (settings.blockedUntil() > 0) {
            settings.budget().blockUntil(settings.blockedUntil());
        }
        trades = new TradeReader(rest);
        orderNews = new OrderNews(orders, reports, news);
        questions = new OrderQuestions(network, rest, orderNews, trades);
        Balances balances = new Balances();
        reconciler =
                new Reconciler(
                        rest,
                        orders,
                        orderNews,
                        questions,
                        trades,
                        news,
                        balances,
                        timings.overlap());
        venue = new BinanceOrders(network, rest, orders, orderNews, questions);
        link =
                new AccountLink(
                        network,
                        rest,
                        settings,
                        timings,
                        news,
                        orders,
                        new StreamNews(orders, orderNews),
                        balances,
                        reconciler);
    }

    @Override
    public void connect() {
        link.open();
    }

    @Override
    public KeyCheck check() throws VenueException {
        try {
            rest.measureClock();
            HttpAnswer answer = rest.askSigned(Lane.ACCOUNT, 20, "/api/v3/account", new Params());
            Fields account = Fields.of(answer.body());
            return KeyRights.of(
                    account, restrictions(), answer.latencyMicros(), rest.clock().micros());
        } catch (Fields.Unreadable e) {
            throw BinanceRest.unreadable(e);
        }
    }

    /** What the key may do; null where the exchange has no such page, as its testnet. */
    private @Nullable Fields restrictions() throws VenueException {
        try {
            return Fields.of(
                    rest.askSigned(
                                    Lane.ACCOUNT,
                                    1,
                                    "/sapi/v1/account/apiRestrictions",
                                    new Params())
                            .body());
        } catch (VenueException e) {
            if (e.failure() instanceof VenueFailure.NotDone(VenueFailure.Kind kind, _, _, _)
                    && (kind == VenueFailure.Kind.UNREADABLE
                            || kind == VenueFailure.Kind.REFUSED
                            || kind == VenueFailure.Kind.NOT_FOUND)) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public List<AccountBalance> balances() throws VenueException {
        try {
            return reconciler.readBalances();
        } catch (Fields.Unreadable e) {
            throw BinanceRest.unreadable(e);
        }
    }

    @Override
    public List<VenueOrder> openOrders(Collection<Instrument> instruments) throws VenueException {
        instruments.forEach(orders::learn);
        List<VenueOrder> open = new ArrayList<>();
        try {
            for (Fields listed : reconciler.readOpen(List.copyOf(instruments))) {
                Instrument instrument = orders.instrument(listed.text("symbol"));
                if (instrument != null && instruments.contains(instrument)) {
                    open.add(order(instrument, listed));
                }
            }
        } catch (Fields.Unreadable e) {
            throw BinanceRest.unreadable(e);
        } catch (TradekeepException e) {
            throw misfit(e);
        }
        return open;
    }

    private static VenueOrder order(Instrument instrument, Fields listed) {
        OrderTerms terms =
                Amounts.terms(
                        instrument,
                        listed.text("type"),
                        listed.text("price"),
                        listed.text("stopPrice", "0"),
                        listed.has("trailingDelta"));
        return new VenueOrder(
                listed.text("clientOrderId"),
                listed.text("orderId"),
                instrument,
                listed.text("side").equals("BUY") ? Side.BUY : Side.SELL,
                terms,
                Amounts.quantity(instrument, listed.text("origQty")),
                Amounts.quantity(instrument, listed.text("executedQty")),
                listed.time("time"));
    }

    @Override
    public List<VenueExecution> executions(Instrument instrument, long since)
            throws VenueException {
        orders.learn(instrument);
        String symbol = Symbols.of(instrument);
        List<VenueExecution> all = new ArrayList<>();
        try {
            for (Fields trade : trades.since(symbol, since)) {
                String exchangeId = trade.text("orderId");
                TrackedOrder order = orders.find(symbol, exchangeId);
                Fill fill =
                        Amounts.fill(
                                instrument,
                                trade.text("id"),
                                trade.text("price"),
                                trade.text("qty"),
                                trade.text("quoteQty"),
                                trade.text("commission"),
                                orders.asset(trade.text("commissionAsset")),
                                trade.time("time"));
                all.add(
                        new VenueExecution(
                                instrument,
                                trade.flag("isBuyer") ? Side.BUY : Side.SELL,
                                exchangeId,
                                order == null ? "" : order.id(),
                                fill));
            }
        } catch (Fields.Unreadable e) {
            throw BinanceRest.unreadable(e);
        } catch (TradekeepException e) {
            throw misfit(e);
        }
        return all;
    }

    /** A number of the exchange does not fit the units of an instrument. */
    private VenueException misfit(TradekeepException e) {
        news.unrecognized(String.valueOf(e.getMessage()));
        return new VenueException(
                new VenueFailure.NotDone(
                        VenueFailure.Kind.UNREADABLE,
                        "",
                        "A number of the exchange does not fit the instrument's units: "
                                + e.getMessage(),
                        0));
    }

    @Override
    public Venue venue(Collection<KnownOrder> open, Consumer<VenueReport> listener) {
        for (KnownOrder known : open) {
            orders.add(known.request(), known.exchangeOrderId()).settle();
        }
        reports.listener(listener);
        return venue;
    }

    @Override
    public void close() {
        reports.close();
        news.close();
        questions.close();
        link.close();
    }
}
