package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A connection, what was opened on it, and calls to them that bytes choose. */
final class Calls implements AutoCloseable {
    private static final int PARTS_MAX = 12;
    private static final int STEPS_MAX = 50;

    private static final List<String> SQL =
            List.of(
                    "SELECT ?1, ?2, ?3",
                    "SELECT id, v FROM t WHERE id > ?",
                    "SELECT * FROM t ORDER BY v DESC",
                    "INSERT INTO t(v) VALUES (?) RETURNING id, v",
                    "UPDATE t SET v = :value WHERE id = :id",
                    "DELETE FROM t WHERE v IS ?",
                    "SELECT value FROM carray(?)",
                    "ALTER TABLE t ADD COLUMN c DEFAULT 5",
                    "DROP TABLE IF EXISTS u",
                    "CREATE TABLE IF NOT EXISTS u(a UNIQUE)",
                    "SELECT hex(?), length(?), ? || ?",
                    "BEGIN",
                    "COMMIT",
                    "PRAGMA foreign_keys",
                    "not SQL");

    private final CallsFuzzIT.Arguments arguments;
    private final Connection connection = Connection.openInMemory();
    private final Connection other = Connection.openInMemory();
    private final List<Statement> statements = new ArrayList<>();
    private final List<Blob> blobs = new ArrayList<>();
    private final List<Savepoint> savepoints = new ArrayList<>();
    private final List<Backup> backups = new ArrayList<>();
    private final List<TimeLimit> limits = new ArrayList<>();

    Calls(CallsFuzzIT.Arguments arguments) {
        this.arguments = arguments;
        Limit.VALUE_BYTES.set(connection, 100_000);
        connection.execute(
                """
                CREATE TABLE t(id INTEGER PRIMARY KEY, v);
                INSERT INTO t(v) VALUES (1), (0.5), ('text'), (x'00ff'), (NULL), (zeroblob(64));
                """);
        statements.add(connection.prepare("SELECT * FROM t"));
    }

    /** Makes one call; false when the bytes are used up. */
    boolean callNext() {
        if (!arguments.hasMore()) {
            return false;
        }
        try {
            call();
        } catch (SqliteException e) {
            Outcomes.assertDocumented(e);
        } catch (IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException refused) {
            // The module's own exceptions say what was wrong; the JVM's would say nothing.
            assertThat(refused.getMessage()).isNotEmpty();
        }
        return true;
    }

    private void call() {
        switch (arguments.below(10)) {
            case 0, 1 -> open();
            case 2 -> useConnection();
            case 3 -> usePart();
            case 4, 5, 6 -> bind(pick(statements));
            case 7, 8 -> run(pick(statements));
            default -> read(pick(statements));
        }
    }

    private <T> T pick(List<T> parts) {
        if (parts.isEmpty()) {
            throw new IllegalStateException("Nothing of the kind was opened.");
        }
        return parts.get(arguments.below(parts.size()));
    }

    private static <T> void keep(List<T> parts, T part) {
        if (parts.size() < PARTS_MAX) {
            parts.add(part);
        }
    }

    private void open() {
        String sql = SQL.get(arguments.below(SQL.size()));
        switch (arguments.below(8)) {
            case 0, 1, 2 -> keep(statements, connection.prepare(sql));
            case 3, 4 -> keep(statements, connection.statement(sql));
            case 5 -> {
                boolean writable = arguments.below(2) == 0;
                keep(blobs, Blob.open(connection, "t", "v", arguments.below(9), writable));
            }
            case 6 -> keep(savepoints, Savepoint.begin(connection));
            default -> {
                keep(backups, Backup.start(connection, other));
                keep(limits, TimeLimit.start(connection, Duration.ofMillis(arguments.below(3))));
            }
        }
    }

    private void useConnection() {
        switch (arguments.below(16)) {
            case 0 -> connection.begin(TransactionMode.IMMEDIATE);
            case 1 -> connection.commit();
            case 2, 3 -> connection.rollback();
            case 4, 5 -> connection.interrupt();
            case 6 -> connection.execute(arguments.text());
            case 7 -> other.execute("CREATE TABLE IF NOT EXISTS kept(a)");
            case 8 -> connection.setBusyTimeout(Duration.ofMillis(arguments.below(2)));
            case 9 -> assertThat(connection.memoryUsedBytes()).isPositive();
            case 10 -> assertThat(connection.totalChanges()).isNotNegative();
            case 11 -> DatabaseImage.of(connection);
            case 12 -> other.close();
            case 13 -> connection.set(ConnectionSwitch.DEFENSIVE, arguments.below(2) == 0);
            case 14 -> Limit.SQL_BYTES.set(connection, (int) arguments.number());
            default -> connection.close();
        }
    }

    private void usePart() {
        byte[] bytes = arguments.blob();
        switch (arguments.below(12)) {
            case 0 ->
                    pick(blobs)
                            .read(arguments.index(), bytes, arguments.index(), arguments.index());
            case 1 ->
                    pick(blobs)
                            .write(arguments.index(), bytes, arguments.index(), arguments.index());
            case 2 -> pick(blobs).moveTo(arguments.below(9));
            case 3 -> pick(blobs).close();
            case 4 -> pick(savepoints).keep();
            case 5 -> pick(savepoints).rollback();
            case 6 -> pick(savepoints).close();
            case 7 -> pick(backups).step(arguments.index());
            case 8 -> pick(backups).close();
            case 9 -> assertThat(pick(backups).remainingPages()).isNotNegative();
            case 10 -> pick(limits).hasPassed();
            default -> pick(limits).close();
        }
    }

    private void bind(Statement statement) {
        int index = arguments.index();
        switch (arguments.below(12)) {
            case 0, 1 -> statement.bind(index, arguments.number());
            case 2 -> statement.bind(index, Double.longBitsToDouble(arguments.number()));
            case 3, 4 -> statement.bind(index, arguments.text());
            case 5 -> statement.bind(index, arguments.blob());
            case 6 -> statement.bind(index, arguments.blob(), arguments.index(), arguments.index());
            case 7 -> statement.bindZeros(index, arguments.number());
            case 8 ->
                    statement.bindAll(
                            index,
                            new long[arguments.below(9)],
                            arguments.index(),
                            arguments.index());
            case 9 -> statement.bindArray(index, new long[] {arguments.number(), 2});
            case 10 -> statement.bindArray(index, new String[] {arguments.text(), "b"});
            default -> statement.bindNull(index);
        }
    }

    private void run(Statement statement) {
        switch (arguments.below(10)) {
            case 0, 1, 2, 3 -> statement.step();
            case 4 -> stepToTheEnd(statement);
            case 5 -> statement.update();
            case 6 -> statement.reset();
            case 7 -> statement.clearBindings();
            case 8 -> statement.parameterIndex(":" + arguments.text());
            default -> statement.close();
        }
    }

    private static void stepToTheEnd(Statement statement) {
        int steps = 0;
        while (steps < STEPS_MAX && statement.step()) {
            steps++;
        }
    }

    private void read(Statement statement) {
        int column = arguments.index();
        switch (arguments.below(10)) {
            case 0 -> statement.getLong(column);
            case 1 -> statement.getDouble(column);
            case 2 -> statement.getText(column);
            case 3 -> statement.getBlob(column);
            case 4 -> statement.getBlob(column, new byte[arguments.below(80)], arguments.index());
            case 5 -> statement.getLongs(new long[arguments.below(5)]);
            case 6 -> assertThat(statement.type(column)).isNotNull();
            case 7 -> assertThat(statement.columnName(column)).isNotNull();
            case 8 -> statement.parameterName(column);
            default -> assertThat(StatementCounter.RUNS.of(statement)).isNotNegative();
        }
    }

    @Override
    public void close() {
        connection.close();
        other.close();
    }
}
