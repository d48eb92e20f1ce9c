package dev.tradekeep.bench.figures.driver;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A connection of JDBC that keeps its statements prepared. */
final class JdbcSession implements Session {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    JdbcSession(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void run(Task task, Object[] parameters, Values values) throws SQLException {
        PreparedStatement select = prepared.get(task.work());
        if (select == null) {
            select = connection.prepareStatement(task.sql());
            prepared.put(task.work(), select);
        }
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Long number) {
                select.setLong(i + 1, number);
            } else {
                select.setString(i + 1, (String) parameters[i]);
            }
        }
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                for (int column = 0; column < task.columns(); column++) {
                    take(rows, column + 1, task.isText(column), values);
                }
                values.endRow();
            }
        }
    }

    private static void take(ResultSet rows, int column, boolean text, Values values)
            throws SQLException {
        if (text) {
            values.add(rows.getString(column));
            return;
        }
        long value = rows.getLong(column);
        if (rows.wasNull()) {
            values.add(null);
        } else {
            values.add(value);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        connection.close();
    }
}
