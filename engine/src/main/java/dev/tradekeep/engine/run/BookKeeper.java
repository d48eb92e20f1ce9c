package dev.tradekeep.engine.run;

import static dev.tradekeep.store.portfolio.LedgerAccount.FEES;
import static dev.tradekeep.store.portfolio.LedgerAccount.MARKET;
import static dev.tradekeep.store.portfolio.LedgerAccount.PORTFOLIO;

import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.orders.OrderOwner;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.performance.DailyPerformance;
import dev.tradekeep.store.performance.EquityRepository;
import dev.tradekeep.store.performance.EquitySnapshot;
import dev.tradekeep.store.performance.PerformanceRepository;
import dev.tradekeep.store.portfolio.LedgerRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.risk.RiskEvent;
import dev.tradekeep.store.risk.RiskEventKind;
import dev.tradekeep.store.risk.RiskEventRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.strategies.Signal;
import dev.tradekeep.store.strategies.SignalRepository;
import org.jspecify.annotations.Nullable;

/** Writes what happens to the orders of one run into the books, each event in one transaction. */
final class BookKeeper {
    private final Journal journal;
    private final OrderOwner owner;
    private final ListedInstrument listed;

    BookKeeper(Journal journal, OrderOwner owner, ListedInstrument listed) {
        this.journal = journal;
        this.owner = owner;
        this.listed = listed;
    }

    /**
     * What caused an order.
     *
     * @param callerOrderId the caller's own id of the order; null when there is none
     * @param witness notes who asked for it
     */
    record Cause(Signal signal, @Nullable String callerOrderId, OrderWitness witness) {}

    /**
     * Books the intent to send an order, with what caused it.
     *
     * @param exit whether it makes the position smaller, which must be possible on a full disk
     */
    void open(Order order, OrderEvent.Submitted event, Cause cause, boolean exit) {
        UnitOfWork<@Nullable Void> intent =
                transaction -> {
                    insert(transaction, order, event, cause);
                    return null;
                };
        if (exit) {
            journal.bookInNeed(intent);
            return;
        }
        journal.book(intent);
    }

    /** Books an order that is not sent, with what caused it and the reason why not. */
    void deny(Order order, OrderEvent.Denied event, Cause cause) {
        journal.book(transaction -> {
            insert(transaction, order, event, cause);
            new RiskEventRepository(transaction)
                    .insert(
                            new RiskEvent(
                                    RiskEventKind.DENIAL,
                                    event.reasonCode(),
                                    owner.engineRunId(),
                                    owner.portfolioId(),
                                    owner.instrumentId(),
                                    order.clientOrderId(),
                                    event.reason(),
                                    event.at()));
            return null;
        });
    }

    private void insert(Transaction transaction, Order order, OrderEvent event, Cause cause) {
        new OrderRepository(transaction).open(owner, order, cause.callerOrderId(), event);
        new SignalRepository(transaction)
                .insert(owner.engineRunId(), owner.instrumentId(), cause.signal());
        cause.witness().note(transaction, null, order);
    }

    /** Books that a cancel was asked for, and by whom. */
    void cancel(
            Order before,
            Order after,
            int sequence,
            OrderEvent.CancelRequested event,
            OrderWitness witness) {
        journal.bookInNeed(transaction -> {
            new OrderRepository(transaction).apply(after, sequence, event);
            witness.note(transaction, before, after);
            return null;
        });
    }

    /** Books an event that moves no money. */
    void progress(Order order, int sequence, OrderEvent event) {
        journal.bookInNeed(transaction -> {
            new OrderRepository(transaction).apply(order, sequence, event);
            return null;
        });
    }

    /** Books what a day made of the account. */
    void day(DayTracker.Result day) {
        journal.bookInNeed(transaction -> {
            new PerformanceRepository(transaction)
                    .save(
                            new DailyPerformance(
                                    owner.portfolioId(),
                                    day.day(),
                                    listed.quoteAssetId(),
                                    day.startEquity(),
                                    day.endEquity(),
                                    day.drawdownMaxBps(),
                                    day.trades(),
                                    day.fees()));
            new EquityRepository(transaction)
                    .save(
                            new EquitySnapshot(
                                    owner.portfolioId(),
                                    day.measuredAt(),
                                    listed.quoteAssetId(),
                                    day.endEquity(),
                                    day.cash()));
            return null;
        });
    }

    /** Books a fill: order, trade, position, balances and ledger together. */
    void fill(Order order, int sequence, OrderEvent.Filled event, Holdings holdings) {
        journal.bookInNeed(transaction -> {
            OrderRepository orders = new OrderRepository(transaction);
            orders.apply(order, sequence, event);
            long tradeId = orders.insertTrade(order, event.fill());
            saveHoldings(transaction, holdings, event.at());
            long change = order.side().sign() * event.fill().quantity();
            new PortfolioRepository(transaction)
                    .addChange(
                            owner.portfolioId(),
                            listed.id(),
                            tradeId,
                            change,
                            holdings.position(),
                            event.at());
            new LedgerRepository(transaction).post(posting(order.side(), event.fill(), tradeId));
            return null;
        });
    }

    private void saveHoldings(Transaction transaction, Holdings holdings, long at) {
        PortfolioRepository portfolio = new PortfolioRepository(transaction);
        long id = owner.portfolioId();
        portfolio.saveBalances(
                id,
                listed.baseAssetId(),
                holdings.baseBalance(),
                listed.quoteAssetId(),
                holdings.quoteBalance(),
                at);
        portfolio.savePosition(id, listed.id(), holdings.position(), at);
    }

    private Posting posting(Side side, Fill fill, long tradeId) {
        long bought = side.sign() * listed.instrument().baseAmount(fill.quantity());
        long paid = side.sign() * fill.notional();
        boolean feeInQuote = fill.fee().asset().equals(listed.instrument().quote());
        long feeAssetId = feeInQuote ? listed.quoteAssetId() : listed.baseAssetId();
        return new Posting.Builder(owner.portfolioId(), tradeId, fill.at())
                .move(MARKET, PORTFOLIO, listed.baseAssetId(), bought, Posting.Reason.TRADE)
                .move(PORTFOLIO, MARKET, listed.quoteAssetId(), paid, Posting.Reason.TRADE)
                .move(PORTFOLIO, FEES, feeAssetId, fill.fee().amount(), Posting.Reason.FEE)
                .build();
    }
}
