package dev.tradekeep.engine.run;

import static dev.tradekeep.store.portfolio.Account.FEES;
import static dev.tradekeep.store.portfolio.Account.MARKET;
import static dev.tradekeep.store.portfolio.Account.PORTFOLIO;

import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.orders.OrderOwner;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.portfolio.LedgerRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.sql.Transaction;

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
     * Books a new order as its first event left it: the intent to send it, or its denial.
     *
     * @param order after the event
     */
    void open(Order order, OrderEvent event) {
        journal.book(transaction -> {
            new OrderRepository(transaction).open(owner, order, event);
            return null;
        });
    }

    /** Books an event that moves no money. */
    void progress(Order order, int sequence, OrderEvent event) {
        journal.book(transaction -> {
            new OrderRepository(transaction).apply(order, sequence, event);
            return null;
        });
    }

    /** Books a fill: order, trade, position, balances and ledger together. */
    void fill(Order order, int sequence, OrderEvent.Filled event, Account account) {
        journal.book(transaction -> {
            OrderRepository orders = new OrderRepository(transaction);
            orders.apply(order, sequence, event);
            long tradeId = orders.insertTrade(order, event.fill());
            saveAccount(transaction, account, event.at());
            new LedgerRepository(transaction).post(posting(order.side(), event.fill(), tradeId));
            return null;
        });
    }

    private void saveAccount(Transaction transaction, Account account, long at) {
        PortfolioRepository portfolio = new PortfolioRepository(transaction);
        long id = owner.portfolioId();
        portfolio.saveBalance(id, listed.baseAssetId(), account.baseBalance(), at);
        portfolio.saveBalance(id, listed.quoteAssetId(), account.quoteBalance(), at);
        portfolio.savePosition(id, listed.id(), account.position(), at);
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
