package dev.tradekeep.store.sqlite.audit;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.dialect.SqliteDialect;
import dev.tradekeep.store.sqlite.file.SqliteTransaction;
import dev.tradekeep.store.sqlite.migrate.SchemaComparison;
import org.jspecify.annotations.Nullable;

/** What inspections share: the database, what is asked, and what is read of its schema once. */
public final class AuditContext {
    private final AuditFile file;
    private final AuditRequest request;
    private @Nullable DatabaseSchema schema;
    private @Nullable SchemaComparison comparison;

    AuditContext(AuditFile file, AuditRequest request) {
        this.file = file;
        this.request = request;
    }

    /** The database. */
    public AuditFile file() {
        return file;
    }

    /** What is asked. */
    public AuditRequest request() {
        return request;
    }

    /** Whether a check is among those asked for. */
    public boolean wants(Check check) {
        return request.wants(check, file.isOurs());
    }

    /** From where on something is told. */
    public AuditLimits limits() {
        return request.limits();
    }

    /** What surrounds the database. */
    public Environment environment() {
        return request.environment();
    }

    /** The read-only connection. */
    public Connection connection() {
        return file.connection();
    }

    /** The same as the seam of the repositories. */
    public Transaction transaction() {
        return new SqliteTransaction(file.connection());
    }

    /** A query of the catalogue to step through; the caller closes it. */
    public Statement open(Query query) {
        return file.connection().prepare(query.sql(SqliteDialect.INSTANCE));
    }

    /** The tables and indexes of the file. */
    public DatabaseSchema schema() {
        if (schema == null) {
            schema = DatabaseSchema.read(file.connection());
        }
        return schema;
    }

    /** The schema of the file next to that of its migrations. */
    public SchemaComparison comparison() {
        if (comparison == null) {
            comparison = SchemaComparison.of(file.connection(), request.migrations());
        }
        return comparison;
    }
}
