package dev.tradekeep.app.alerts;

import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.risk.TradingHaltRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;

/** Halts that people raise, each with its alert. */
public final class Halts {
    private Halts() {}

    /**
     * Raises a halt; engines are to be told by the caller once it is on disk.
     *
     * @return its id
     */
    public static long raise(
            Transaction transaction, TradingHaltRepository.Wanted wanted, long at) {
        long id = new TradingHaltRepository(transaction).raise(wanted, at);
        var _ =
                new AlertRepository(transaction)
                        .raise(
                                AlertSeverity.WARNING,
                                "risk.halt",
                                "halt " + id,
                                "Trading is halted: "
                                        + Word.of(wanted.level())
                                        + ", "
                                        + wanted.reason(),
                                at);
        return id;
    }
}
