package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.TransactionMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Another program that holds the write lock of a file: prints {@code held}, and after a line on its
 * standard input gives the lock back and prints {@code released}.
 */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Connection connection = Connection.open(Path.of(arguments[0]), OpenMode.READ_WRITE)) {
            connection.begin(TransactionMode.IMMEDIATE);
            System.out.println("held");
            if (commands.readLine() != null) {
                connection.rollback();
                System.out.println("released");
            }
        }
    }
}
