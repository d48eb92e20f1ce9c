package dev.tradekeep.bench.reference;

import java.util.List;

/**
 * What a backtest leaves behind, a text a row, the same from both sides: orders, trades, lines of
 * the ledger and balances, each in their order.
 */
record Ledgers(
        List<String> orders, List<String> trades, List<String> ledger, List<String> balances) {
    static final String SEPARATOR = "|";

    Ledgers {
        orders = List.copyOf(orders);
        trades = List.copyOf(trades);
        ledger = List.copyOf(ledger);
        balances = List.copyOf(balances);
    }

    /** Sorts lines by the word that they begin with. */
    static Ledgers of(List<String> lines) {
        return new Ledgers(
                beginning(lines, "order"),
                beginning(lines, "trade"),
                beginning(lines, "ledger"),
                beginning(lines, "balance"));
    }

    private static List<String> beginning(List<String> lines, String word) {
        return lines.stream().filter(line -> line.startsWith(word + SEPARATOR)).toList();
    }

    /** The first difference to what the reference says, in the order of time; empty for none. */
    String firstDifference(Ledgers reference) {
        String difference = first("order", orders, reference.orders);
        if (difference.isEmpty()) {
            difference = first("trade", trades, reference.trades);
        }
        if (difference.isEmpty()) {
            difference = first("line of the ledger", ledger, reference.ledger);
        }
        return difference.isEmpty() ? first("balance", balances, reference.balances) : difference;
    }

    private static String first(String what, List<String> ours, List<String> theirs) {
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            String our = i < ours.size() ? ours.get(i) : "none";
            String their = i < theirs.size() ? theirs.get(i) : "none";
            if (!our.equals(their)) {
                return what + " " + (i + 1) + ": books " + our + ", reference " + their;
            }
        }
        return "";
    }
}
