package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.ExactSum;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The sums of many rows by holding, to be compared with what the books state. */
final class HoldingSums {
    private final Map<Holding, ExactSum> sums = new HashMap<>();
    private long rows;

    void add(long portfolioId, long otherId, long amount) {
        rows++;
        sums.computeIfAbsent(new Holding(portfolioId, otherId), _ -> new ExactSum()).add(amount);
    }

    /** Looks for sums that are not 0, which they are to be. */
    void expectZero(Check check, String other, String what, Findings findings) {
        findings.examined(check, rows);
        Map<Holding, ExactSum> all = new TreeMap<>(Holding.ORDER);
        all.putAll(sums);
        all.forEach((holding, sum) -> {
            if (!sum.is(0)) {
                findings.add(check, holding.named(other), what + " by " + sum);
            }
        });
    }

    /**
     * Compares each with a row of what is stated.
     *
     * @param stated with the columns {@code portfolio_id}, {@code other_id} and {@code amount}
     * @param other what {@code other_id} is of
     * @param parts what was summed up
     */
    void compare(RowCursor stated, Check check, String other, String parts, Findings findings) {
        findings.examined(check, rows);
        Map<Holding, ExactSum> left = new TreeMap<>(Holding.ORDER);
        left.putAll(sums);
        for (; stated.onRow(); stated.next()) {
            Holding holding = Holding.read(stated);
            ExactSum sum = left.remove(holding);
            long amount = stated.number("amount");
            if (!(sum == null ? amount == 0 : sum.is(amount))) {
                String found = sum == null ? "0" : sum.toString();
                findings.add(
                        check,
                        holding.named(other),
                        "states " + amount + ", " + parts + " sum to " + found);
            }
        }
        left.forEach((holding, sum) -> {
            if (!sum.is(0)) {
                findings.add(
                        check, holding.named(other), "states nothing, " + parts + " sum to " + sum);
            }
        });
    }
}
