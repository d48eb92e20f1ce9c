package dev.tradekeep.engine.booking;

import dev.tradekeep.store.sql.Transaction;

/** Notes what a person does with money, in the transaction that books it: both or none. */
@FunctionalInterface
public interface MoneyWitness {
    /** Notes it, on the writer's thread. */
    void note(Transaction transaction);
}
