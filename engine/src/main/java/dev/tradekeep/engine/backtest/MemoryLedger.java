package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.books.TradePosting;
import dev.tradekeep.engine.core.Portfolio;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.portfolio.LedgerAccount;
import dev.tradekeep.store.portfolio.Posting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The double-entry ledger of a backtest, as sums: of each portfolio, account, asset and reason. The
 * postings are those of the books, so the sums are, too. For one thread.
 */
final class MemoryLedger {
    private static final Map<LedgerAccount, Integer> ACCOUNTS = numbered(LedgerAccount.class);
    private static final Map<Posting.Reason, Integer> REASONS = numbered(Posting.Reason.class);

    /** By slot. */
    private final List<Asset> assets = new ArrayList<>();

    /** By the id of the asset's row; below 0 for one that no market has. */
    private final Map<Long, Integer> slots = new HashMap<>();

    private final Map<Asset, Long> ids = new HashMap<>();

    /** By slot, then by portfolio, account and reason. */
    private final List<long[]> sums = new ArrayList<>();

    private final int portfolios;

    /** Places for the sums of assets that moved lately; a power of two. */
    private static final int RECENT = 64;

    private final long[] recentIds = new long[RECENT];
    private final long[][] recentSums = new long[RECENT][0];

    MemoryLedger(int portfolios, List<Market> markets) {
        this.portfolios = portfolios;
        for (Market market : markets) {
            ListedInstrument listed = market.listed();
            var _ = slot(listed.baseAssetId(), listed.instrument().base());
            var _ = slot(listed.quoteAssetId(), listed.instrument().quote());
        }
    }

    /** Cash that a portfolio begins with. */
    void deposit(int portfolio, Asset asset, long amount) {
        move(
                portfolio,
                LedgerAccount.EXTERNAL,
                LedgerAccount.PORTFOLIO,
                id(asset),
                amount,
                Posting.Reason.DEPOSIT);
    }

    /** A trade. */
    void trade(BookingLine.Traded traded) {
        int portfolio = traded.portfolio();
        TradePosting.forEach(
                traded.market(),
                traded.after(),
                traded.event().fill(),
                this::id,
                (from, to, assetId, amount, reason) ->
                        move(portfolio, from, to, assetId, amount, reason));
    }

    /** Money that came into a portfolio, or left it. */
    void move(BookingLine.MoneyMoved moved) {
        move(
                moved.portfolio(),
                moved.counterpart(),
                LedgerAccount.PORTFOLIO,
                id(moved.asset()),
                moved.change(),
                moved.reason());
    }

    /** What holding a contract cost, or brought in. */
    void fund(BookingLine.Funded funded) {
        move(
                funded.portfolio(),
                Posting.Reason.FUNDING.counterpart(),
                LedgerAccount.PORTFOLIO,
                funded.market().listed().quoteAssetId(),
                funded.change(),
                Posting.Reason.FUNDING);
    }

    private void move(
            int portfolio,
            LedgerAccount from,
            LedgerAccount to,
            long assetId,
            long amount,
            Posting.Reason reason) {
        long[] of = sumsOf(assetId);
        int gives = place(portfolio, from, reason);
        int takes = place(portfolio, to, reason);
        of[gives] = FixedPoint.subtract(of[gives], amount);
        of[takes] = FixedPoint.add(of[takes], amount);
    }

    private static int place(int portfolio, LedgerAccount account, Posting.Reason reason) {
        int row = portfolio * ACCOUNTS.size() + number(ACCOUNTS, account);
        return row * REASONS.size() + number(REASONS, reason);
    }

    private static <E extends Enum<E>> Map<E, Integer> numbered(Class<E> constants) {
        Map<E, Integer> numbers = new EnumMap<>(constants);
        for (E constant : constants.getEnumConstants()) {
            numbers.put(constant, numbers.size());
        }
        return numbers;
    }

    private static <E> int number(Map<E, Integer> numbers, E constant) {
        return Objects.requireNonNull(numbers.get(constant), "all constants have a number");
    }

    private long[] sumsOf(long assetId) {
        // The few assets of a trade come again and again, and each has a place of its own here.
        int at = (int) (assetId & (RECENT - 1));
        if (recentIds[at] != assetId || recentSums[at].length == 0) {
            recentIds[at] = assetId;
            recentSums[at] = find(assetId);
        }
        return recentSums[at];
    }

    private long[] find(long assetId) {
        return sums.get(Objects.requireNonNull(slots.get(assetId), "an asset of a market"));
    }

    private long id(Asset asset) {
        Long known = ids.get(asset);
        return known == null ? slot(-assets.size() - 1L, asset) : known;
    }

    /** Gives an asset a slot, unless it has one, and returns the id. */
    private long slot(long id, Asset asset) {
        if (slots.putIfAbsent(id, assets.size()) == null) {
            ids.put(asset, id);
            assets.add(asset);
            sums.add(new long[portfolios * ACCOUNTS.size() * REASONS.size()]);
        }
        return id;
    }

    /** What a portfolio owns of an asset, asset units. */
    long balance(int portfolio, Asset asset) {
        int slot = assets.indexOf(asset);
        long balance = 0;
        if (slot >= 0) {
            for (Posting.Reason reason : Posting.Reason.values()) {
                balance =
                        FixedPoint.add(
                                balance, sum(slot, portfolio, LedgerAccount.PORTFOLIO, reason));
            }
        }
        return balance;
    }

    private long sum(int slot, int portfolio, LedgerAccount account, Posting.Reason reason) {
        return sums.get(slot)[place(portfolio, account, reason)];
    }

    /** Every sum that is not 0, by portfolio, asset, account and reason. */
    List<LedgerSum> sums() {
        List<LedgerSum> all = new ArrayList<>();
        for (int portfolio = 0; portfolio < portfolios; portfolio++) {
            for (int slot = 0; slot < assets.size(); slot++) {
                addSums(portfolio, slot, all);
            }
        }
        return all;
    }

    private void addSums(int portfolio, int slot, List<LedgerSum> all) {
        for (LedgerAccount account : LedgerAccount.values()) {
            for (Posting.Reason reason : Posting.Reason.values()) {
                long amount = sum(slot, portfolio, account, reason);
                if (amount != 0) {
                    all.add(new LedgerSum(portfolio, account, assets.get(slot), reason, amount));
                }
            }
        }
    }

    /**
     * Compares the ledger with what the engine believes that a portfolio holds.
     *
     * @throws TradekeepException with {@link ErrorCode#BOOKS_DO_NOT_BALANCE} when they differ, or
     *     one owes what only a margin account may
     */
    void require(Portfolio portfolio) {
        portfolio
                .balances()
                .forEach((asset, held) -> {
                    long booked = balance(portfolio.index(), asset);
                    if (booked != held || held < 0) {
                        throw new TradekeepException(
                                ErrorCode.BOOKS_DO_NOT_BALANCE,
                                "The backtest's portfolio holds "
                                        + FixedPoint.format(held, asset.scale())
                                        + " "
                                        + asset.code()
                                        + ", and its ledger has "
                                        + FixedPoint.format(booked, asset.scale())
                                        + ". Nothing of it is kept.");
                    }
                });
    }
}
