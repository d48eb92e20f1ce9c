package dev.tradekeep.venue;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** A trader with cash and shares at a simulated exchange: cents, lots of one, minutes. */
final class Desk implements Purse {
    static final Asset USD = new Asset("USD", 2);
    static final Instrument STOCK =
            new Instrument("ABC/USD", new Asset("ABC", 0), USD, 2, 0, 100, 1, 1, 0);

    final List<VenueReport> heard = new ArrayList<>();
    final SimulatedVenue venue;
    final Market market;
    Consumer<VenueReport> reaction = report -> {};
    long cash = 100_000_00;
    long shares;
    long now;

    private final Map<String, OrderRequest> orders = new HashMap<>();

    Desk(VenueModel model, VolumeUnit unit) {
        venue = new SimulatedVenue(model, this, () -> now, this::hear);
        market = venue.list(STOCK, new MarketModel(TestBar.MINUTE, unit, 0, TradingDays.EVERY_DAY));
    }

    Desk() {
        this(VenueModel.DEFAULT, VolumeUnit.UNKNOWN);
    }

    @Override
    public long available(OrderRequest order, Asset asset) {
        return asset.equals(USD) ? cash : shares;
    }

    private void hear(VenueReport report) {
        heard.add(report);
        if (report instanceof VenueReport.Execution(String id, Fill fill, long _)) {
            Side side = Objects.requireNonNull(orders.get(id)).side();
            cash -= side.sign() * fill.amount(side) + fill.fee().amount();
            shares += side.sign() * fill.quantity();
        }
        reaction.accept(report);
    }

    OrderRequest send(String id, Side side, OrderTerms terms, long quantity) {
        return send(order(id, side, terms, quantity));
    }

    OrderRequest send(
            String id, Side side, OrderTerms terms, long quantity, OrderConditions conditions) {
        return send(order(id, side, terms, quantity).under(conditions));
    }

    OrderRequest send(OrderRequest order) {
        orders.putIfAbsent(order.clientOrderId(), order);
        venue.submit(order);
        return order;
    }

    OrderRequest order(String id, Side side, OrderTerms terms, long quantity) {
        return OrderRequest.of(id, STOCK, side, terms, quantity, now);
    }

    /** The exits of an entry, or of what is held, as the one group. */
    void sendExits(String group, OrderTerms stop, OrderTerms target, long quantity) {
        send(exit(group, GroupMember.Role.STOP, stop, quantity));
        send(exit(group, GroupMember.Role.TARGET, target, quantity));
    }

    OrderRequest exit(String group, GroupMember.Role role, OrderTerms terms, long quantity) {
        String id = group + "-" + role.name().toLowerCase(Locale.ROOT);
        return order(id, Side.SELL, terms, quantity).in(new GroupMember(group, role));
    }

    /** Hands a bar in; the clock stands at its close afterwards. */
    void bar(TestBar bar) {
        market.onBar(bar);
        now = bar.closeTime();
    }

    void minute(int n, long open, long high, long low, long close) {
        bar(TestBar.minute(n, open, high, low, close));
    }

    void minute(int n, long open, long high, long low, long close, long volume) {
        bar(TestBar.minute(n, open, high, low, close, volume));
    }

    /** The fills so far as text: id, quantity at price, slippage and fee in cents. */
    List<String> fills() {
        List<String> fills = new ArrayList<>();
        for (VenueReport report : heard) {
            if (report instanceof VenueReport.Execution(String _, Fill fill, long _)) {
                fills.add(
                        "%s %d @ %d slip %d fee %d"
                                .formatted(
                                        fill.exchangeTradeId(),
                                        fill.quantity(),
                                        fill.price() / 100,
                                        fill.slippage(),
                                        fill.fee().amount()));
            }
        }
        return fills;
    }

    /** The ends so far as text: id, how and why. */
    List<String> ends() {
        List<String> ends = new ArrayList<>();
        for (VenueReport report : heard) {
            if (report instanceof VenueReport.Ended ended) {
                ends.add(
                        (ended.clientOrderId() + " " + ended.how() + " " + ended.reason()).strip());
            } else if (report instanceof VenueReport.Refused refused) {
                ends.add(
                        refused.clientOrderId()
                                + " "
                                + refused.call()
                                + " refused: "
                                + refused.reason());
            }
        }
        return ends;
    }

    /** The times of the fills, from the open of their bars. */
    List<Long> fillTimes() {
        List<Long> times = new ArrayList<>();
        for (VenueReport report : heard) {
            if (report instanceof VenueReport.Execution(String _, Fill fill, long _)) {
                times.add(fill.at() % TestBar.MINUTE);
            }
        }
        return times;
    }
}
