package dev.tradekeep.bench.figures.driver;

import java.sql.SQLException;

/** A connection of one thread. */
interface Session extends AutoCloseable {
    /** Does one operation and hands over every value of its rows. */
    void run(Task task, Object[] parameters, Values values) throws Exception;

    @Override
    void close() throws SQLException;
}
