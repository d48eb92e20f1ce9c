package dev.tradekeep.store.portfolio;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries of the ledger that belong together and sum to zero for each asset.
 *
 * @param portfolioId whose books
 * @param tradeId the trade that caused it; {@link #NO_TRADE} for a deposit or withdrawal
 * @param at UTC microseconds since the epoch
 */
public record Posting(long portfolioId, long tradeId, long at, List<Entry> entries) {
    /** For a posting that no trade caused. */
    public static final long NO_TRADE = 0;

    /** Why an amount moved. */
    public enum Reason {
        DEPOSIT(LedgerAccount.EXTERNAL),
        WITHDRAWAL(LedgerAccount.EXTERNAL),
        TRADE(LedgerAccount.MARKET),
        SLIPPAGE(LedgerAccount.MARKET),
        FEE(LedgerAccount.FEES),
        TRANSFER(LedgerAccount.TRANSIT),
        /** A difference that people accepted. */
        ADJUSTMENT(LedgerAccount.EXTERNAL),
        /** What holding a contract cost, or brought in. */
        FUNDING(LedgerAccount.EXTERNAL),
        /** What borrowing cost, or lending brought in. */
        INTEREST(LedgerAccount.EXTERNAL);

        private final String column = Word.of(this);
        private final LedgerAccount counterpart;

        Reason(LedgerAccount counterpart) {
            this.counterpart = counterpart;
        }

        /** The account on the other side of the portfolio. */
        public LedgerAccount counterpart() {
            return counterpart;
        }

        /** Whether it is a gain or a loss, and not money that somebody brought or took. */
        public boolean isEarned() {
            return switch (this) {
                case TRADE, SLIPPAGE, FEE, FUNDING, INTEREST -> true;
                case DEPOSIT, WITHDRAWAL, TRANSFER, ADJUSTMENT -> false;
            };
        }

        /** The word in the table; made once, because it is written with every trade. */
        String column() {
            return column;
        }
    }

    /**
     * One line.
     *
     * @param amount units of the asset, not 0; above 0 increases the account
     */
    public record Entry(LedgerAccount account, long assetId, long amount, Reason reason) {}

    /**
     * Checks that the entries balance.
     *
     * @throws TradekeepException with {@link ErrorCode#BOOKS_DO_NOT_BALANCE} when they do not
     */
    public Posting {
        entries = List.copyOf(entries);
        Map<Long, Long> sums = new HashMap<>();
        for (Entry entry : entries) {
            sums.merge(entry.assetId(), entry.amount(), Math::addExact);
        }
        for (var sum : sums.entrySet()) {
            if (sum.getValue() != 0) {
                throw new TradekeepException(
                        ErrorCode.BOOKS_DO_NOT_BALANCE,
                        "A posting leaves "
                                + sum.getValue()
                                + " units of asset "
                                + sum.getKey()
                                + " without a counterpart. Nothing was booked.");
            }
        }
    }

    /** A deposit from outside. */
    public static Posting deposit(long portfolioId, long assetId, long amount, long at) {
        return new Builder(portfolioId, NO_TRADE, at)
                .move(
                        LedgerAccount.EXTERNAL,
                        LedgerAccount.PORTFOLIO,
                        assetId,
                        amount,
                        Reason.DEPOSIT)
                .build();
    }

    /** Collects movements from one account to another. Not thread-safe. */
    public static final class Builder {
        private final long portfolioId;
        private final long tradeId;
        private final long at;
        private final List<Entry> entries = new ArrayList<>();

        public Builder(long portfolioId, long tradeId, long at) {
            this.portfolioId = portfolioId;
            this.tradeId = tradeId;
            this.at = at;
        }

        /** Moves an amount; a negative one moves the other way, and 0 moves nothing. */
        public Builder move(
                LedgerAccount from, LedgerAccount to, long assetId, long amount, Reason reason) {
            if (amount != 0) {
                entries.add(new Entry(to, assetId, amount, reason));
                entries.add(new Entry(from, assetId, Math.negateExact(amount), reason));
            }
            return this;
        }

        public Posting build() {
            return new Posting(portfolioId, tradeId, at, entries);
        }
    }
}
