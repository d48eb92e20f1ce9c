package dev.tradekeep.bench.figures.driver;

import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands that start the drivers. */
public final class Drivers {
    private Drivers() {}

    public static List<String> tradekeep(Path folder, Path books) {
        return command(TradekeepDriver.class, folder, books);
    }

    public static List<String> before(Path folder, Path file) {
        return command(BeforeDriver.class, folder, file);
    }

    public static List<String> sqliteJdbc(Path folder, Path books) {
        return command(HikariDriver.class, folder, books);
    }

    public static List<String> duckdb(Path folder, Path books) throws Unavailable {
        return command(DuckDriver.class, folder, DuckDriver.store(books));
    }

    public static List<String> postgres(Path folder, Path books) throws Unavailable {
        return command(PostgresDriver.class, folder, PostgresDriver.store(books));
    }

    public static List<String> questdb(Path folder, Path books) throws Unavailable {
        return QuestDriver.command(folder, QuestDriver.store(books));
    }

    private static List<String> command(Class<?> driver, Path folder, Path data) {
        List<String> command = new ArrayList<>(Program.java(driver));
        command.add(folder.toString());
        command.add(data.toString());
        return command;
    }
}
