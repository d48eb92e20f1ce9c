package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.file.OpenConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be audited, and against what.
 *
 * @param level how much is read
 * @param only the ids of the checks wanted; empty for all of the level
 * @param migrations that make the schema
 * @param queries of the program, by whose plans indexes are judged
 * @param connections that work with the database
 * @param keyFile with which secrets in the database are sealed
 * @param environment what surrounds it
 * @param limits from where on something is told
 * @param listener hears how far it has come
 */
public record AuditRequest(
        AuditLevel level,
        Set<String> only,
        MigrationCatalogue migrations,
        List<Query> queries,
        List<OpenConnection> connections,
        Optional<Path> keyFile,
        Environment environment,
        AuditLimits limits,
        AuditListener listener) {
    public AuditRequest {
        only = Set.copyOf(only);
        queries = List.copyOf(queries);
        connections = List.copyOf(connections);
    }

    /** All checks of a level, with the migrations of this program. */
    public static AuditRequest of(AuditLevel level, Environment environment) {
        return new AuditRequest(
                level,
                Set.of(),
                MigrationCatalogue.load(),
                List.of(),
                List.of(),
                Optional.empty(),
                environment,
                AuditLimits.DEFAULT,
                AuditListener.NONE);
    }

    /** The same for some checks, of whatever level they are. */
    public AuditRequest only(Set<String> ids) {
        return new AuditRequest(
                level,
                ids,
                migrations,
                queries,
                connections,
                keyFile,
                environment,
                limits,
                listener);
    }

    /** The same with the connections to be judged. */
    public AuditRequest withConnections(List<OpenConnection> open) {
        return new AuditRequest(
                level, only, migrations, queries, open, keyFile, environment, limits, listener);
    }

    /** The same with the queries of the program. */
    public AuditRequest withQueries(List<Query> known) {
        return new AuditRequest(
                level,
                only,
                migrations,
                known,
                connections,
                keyFile,
                environment,
                limits,
                listener);
    }

    /** The same with other migrations. */
    public AuditRequest withMigrations(MigrationCatalogue known) {
        return new AuditRequest(
                level, only, known, queries, connections, keyFile, environment, limits, listener);
    }

    /** The same with a key file. */
    public AuditRequest withKeyFile(Optional<Path> key) {
        return new AuditRequest(
                level, only, migrations, queries, connections, key, environment, limits, listener);
    }

    /** The same with other limits. */
    public AuditRequest withLimits(AuditLimits other) {
        return new AuditRequest(
                level,
                only,
                migrations,
                queries,
                connections,
                keyFile,
                environment,
                other,
                listener);
    }

    /** The same, heard by a listener. */
    public AuditRequest heardBy(AuditListener other) {
        return new AuditRequest(
                level, only, migrations, queries, connections, keyFile, environment, limits, other);
    }

    /** Whether a check is wanted of a database. */
    boolean wants(Check check, boolean ours) {
        boolean chosen = only.isEmpty() ? level.includes(check.level()) : only.contains(check.id());
        return chosen && check.isFor(ours);
    }
}
