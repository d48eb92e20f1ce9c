package dev.tradekeep.store.audit;

import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The checks that the books balance. Sums are made here and not in SQL, whose {@code sum()} fails
 * beyond 64 bits. Memory grows with the number of positions and balances, not with history.
 */
public final class BooksAudit {
    private static final String PORTFOLIO_ACCOUNT = "portfolio";

    private final Transaction transaction;

    public BooksAudit(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Runs every check over all of the books, as the transaction sees them. */
    public List<CheckResult> run() {
        List<CheckResult> checks = new ArrayList<>();
        checks.add(positionsAreSumsOfTrades());
        checks.add(positionsAreReplaysOfChanges());
        checks.add(balancesAreSumsOfLedger());
        checks.add(ledgerSumsToZero());
        checks.add(tradesHaveOrders());
        checks.addAll(new MarketAudit(transaction).run());
        return List.copyOf(checks);
    }

    /** What belongs together: a portfolio and its instrument or asset. */
    private record Key(long portfolioId, long otherId) {
        static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::portfolioId).thenComparingLong(Key::otherId);

        static Key of(Row row) {
            return new Key(row.getLong(0), row.getLong(1));
        }

        @Override
        public String toString() {
            return "portfolio " + portfolioId + ", id " + otherId;
        }
    }

    private CheckResult positionsAreSumsOfTrades() {
        Sums stated = sums(BooksQuery.POSITIONS);
        Sums summed = new Sums();
        transaction.forEach(
                BooksQuery.TRADES,
                Binder.NONE,
                row ->
                        summed.add(
                                Key.of(row), Side.valueOf(row.getText(2)).sign() * row.getLong(3)));
        return new CheckResult(
                "books.positions",
                "every position is the sum of its trades",
                summed.rows,
                stated.differences(summed, "position", "its trades"));
    }

    /** As the row says, whether or not it can be true. */
    private record Held(long quantity, long cost, long realizedPnl) {
        static final Held NOTHING = new Held(0, 0, 0);

        static Held of(Row row) {
            return new Held(row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    private CheckResult positionsAreReplaysOfChanges() {
        List<String> problems = new ArrayList<>();
        Map<Key, Held> replayed = new TreeMap<>(Key.ORDER);
        AtomicLong changes = new AtomicLong();
        transaction.forEach(
                BooksQuery.POSITION_CHANGES,
                Binder.NONE,
                row -> {
                    changes.incrementAndGet();
                    Key key = Key.of(row);
                    Held after = Held.of(row);
                    Held before = replayed.put(key, after);
                    long quantity = before == null ? 0 : before.quantity();
                    if (quantity + row.getLong(5) != after.quantity()) {
                        add(problems, key + ": trade " + row.getLong(6) + " breaks the chain");
                    }
                });
        transaction.forEach(
                BooksQuery.POSITIONS_IN_FULL,
                Binder.NONE,
                row -> {
                    Key key = Key.of(row);
                    Held stated = Held.of(row);
                    Held last = replayed.remove(key);
                    if (!stated.equals(last == null ? Held.NOTHING : last)) {
                        add(problems, key + ": position " + stated + ", its last change " + last);
                    }
                });
        replayed.forEach((key, last) -> add(problems, key + ": no position, last change " + last));
        return new CheckResult(
                "books.position-changes",
                "every position is what its changes led to",
                changes.get(),
                problems);
    }

    /** A broken history may be broken at every row. */
    private static void add(List<String> problems, String problem) {
        if (problems.size() < CheckResult.PROBLEMS_MAX) {
            problems.add(problem);
        }
    }

    private CheckResult balancesAreSumsOfLedger() {
        Sums stated = sums(BooksQuery.BALANCES);
        Sums summed = new Sums();
        transaction.forEach(
                BooksQuery.LEDGER,
                Binder.NONE,
                row -> {
                    if (row.getText(2).equals(PORTFOLIO_ACCOUNT)) {
                        summed.add(Key.of(row), row.getLong(3));
                    }
                });
        return new CheckResult(
                "books.balances",
                "every balance is the sum of its ledger entries",
                summed.rows,
                stated.differences(summed, "balance", "its ledger entries"));
    }

    private CheckResult ledgerSumsToZero() {
        Sums summed = new Sums();
        transaction.forEach(
                BooksQuery.LEDGER, Binder.NONE, row -> summed.add(Key.of(row), row.getLong(3)));
        return new CheckResult(
                "books.ledger",
                "the ledger sums to zero for every asset",
                summed.rows,
                new Sums().differences(summed, "zero", "the ledger"));
    }

    private CheckResult tradesHaveOrders() {
        List<String> problems =
                transaction.list(
                        BooksQuery.TRADES_WITHOUT_ORDER,
                        Binder.NONE,
                        row -> "trade " + row.getLong(0) + " has no order");
        long trades = transaction.get(BooksQuery.COUNT_TRADES, Binder.NONE, row -> row.getLong(0));
        return new CheckResult("books.trades", "every trade belongs to an order", trades, problems);
    }

    private Sums sums(Query query) {
        Sums sums = new Sums();
        transaction.forEach(query, Binder.NONE, row -> sums.add(Key.of(row), row.getLong(2)));
        return sums;
    }

    private static final class Sums {
        private final Map<Key, BigInteger> byKey = new HashMap<>();
        private long rows;

        void add(Key key, long amount) {
            rows++;
            byKey.merge(key, BigInteger.valueOf(amount), BigInteger::add);
        }

        List<String> differences(Sums other, String name, String otherName) {
            TreeSet<Key> keys = new TreeSet<>(Key.ORDER);
            keys.addAll(byKey.keySet());
            keys.addAll(other.byKey.keySet());
            List<String> differences = new ArrayList<>();
            for (Key key : keys) {
                BigInteger here = byKey.getOrDefault(key, BigInteger.ZERO);
                BigInteger there = other.byKey.getOrDefault(key, BigInteger.ZERO);
                if (!here.equals(there)) {
                    differences.add(
                            key + ": " + name + " " + here + ", " + otherName + " " + there);
                }
            }
            return differences;
        }
    }
}
