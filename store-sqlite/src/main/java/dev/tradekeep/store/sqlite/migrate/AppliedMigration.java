package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.store.migrate.MigrationId;
import dev.tradekeep.store.migrate.Namespace;
import dev.tradekeep.store.migrate.Sha256;
import dev.tradekeep.store.sql.Transaction;

/**
 * A row of the history.
 *
 * @param position in the order of application over all namespaces, from 0
 * @param checksum SHA-256 of the text that was applied
 * @param chain SHA-256 over the row before it in its namespace and this one
 */
record AppliedMigration(
        int position,
        Namespace namespace,
        String name,
        String checksum,
        String chain,
        long appliedAt,
        long durationMicros) {
    /** The chain before the first row. */
    static final String CHAIN_START = "";

    /** Which migration it tells of. */
    MigrationId id() {
        return new MigrationId(namespace, name);
    }

    /** Writes the row. */
    void record(Transaction transaction) {
        transaction.update(
                MigrationQuery.RECORD,
                p ->
                        p.set("position", position)
                                .set("namespace", namespace)
                                .set("name", name)
                                .set("checksum", checksum)
                                .set("chain", chain)
                                .set("applied_at", appliedAt)
                                .set("duration_micros", durationMicros));
    }

    /** The link that a row must have after another one. */
    static String link(String previousChain, String name, String checksum) {
        return Sha256.hex(previousChain + "\n" + name + "\n" + checksum + "\n");
    }
}
