package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Transaction;

/**
 * Until when exchanges want to hear nothing from this machine, in one transaction. A start reads
 * it: whoever asks in spite of a ban is banned for longer.
 */
public final class BlockRepository {
    private final Transaction transaction;

    public BlockRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Until when an address is not to be asked.
     *
     * @return UTC microseconds; 0 when it was never blocked
     */
    public long until(String address) {
        return transaction
                .find(BlockQuery.FIND, p -> p.set("address", address), row -> row.getLong(0))
                .orElse(0L);
    }

    /**
     * Notes a block in the place of the one before.
     *
     * @param until UTC microseconds
     */
    public void note(String address, long until) {
        transaction.update(
                BlockQuery.SAVE, p -> p.set("address", address).set("blocked_until", until));
    }
}
