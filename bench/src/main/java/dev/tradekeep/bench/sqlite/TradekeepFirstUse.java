package dev.tradekeep.bench.sqlite;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;

/** A program of one row read through our own module. Prints the nanoseconds it took. */
final class TradekeepFirstUse {
    private TradekeepFirstUse() {}

    /** No arguments. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        try (Connection connection = Connection.openInMemory();
                Statement statement = connection.prepare("SELECT 1")) {
            statement.step();
            if (statement.getLong(0) != 1) {
                throw new IllegalStateException("Wanted 1, found " + statement.getLong(0));
            }
        }
        System.out.println(System.nanoTime() - start);
    }
}
