package dev.tradekeep.store.strategies;

import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.sql.Transaction;

/** The strategies that these books have seen, in one transaction. */
public final class StrategyRepository {
    /** Characters of a name at most. */
    public static final int NAME_CHARACTERS_MAX = 64;

    private final Transaction transaction;

    public StrategyRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * The id of a strategy, made when it is not there.
     *
     * @param name in the program, 1 to 64 characters
     * @param description replaces the one that is there
     */
    public long ensure(String name, String description, long at) {
        PlainName.require("strategy", name, NAME_CHARACTERS_MAX);
        transaction.update(
                StrategyQuery.ENSURE,
                p -> p.set("name", name).set("description", description).set("created_at", at));
        return transaction.get(NameQuery.STRATEGY, p -> p.set(1, name), row -> row.getLong(0));
    }
}
