package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.MoneyWitness;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.store.portfolio.LedgerAccount;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.TradingHalt;
import java.util.List;

/** What a person, or the program for one, asks of an engine. */
public sealed interface Command extends EngineInput {

    /** A command that is answered by its id, once what it did is on disk. */
    sealed interface Answered extends Command {
        long commandId();
    }

    /**
     * Places an order; the answer is the order, submitted or denied.
     *
     * @param portfolio index of the portfolio that it is for
     */
    record Place(long commandId, int portfolio, OrderWish wish, OrderWitness witness)
            implements Answered {}

    /** Asks for an order to be canceled; the answer is the order with its cancel pending. */
    record Cancel(long commandId, String clientOrderId, OrderWitness witness) implements Answered {}

    /** Asks for other terms of an order; the answer is the order with its amendment pending. */
    record Amend(
            long commandId,
            String clientOrderId,
            OrderTerms terms,
            long quantity,
            OrderWitness witness)
            implements Answered {}

    /**
     * Moves money into a portfolio or out of it; confirmed once it is on disk.
     *
     * @param change asset units, not 0; below 0 for what is taken out
     * @param counterpart where it comes from or goes
     * @param witness notes who asked, together with the money
     */
    record Move(
            long commandId,
            int portfolio,
            Asset asset,
            long change,
            LedgerAccount counterpart,
            Posting.Reason reason,
            MoneyWitness witness)
            implements Command {}

    /** The halts and limits that the books hold now, in place of those before. */
    record Restrict(List<TradingHalt> halts, List<RiskLimit> limits) implements Command {
        public Restrict {
            halts = List.copyOf(halts);
            limits = List.copyOf(limits);
        }
    }

    /** The run is over: days that are open are closed. */
    record Finish() implements Command {}
}
