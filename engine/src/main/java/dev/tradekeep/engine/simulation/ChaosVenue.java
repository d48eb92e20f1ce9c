package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.VenueCall;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.order.TimeInForce;
import dev.tradekeep.venue.VenueCapabilities;
import dev.tradekeep.venue.VenueReport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A venue that knows the truth of each order, and trades by the throw of dice. */
final class ChaosVenue {
    private static final BasisPoints FEE = BasisPoints.parse("10");

    /** The reason of a venue that has an order of this id already. */
    private static final String DUPLICATE = "duplicate id";

    /** An order as it is. */
    static final class Truth {
        final OrderRequest request;
        OrderTerms terms;
        long quantity;
        long filled;
        final List<Fill> fills = new ArrayList<>();
        @Nullable OrderEnd end;
        boolean triggered;
        int arrivals = 1;

        Truth(OrderRequest request) {
            this.request = request;
            terms = request.terms();
            quantity = request.quantity();
        }

        boolean isOpen() {
            return end == null && filled < quantity;
        }
    }

    private final Agenda agenda;
    private final Strikes strikes;
    private final Network network;
    private final Draws market;
    private final Map<String, Truth> orders = new LinkedHashMap<>();
    private final Map<String, Long> prices = new HashMap<>();
    private final List<VenueReport> executions = new ArrayList<>();
    private boolean calm;

    ChaosVenue(long seed, Agenda agenda, Strikes strikes, Network network) {
        this.agenda = agenda;
        this.strikes = strikes;
        this.network = network;
        market = new Draws(new Dice(seed, "venue"), agenda);
    }

    /**
     * What can be asked of it.
     *
     * @param amends whether it changes the terms of orders in place
     */
    static VenueCapabilities capabilities(boolean amends) {
        return new VenueCapabilities(EnumSet.allOf(OrderType.class), amends, false, true);
    }

    /** Every order that arrived. */
    Map<String, Truth> orders() {
        return orders;
    }

    /** From now on the market rests. */
    void calmDown() {
        calm = true;
    }

    /** The market's price becomes another, price units. */
    void price(Market priced, long now) {
        prices.put(priced.instrument().symbol(), now);
    }

    /** The market's price, price units. */
    long price(Market priced) {
        return prices.getOrDefault(priced.instrument().symbol(), 1L);
    }

    /** A call leaves the engine. */
    void call(VenueCall call) {
        if (call instanceof VenueCall.Query query) {
            network.ask(() -> network.answer(state(query.clientOrderId(), query.queryId())));
            return;
        }
        network.send(call, (answered, refused) -> arrive(call, answered, refused));
    }

    private void arrive(VenueCall call, boolean answered, boolean refused) {
        switch (call) {
            case VenueCall.Submit submit -> submitted(submit.order(), answered, refused);
            case VenueCall.Cancel cancel -> canceled(cancel.clientOrderId(), answered, refused);
            case VenueCall.Amend amend -> amended(amend, answered, refused);
            case VenueCall.Query query -> throw new IllegalStateException("It changes nothing");
        }
    }

    private void submitted(OrderRequest order, boolean answered, boolean refused) {
        String id = order.clientOrderId();
        Truth known = orders.get(id);
        if (known != null) {
            known.arrivals++;
            return;
        }
        if (refused) {
            refuse(VenueReport.Call.SUBMIT, id, "busy", answered);
            return;
        }
        orders.put(id, new Truth(order));
        if (strikes.hit(Fault.DUPLICATE_ID)) {
            refuse(VenueReport.Call.SUBMIT, id, DUPLICATE, answered);
        } else if (answered) {
            network.say(new VenueReport.Accepted(id, exchangeId(id), agenda.now()));
        }
        if (order.conditions().postOnly() && market.oneIn(6)) {
            end(Objects.requireNonNull(orders.get(id)), OrderEnd.REJECTED);
        }
    }

    private static String exchangeId(String id) {
        return "X-" + id;
    }

    private void refuse(VenueReport.Call call, String id, String why, boolean answered) {
        if (answered) {
            network.say(new VenueReport.Refused(call, id, why, agenda.now()));
        }
    }

    private void canceled(String id, boolean answered, boolean refused) {
        Truth truth = orders.get(id);
        if (truth == null || !truth.isOpen() || refused) {
            refuse(VenueReport.Call.CANCEL, id, "no", answered);
            return;
        }
        // What it sells late could be sold again meanwhile, which a venue does not allow.
        boolean late = truth.request.side() == Side.BUY && strikes.hit(Fault.LATE_FILL);
        if (!late) {
            end(truth, OrderEnd.CANCELED);
            return;
        }
        Fill fill = fill(truth, 1 + market.below(truth.quantity - truth.filled));
        truth.end = OrderEnd.CANCELED;
        network.say(new VenueReport.Ended(id, OrderEnd.CANCELED, "", 0, agenda.now()));
        network.sayLate(new VenueReport.Execution(id, fill, agenda.now()));
    }

    private void amended(VenueCall.Amend amend, boolean answered, boolean refused) {
        String id = amend.clientOrderId();
        Truth truth = orders.get(id);
        if (truth == null || !truth.isOpen() || refused || amend.quantity() < truth.filled) {
            refuse(VenueReport.Call.AMEND, id, "no", answered);
            return;
        }
        truth.terms = amend.terms();
        truth.quantity = amend.quantity();
        network.say(new VenueReport.Amended(id, truth.terms, truth.quantity, agenda.now()));
    }

    /** What an order is, for a question of this number; 0 when nobody asked. */
    VenueReport state(String id, long queryId) {
        Truth truth = orders.get(id);
        long at = agenda.now();
        return truth == null
                ? new VenueReport.NotFound(queryId, id, at)
                : new VenueReport.OrderState(
                        queryId,
                        id,
                        exchangeId(id),
                        truth.end,
                        truth.terms,
                        truth.quantity,
                        truth.filled,
                        truth.fills,
                        at);
    }

    /** The orders that are open. */
    List<VenueReport> open() {
        return orders.entrySet().stream()
                .filter(one -> one.getValue().isOpen())
                .map(one -> state(one.getKey(), 0))
                .toList();
    }

    /** The place of the first execution since a time, UTC microseconds. */
    int firstSince(long since) {
        int place = executions.size();
        while (place > 0 && executions.get(place - 1).at() >= since) {
            place--;
        }
        return place;
    }

    /** So many executions from a place on, oldest first. */
    List<VenueReport> executions(int from, int count) {
        return List.copyOf(executions.subList(from, Math.min(from + count, executions.size())));
    }

    /** The market moves: some orders trade, a few end. */
    void trade() {
        if (calm) {
            return;
        }
        for (Truth truth : List.copyOf(orders.values())) {
            if (truth.isOpen()) {
                trade(truth);
            }
        }
    }

    private void trade(Truth truth) {
        OrderConditions conditions = truth.request.conditions();
        String id = truth.request.clientOrderId();
        long rest = truth.quantity - truth.filled;
        if (conditions.expiresAt() > 0 && conditions.expiresAt() <= agenda.now()) {
            end(truth, OrderEnd.EXPIRED);
        } else if (waits(truth)) {
            if (market.oneIn(4)) {
                truth.triggered = true;
                network.say(new VenueReport.Triggered(id, agenda.now()));
            }
        } else if (conditions.timeInForce() == TimeInForce.FOK) {
            if (market.oneIn(2)) {
                say(truth, rest);
            } else {
                end(truth, OrderEnd.EXPIRED);
            }
        } else if (conditions.timeInForce() == TimeInForce.IOC) {
            say(truth, 1 + market.below(rest));
            if (truth.isOpen()) {
                end(truth, OrderEnd.EXPIRED);
            }
        } else if (market.oneIn(truth.terms.type() == OrderType.MARKET ? 2 : 6)) {
            // What sells too much could be sold twice, which a venue does not allow.
            boolean tooMuch = truth.request.side() == Side.BUY && strikes.hit(Fault.OVERFILL);
            long more = tooMuch ? 1 + market.below(1 + rest / 10) : 0;
            say(truth, market.oneIn(2) || tooMuch ? rest + more : 1 + market.below(rest));
        } else if (market.oneIn(60)) {
            end(truth, OrderEnd.EXPIRED);
        }
    }

    /** Whether the price that sets an order off has not been reached. */
    private static boolean waits(Truth truth) {
        return switch (truth.terms.type()) {
            case MARKET, LIMIT -> false;
            case STOP, STOP_LIMIT, TAKE_PROFIT, TRAILING_STOP -> !truth.triggered;
        };
    }

    private void say(Truth truth, long quantity) {
        Fill fill = fill(truth, quantity);
        network.say(new VenueReport.Execution(truth.request.clientOrderId(), fill, agenda.now()));
    }

    private Fill fill(Truth truth, long quantity) {
        Instrument instrument = truth.request.instrument();
        long limit = truth.terms.limitPrice();
        long at = limit > 0 ? limit : prices.getOrDefault(instrument.symbol(), 1L);
        long notional = instrument.notional(at, quantity);
        Fill fill =
                new Fill(
                        "t" + (executions.size() + 1),
                        at,
                        quantity,
                        notional,
                        Fee.charge(instrument.quote(), notional, FEE),
                        agenda.now());
        truth.fills.add(fill);
        truth.filled += quantity;
        executions.add(
                new VenueReport.Execution(truth.request.clientOrderId(), fill, agenda.now()));
        return fill;
    }

    private void end(Truth truth, OrderEnd how) {
        truth.end = how;
        network.say(
                new VenueReport.Ended(
                        truth.request.clientOrderId(), how, "", truth.filled, agenda.now()));
    }
}
