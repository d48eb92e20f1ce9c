package dev.tradekeep.engine.accounting;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.Movement;
import dev.tradekeep.store.portfolio.MovementRepository;
import dev.tradekeep.store.portfolio.Posting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was held and what it earned when it went, lot by lot: the holdings of a portfolio in an
 * asset, whichever instrument they were traded by, with what came from outside or from other
 * portfolios. What is only ever the money of trades has no lots.
 */
public final class TaxReport {
    private final ReportBooks books;
    private final ReportScope scope;
    private final Map<Long, DeclaredCost> declared;
    private final Set<Long> money = new HashSet<>();
    private final Map<HoldingKey, LotBook> holdings = new HashMap<>();
    private final Parcels parcels;
    private final Consumer<TaxRow> sink;

    /**
     * @param declared what deposits had cost, by the ids of their postings
     * @param rows hears of each row of the report, in the order in which they were booked
     */
    public TaxReport(
            ReportBooks books,
            ReportScope scope,
            Map<Long, DeclaredCost> declared,
            Consumer<TaxRow> rows) {
        this.books = books;
        this.scope = scope;
        this.declared = Map.copyOf(declared);
        sink = rows;
        List<MovementRepository.Pair> pairs = books.movements().tradedPairs();
        pairs.forEach(pair -> money.add(pair.quoteAssetId()));
        pairs.forEach(pair -> money.remove(pair.baseAssetId()));
        parcels = new Parcels(books.movements().transfers());
    }

    private record HoldingKey(long portfolioId, long assetId) {}

    /** Goes through the books. */
    public void run() {
        books.forEach(scope, this::book);
    }

    /** Lots of other portfolios may come into one that is wanted. */
    private boolean isFollowed(long portfolioId) {
        return !books.isBacktest(portfolioId) || books.isWanted(scope, portfolioId);
    }

    private void book(Movement movement) {
        if (!isFollowed(movement.portfolioId())) {
            return;
        }
        Movement.Trade trade = movement.trade();
        if (trade != null) {
            trade(movement, trade);
        } else if (money.contains(movement.assetId())) {
            income(movement);
        } else if (movement.reason() == Posting.Reason.TRANSFER) {
            transfer(movement);
        } else if (movement.amount() > 0) {
            come(movement, kindOf(movement.reason()));
        } else {
            go(movement, movement.assetId(), -movement.amount(), kindOf(movement.reason()));
        }
    }

    private static TaxRow.Kind kindOf(Posting.Reason reason) {
        return switch (reason) {
            case DEPOSIT, TRANSFER -> TaxRow.Kind.DEPOSIT;
            case WITHDRAWAL -> TaxRow.Kind.WITHDRAWAL;
            case ADJUSTMENT -> TaxRow.Kind.ADJUSTMENT;
            case FUNDING -> TaxRow.Kind.FUNDING;
            case INTEREST -> TaxRow.Kind.INTEREST;
            case FEE -> TaxRow.Kind.FEE;
            case TRADE, SLIPPAGE -> TaxRow.Kind.SALE;
        };
    }

    /** A fee in what was traded makes what came less, or what went more. */
    private void trade(Movement movement, Movement.Trade trade) {
        ListedInstrument listed = books.instrument(trade.instrumentId());
        long quote = listed.quoteAssetId();
        boolean feeInBase = trade.feeAssetId() == listed.baseAssetId();
        boolean feeInQuote = trade.feeAssetId() == quote;
        long moved = FixedPoint.subtract(movement.amount(), feeInBase ? trade.fee() : 0);
        long costs = feeInQuote ? trade.fee() : 0;
        int side = trade.side().sign();
        if (Long.signum(moved) == side) {
            Lot lot =
                    new Lot(
                            movement.at(),
                            movement.postingId(),
                            Math.abs(moved),
                            trade.money(),
                            costs,
                            quote);
            LotBook book = holding(movement.portfolioId(), listed.baseAssetId());
            book.fill(
                    side,
                    lot,
                    (part, share, fees) -> sale(movement, part, side, share, fees, quote));
        }
        if (Long.signum(moved) == -1 && side == 1) {
            // The fee took more than the trade brought.
            go(movement, movement.assetId(), -moved, TaxRow.Kind.FEE);
        }
        if (!money.contains(quote)) {
            exchange(movement, quote, -side * trade.money() - costs);
        }
        if (!feeInBase && !feeInQuote && trade.fee() != 0) {
            fee(movement, trade);
        }
    }

    private void sale(Movement movement, Lot part, int side, long share, long fees, long quote) {
        boolean known = part.isKnown() && part.currency() == quote;
        boolean longLot = side < 0;
        long allFees = FixedPoint.add(part.fees(), fees);
        Long opened = part.isKnown() ? (Long) part.money() : null;
        Long cost = longLot ? opened : (Long) share;
        Long proceeds = longLot ? (Long) share : opened;
        Long gain =
                known
                        ? (Long)
                                FixedPoint.subtract(
                                        longLot
                                                ? FixedPoint.subtract(share, part.money())
                                                : FixedPoint.subtract(part.money(), share),
                                        allFees)
                        : null;
        boolean twoCurrencies = part.isKnown() && !known;
        tell(
                new TaxRow(
                        TaxRow.Kind.SALE,
                        movement.portfolioId(),
                        movement.assetId(),
                        part.openedAt(),
                        part.openedBy(),
                        movement.at(),
                        movement.postingId(),
                        longLot ? part.quantity() : -part.quantity(),
                        twoCurrencies ? null : cost,
                        twoCurrencies ? null : proceeds,
                        known || !part.isKnown() ? allFees : 0,
                        twoCurrencies ? null : (Long) quote,
                        gain),
                movement);
    }

    /** What was the money of a trade and has lots of its own: its worth then is not known. */
    private void exchange(Movement movement, long assetId, long amount) {
        if (amount > 0) {
            put(
                    movement,
                    assetId,
                    new Lot(movement.at(), movement.postingId(), amount, 0, 0, Lot.UNKNOWN),
                    TaxRow.Kind.RECEIVED);
        } else if (amount < 0) {
            go(movement, assetId, -amount, TaxRow.Kind.SPENT);
        }
    }

    private void fee(Movement movement, Movement.Trade trade) {
        long asset = trade.feeAssetId();
        if (money.contains(asset)) {
            earned(movement, TaxRow.Kind.FEE, asset, -trade.fee());
        } else if (trade.fee() > 0) {
            go(movement, asset, trade.fee(), TaxRow.Kind.FEE);
        } else {
            put(
                    movement,
                    asset,
                    new Lot(movement.at(), movement.postingId(), -trade.fee(), 0, 0, Lot.UNKNOWN),
                    TaxRow.Kind.FEE);
        }
    }

    private void income(Movement movement) {
        if (movement.reason().isEarned()) {
            earned(movement, kindOf(movement.reason()), movement.assetId(), movement.amount());
        }
    }

    private void earned(Movement movement, TaxRow.Kind kind, long currency, long amount) {
        tell(
                new TaxRow(
                        kind,
                        movement.portfolioId(),
                        currency,
                        null,
                        null,
                        movement.at(),
                        movement.postingId(),
                        0,
                        null,
                        null,
                        0,
                        currency,
                        amount),
                movement);
    }

    private void come(Movement movement, TaxRow.Kind kind) {
        DeclaredCost cost = declared.get(movement.postingId());
        Lot lot =
                cost == null
                        ? new Lot(
                                movement.at(),
                                movement.postingId(),
                                movement.amount(),
                                0,
                                0,
                                Lot.UNKNOWN)
                        : new Lot(
                                cost.acquiredAt(),
                                movement.postingId(),
                                movement.amount(),
                                cost.cost(),
                                0,
                                cost.currency());
        put(movement, movement.assetId(), lot, kind);
    }

    private void put(Movement movement, long assetId, Lot lot, TaxRow.Kind kind) {
        LotBook book = holding(movement.portfolioId(), assetId);
        book.fill(1, lot, (part, _, _) -> gone(movement, assetId, part, kind));
        tell(
                new TaxRow(
                        kind,
                        movement.portfolioId(),
                        assetId,
                        lot.openedAt(),
                        lot.openedBy(),
                        null,
                        null,
                        lot.quantity(),
                        lot.isKnown() ? (Long) lot.money() : null,
                        null,
                        0,
                        lot.isKnown() ? (Long) lot.currency() : null,
                        null),
                movement);
    }

    private void go(Movement movement, long assetId, long amount, TaxRow.Kind kind) {
        holding(movement.portfolioId(), assetId)
                .fill(
                        -1,
                        new Lot(movement.at(), movement.postingId(), amount, 0, 0, Lot.UNKNOWN),
                        (part, _, _) -> gone(movement, assetId, part, kind));
    }

    /** A part that went without being sold; one that was a cost is lost with what it had cost. */
    private void gone(Movement movement, long assetId, Lot part, TaxRow.Kind kind) {
        boolean isCost =
                switch (kind) {
                    case FEE, FUNDING, INTEREST -> true;
                    case SALE, SPENT, RECEIVED, DEPOSIT, WITHDRAWAL, ADJUSTMENT -> false;
                };
        Long cost = part.isKnown() ? (Long) part.money() : null;
        tell(
                new TaxRow(
                        kind,
                        movement.portfolioId(),
                        assetId,
                        part.openedAt(),
                        part.openedBy(),
                        movement.at(),
                        movement.postingId(),
                        part.quantity(),
                        cost,
                        isCost ? (Long) 0L : null,
                        part.fees(),
                        part.isKnown() ? (Long) part.currency() : null,
                        isCost && cost != null
                                ? (Long) Math.negateExact(FixedPoint.add(cost, part.fees()))
                                : null),
                movement);
    }

    private void transfer(Movement movement) {
        LotBook book = holding(movement.portfolioId(), movement.assetId());
        if (movement.amount() < 0) {
            List<Lot> lots = new ArrayList<>();
            long held = Math.min(Math.max(0, book.held()), -movement.amount());
            if (held > 0) {
                book.take(held, Lot.UNKNOWN, lots::add);
            }
            parcels.send(movement, lots);
            return;
        }
        long known = 0;
        for (Lot lot : parcels.receive(movement)) {
            book.fill(
                    1,
                    lot,
                    (part, _, _) -> gone(movement, movement.assetId(), part, TaxRow.Kind.DEPOSIT));
            known += lot.quantity();
        }
        if (known < movement.amount()) {
            put(
                    movement,
                    movement.assetId(),
                    new Lot(
                            movement.at(),
                            movement.postingId(),
                            movement.amount() - known,
                            0,
                            0,
                            Lot.UNKNOWN),
                    TaxRow.Kind.DEPOSIT);
        }
    }

    private LotBook holding(long portfolioId, long assetId) {
        return holdings.computeIfAbsent(
                new HoldingKey(portfolioId, assetId), _ -> new LotBook(scope.method()));
    }

    private void tell(TaxRow row, Movement movement) {
        @Nullable Long currency = row.currency();
        boolean ofCurrency =
                scope.currency() == ReportScope.ANY
                        || (currency != null && currency == scope.currency());
        if (ofCurrency
                && scope.period().contains(movement.at())
                && books.isWanted(scope, movement.portfolioId())) {
            sink.accept(row);
        }
    }
}
