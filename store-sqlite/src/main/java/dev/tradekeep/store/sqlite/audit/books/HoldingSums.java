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

    /**
     * Compares each with a row of what is stated: portfolio, instrument or asset, amount.
     *
     * @param other what the second column is of
     * @param parts what was summed up
     */
    void compare(RowCursor stated, Check check, String other, String parts, Findings findings) {
        findings.examined(check, rows);
        Map<Holding, ExactSum> left = new TreeMap<>(Holding.ORDER);
        left.putAll(sums);
        for (; stated.onRow(); stated.next()) {
            Holding holding = new Holding(stated.number(0), stated.number(1));
            ExactSum sum = left.remove(holding);
            long amount = stated.number(2);
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
