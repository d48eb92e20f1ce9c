package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.core.VenueCall;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.venue.VenueCapabilities;
import dev.tradekeep.venue.VenueReport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A venue behind a bad network. It knows the truth of each order and trades by the throw of dice;
 * what it is asked and what it says may be lost, late, doubled or out of order.
 */
final class ChaosVenue {
    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000 * MILLI;

    /** No call is on its way for longer: the venue refuses what is older. */
    private static final long RECEIVE_WINDOW = 5 * SECOND;

    private static final BasisPoints FEE = BasisPoints.parse("10");

    /** An order as it is. */
    static final class Truth {
        final OrderRequest request;
        OrderTerms terms;
        long quantity;
        long filled;
        final List<Fill> fills = new ArrayList<>();
        @Nullable OrderEnd end;
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
    private final Set<Fault> faults;
    private final Dice network;
    private final Dice market;
    private final Consumer<VenueReport> reports;
    private final Map<String, Truth> orders = new LinkedHashMap<>();
    private long messages;
    private long trades;
    private long price;
    private boolean calm;

    ChaosVenue(long seed, Agenda agenda, Set<Fault> faults, Consumer<VenueReport> reports) {
        this.agenda = agenda;
        this.faults = faults;
        this.reports = reports;
        network = new Dice(seed, "network");
        market = new Dice(seed, "venue");
    }

    static VenueCapabilities capabilities() {
        return new VenueCapabilities(EnumSet.allOf(OrderType.class), true, false, true);
    }

    /** Every order that arrived. */
    Map<String, Truth> orders() {
        return orders;
    }

    /** From now on the network works and the market rests. */
    void calmDown() {
        calm = true;
    }

    /** The market's price, price units. */
    void price(long now) {
        price = now;
    }

    private boolean strikes(Fault fault, long oneIn) {
        return !calm
                && faults.contains(fault)
                && network.oneIn(oneIn, messages, fault.name().hashCode());
    }

    /** A call leaves the engine. */
    void call(VenueCall call) {
        messages++;
        long way = delay(1);
        if (call instanceof VenueCall.Query query) {
            if (!strikes(Fault.ANSWER_LOST, 8)) {
                agenda.at(agenda.now() + way, () -> answer(query));
            }
            return;
        }
        boolean lost = strikes(Fault.CALL_LOST, 8);
        boolean answered = !lost && !strikes(Fault.ANSWER_LOST, 8);
        if (!lost) {
            long arrives =
                    agenda.now() + (answered ? way : network.below(RECEIVE_WINDOW, messages, 2));
            boolean refused = strikes(Fault.REFUSED, 12);
            agenda.at(arrives, () -> arrive(call, answered, refused));
        }
        if (!answered) {
            VenueReport silence = lostReport(call);
            agenda.atUnlessDead(agenda.now() + RECEIVE_WINDOW, () -> reports.accept(silence));
        }
    }

    private long delay(int use) {
        return MILLI + network.below(200 * MILLI, messages, use);
    }

    private VenueReport lostReport(VenueCall call) {
        long at = agenda.now() + RECEIVE_WINDOW;
        return switch (call) {
            case VenueCall.Submit submit ->
                    new VenueReport.Lost(
                            VenueReport.Call.SUBMIT, submit.order().clientOrderId(), "timeout", at);
            case VenueCall.Cancel cancel ->
                    new VenueReport.Lost(
                            VenueReport.Call.CANCEL, cancel.clientOrderId(), "timeout", at);
            case VenueCall.Amend amend ->
                    new VenueReport.Lost(
                            VenueReport.Call.AMEND, amend.clientOrderId(), "timeout", at);
            case VenueCall.Query query -> throw new IllegalStateException("Questions are not lost");
        };
    }

    private void arrive(VenueCall call, boolean answered, boolean refused) {
        switch (call) {
            case VenueCall.Submit submit -> submitted(submit.order(), answered, refused);
            case VenueCall.Cancel cancel -> canceled(cancel.clientOrderId(), answered, refused);
            case VenueCall.Amend amend -> amended(amend, answered, refused);
            case VenueCall.Query query -> answer(query);
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
            if (answered) {
                say(new VenueReport.Refused(VenueReport.Call.SUBMIT, id, "busy", agenda.now()));
            }
            return;
        }
        orders.put(id, new Truth(order));
        if (answered) {
            say(new VenueReport.Accepted(id, "X-" + id, agenda.now()));
        }
    }

    private void canceled(String id, boolean answered, boolean refused) {
        Truth truth = orders.get(id);
        if (truth == null || !truth.isOpen() || refused) {
            if (answered) {
                say(new VenueReport.Refused(VenueReport.Call.CANCEL, id, "no", agenda.now()));
            }
            return;
        }
        end(truth, OrderEnd.CANCELED);
    }

    private void amended(VenueCall.Amend amend, boolean answered, boolean refused) {
        Truth truth = orders.get(amend.clientOrderId());
        if (truth == null || !truth.isOpen() || refused || amend.quantity() < truth.filled) {
            if (answered) {
                say(
                        new VenueReport.Refused(
                                VenueReport.Call.AMEND, amend.clientOrderId(), "no", agenda.now()));
            }
            return;
        }
        truth.terms = amend.terms();
        truth.quantity = amend.quantity();
        say(
                new VenueReport.Amended(
                        amend.clientOrderId(), truth.terms, truth.quantity, agenda.now()));
    }

    private void answer(VenueCall.Query query) {
        Truth truth = orders.get(query.clientOrderId());
        long at = agenda.now();
        say(
                truth == null
                        ? new VenueReport.NotFound(query.queryId(), query.clientOrderId(), at)
                        : new VenueReport.OrderState(
                                query.queryId(),
                                query.clientOrderId(),
                                "X-" + query.clientOrderId(),
                                truth.end,
                                truth.terms,
                                truth.quantity,
                                truth.filled,
                                truth.fills,
                                at));
    }

    /** The market moves: some orders trade, a few end. */
    void trade() {
        if (calm) {
            return;
        }
        for (Truth truth : List.copyOf(orders.values())) {
            if (!truth.isOpen()) {
                continue;
            }
            trades++;
            boolean atOnce = truth.terms.type() == OrderType.MARKET;
            if (market.oneIn(atOnce ? 2 : 6, trades, 1)) {
                long rest = truth.quantity - truth.filled;
                boolean whole = market.oneIn(2, trades, 2);
                fill(truth, whole ? rest : 1 + market.below(rest, trades, 3));
            } else if (market.oneIn(60, trades, 4)) {
                end(truth, OrderEnd.EXPIRED);
            }
        }
    }

    private void fill(Truth truth, long quantity) {
        Instrument instrument = truth.request.instrument();
        long at = truth.terms.limitPrice() > 0 ? truth.terms.limitPrice() : price;
        long notional = instrument.notional(at, quantity);
        Fill fill =
                new Fill(
                        "t" + trades,
                        at,
                        quantity,
                        notional,
                        Fee.charge(instrument.quote(), notional, FEE),
                        agenda.now());
        truth.fills.add(fill);
        truth.filled += quantity;
        say(new VenueReport.Execution(truth.request.clientOrderId(), fill, agenda.now()));
    }

    private void end(Truth truth, OrderEnd how) {
        truth.end = how;
        say(
                new VenueReport.Ended(
                        truth.request.clientOrderId(), how, "", truth.filled, agenda.now()));
    }

    /** Says something over the network. */
    private void say(VenueReport report) {
        messages++;
        if (strikes(Fault.REPORT_LOST, 12)) {
            return;
        }
        long way = delay(3);
        if (strikes(Fault.LATE, 6)) {
            way += network.below(20 * SECOND, messages, 4);
        }
        agenda.atUnlessDead(agenda.now() + way, () -> reports.accept(report));
        if (strikes(Fault.DOUBLED, 6)) {
            agenda.atUnlessDead(
                    agenda.now() + way + network.below(5 * SECOND, messages, 5),
                    () -> reports.accept(report));
        }
    }
}
