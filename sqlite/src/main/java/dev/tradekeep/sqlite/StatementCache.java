package dev.tradekeep.sqlite;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The prepared statements of one connection that nobody uses now, by their SQL; the ones least
 * recently used leave first.
 */
final class StatementCache {
    /** More statements than this are closed when they are given back. */
    static final int STATEMENTS_MAX = 256;

    private static final int PREPARE_PERSISTENT = 0x1;

    private final Connection connection;
    private final Map<String, Statement> idle = new LinkedHashMap<>(64, 0.75f, true);

    StatementCache(Connection connection) {
        this.connection = connection;
    }

    Statement take(String sql) {
        Statement statement = idle.remove(sql);
        if (statement == null) {
            return connection.prepareCached(sql, PREPARE_PERSISTENT);
        }
        statement.reopen();
        return statement;
    }

    /** Takes back a statement that has been reset and holds no bindings. */
    void give(Statement statement) {
        if (idle.putIfAbsent(statement.sql(), statement) != null) {
            statement.release();
            return;
        }
        if (idle.size() > STATEMENTS_MAX) {
            Iterator<Statement> eldest = idle.values().iterator();
            Statement leaving = eldest.next();
            eldest.remove();
            leaving.release();
        }
    }
}
