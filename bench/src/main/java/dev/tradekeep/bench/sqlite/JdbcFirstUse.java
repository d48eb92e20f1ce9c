package dev.tradekeep.bench.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A program of one row read through sqlite-jdbc. Prints the nanoseconds it took. */
final class JdbcFirstUse {
    private JdbcFirstUse() {}

    /** No arguments. */
    public static void main(String[] args) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1")) {
            row.next();
            if (row.getLong(1) != 1) {
                throw new IllegalStateException("Wanted 1, found " + row.getLong(1));
            }
        }
        System.out.println(System.nanoTime() - start);
    }
}
