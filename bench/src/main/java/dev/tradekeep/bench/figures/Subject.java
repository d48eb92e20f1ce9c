package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.figures.data.DataSet;
import dev.tradekeep.bench.figures.driver.Drivers;
import dev.tradekeep.bench.process.Built;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.PythonPackages;
import dev.tradekeep.bench.process.Resources;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.sqlite.NodePackages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who takes part. */
enum Subject {
    TRADEKEEP("tradekeep", Role.OURS),
    BEFORE("before", Role.LIMIT),
    SQLITE_JDBC("sqlite-jdbc", Role.PEER),
    BETTER_SQLITE3("better-sqlite3", Role.PEER),
    NODE_SQLITE("node:sqlite", Role.PEER),
    PYTHON_SQLITE3("python-sqlite3", Role.PEER),
    SQLALCHEMY("sqlalchemy", Role.PEER),
    DUCKDB("duckdb", Role.PEER),
    QUESTDB("questdb", Role.PEER),
    POSTGRESQL("postgresql", Role.PEER),
    FREQTRADE("freqtrade", Role.PEER),
    JESSE("jesse", Role.PEER);

    /** The programs that {@link #command} starts, resources of this package. */
    static final List<String> PROGRAMS = List.of("driver.js", "driver.py", "freqtrade_store.py");

    private static final String FREQTRADE_STORE = "freqtrade_store.py";

    private final String label;
    private final Role role;

    Subject(String label, Role role) {
        this.label = label;
        this.role = role;
    }

    String label() {
        return label;
    }

    Role role() {
        return role;
    }

    /** Whether it has what it is asked in words of its own: then only rows are counted. */
    boolean countsOnly() {
        return this == FREQTRADE;
    }

    /** Whether its packages are so large that a short run goes without. */
    boolean isLarge() {
        return this == FREQTRADE;
    }

    /** Whether it runs threads that read at once. */
    boolean hasReaders() {
        return role != Role.PEER;
    }

    /**
     * What starts it; makes or installs what is missing.
     *
     * @param folder where the work lies
     * @throws Unavailable with the reason why it cannot take part
     */
    List<String> command(Path folder, DataSet data) throws Unavailable {
        return switch (this) {
            case TRADEKEEP -> Drivers.tradekeep(folder, data.books());
            case BEFORE -> Drivers.before(folder, data.before());
            case SQLITE_JDBC -> Drivers.sqliteJdbc(folder, data.books());
            case BETTER_SQLITE3, NODE_SQLITE -> node(folder, data.books());
            case PYTHON_SQLITE3 -> python("sqlite3", folder, data.books());
            case SQLALCHEMY -> {
                List<String> command = new ArrayList<>(python("sqlalchemy", folder, data.books()));
                command.add(PythonPackages.install(Subject.class, "sqlalchemy.txt").toString());
                yield command;
            }
            case DUCKDB -> Drivers.duckdb(folder, data.books());
            case QUESTDB -> Drivers.questdb(folder, data.books());
            case FREQTRADE -> freqtrade(folder, data);
            case JESSE ->
                    throw new Unavailable(
                            "it reads candles only from a PostgreSQL and a Redis of its own; its reads"
                                    + " are those of postgresql here");
            case POSTGRESQL -> Drivers.postgres(folder, data.books());
        };
    }

    private static List<String> freqtrade(Path folder, DataSet data) throws Unavailable {
        Path packages = PythonPackages.install(Subject.class, "freqtrade.txt");
        Path program = folder.resolve(FREQTRADE_STORE);
        Path store =
                Built.folder(
                        "figures-freqtrade",
                        List.of(
                                data.folder().toString(),
                                Resources.text(Subject.class, FREQTRADE_STORE)),
                        made ->
                                Program.run(
                                        folder,
                                        List.of(
                                                PythonPackages.PYTHON,
                                                program.toString(),
                                                made.resolve("trades.db").toString(),
                                                data.books().toString(),
                                                packages.toString())));
        List<String> command =
                new ArrayList<>(python("freqtrade", folder, store.resolve("trades.db")));
        command.add(packages.toString());
        return command;
    }

    private List<String> node(Path folder, Path books) throws Unavailable {
        Path installed = NodePackages.install();
        return List.of(
                NodePackages.node(installed).toString(),
                folder.resolve("driver.js").toString(),
                label,
                installed.toString(),
                folder.toString(),
                books.toString());
    }

    private static List<String> python(String kind, Path folder, Path books) throws Unavailable {
        PythonPackages.requirePython();
        return List.of(
                PythonPackages.PYTHON,
                folder.resolve("driver.py").toString(),
                kind,
                folder.toString(),
                books.toString());
    }
}
