package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import org.jspecify.annotations.Nullable;

/** What people ask of an engine: orders placed, canceled and amended. */
final class CommandFlow {
    private final EngineSetup setup;
    private final EngineState state;
    private final Turn turn;
    private final OrderFlow orders;
    private final AmendmentFlow amendments;
    private final MoneyFlow money;

    CommandFlow(
            EngineSetup setup,
            EngineState state,
            Turn turn,
            RiskDesk risk,
            OrderFlow orders,
            AmendmentFlow amendments) {
        this.setup = setup;
        this.state = state;
        this.turn = turn;
        this.orders = orders;
        this.amendments = amendments;
        money = new MoneyFlow(setup, state, turn, risk, orders);
    }

    /** Moves money, or says why not. */
    void take(Command.Move move, Effects effects) {
        try {
            money.move(move);
        } catch (TradekeepException refusal) {
            effects.refuse(move.commandId(), refusal);
        }
    }

    /** Carries a command out, or says why not. */
    void take(Command.Answered command, Effects effects) {
        try {
            OrderFlow.Placed placed = answer(command);
            turn.reply(command.commandId(), placed.order(), placed.event());
        } catch (TradekeepException refusal) {
            effects.refuse(command.commandId(), refusal);
        }
    }

    /**
     * Carries a command out.
     *
     * @throws TradekeepException when it cannot be; nothing was changed then
     */
    private OrderFlow.Placed answer(Command.Answered command) {
        return switch (command) {
            case Command.Place place -> place(place);
            case Command.Cancel cancel ->
                    taken(
                            orders.cancel(find(cancel.clientOrderId()), cancel.witness()),
                            cancel.clientOrderId(),
                            "cancel");
            case Command.Amend amend ->
                    taken(
                            amendments.amend(
                                    find(amend.clientOrderId()),
                                    amend.terms(),
                                    amend.quantity(),
                                    amend.witness()),
                            amend.clientOrderId(),
                            "amendment");
        };
    }

    private OrderFlow.Placed place(Command.Place place) {
        Market market = setup.markets().get(place.wish().market());
        if (state.price(market.index()) == 0) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The engine has seen no price of "
                            + market.instrument().symbol()
                            + " yet. Wait for its first candle.");
        }
        OrderFlow.Asker asker =
                new OrderFlow.Asker(
                        BookingLine.NO_SLOT, state.portfolio(place.portfolio()), place.witness());
        OrderFlow.Placed placed = orders.place(asker, market, place.wish(), null);
        if (placed.isLeftOut()) {
            throw new TradekeepException(
                    ErrorCode.SERVER_DEGRADED,
                    "The disk is full or slow: no order that opens a position is taken, and nothing"
                            + " was written. What makes one smaller, and cancels, are. Try again"
                            + " later.");
        }
        return placed;
    }

    private OpenOrder find(String clientOrderId) {
        OpenOrder open = state.order(clientOrderId);
        if (open == null) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND, "Order " + clientOrderId + " is not open here.");
        }
        return open;
    }

    private OrderFlow.Placed taken(
            OrderFlow.@Nullable Placed placed, String clientOrderId, String what) {
        if (placed == null) {
            throw new TradekeepException(
                    ErrorCode.ORDER_TRANSITION_ILLEGAL,
                    "Order "
                            + clientOrderId
                            + " is "
                            + find(clientOrderId).order().status()
                            + ", which allows no "
                            + what
                            + ".");
        }
        return placed;
    }
}
