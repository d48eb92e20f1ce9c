package dev.tradekeep.bench.sqlite;

import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.report.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who takes part: C, which is the limit, ours, and the peers. */
enum Subject {
    C_STOCK("c-stock", Role.LIMIT),
    C_OURS("c-ours", Role.LIMIT),
    TRADEKEEP("tradekeep", Role.OURS),
    SQLITE_JDBC("sqlite-jdbc", Role.PEER),
    BETTER_SQLITE3("better-sqlite3", Role.PEER),
    NODE_SQLITE("node:sqlite", Role.PEER),
    PYTHON_SQLITE3("python-sqlite3", Role.PEER);

    /** The programs and lock files that {@link #command} needs, resources of this package. */
    static final List<String> PROGRAMS = List.of("worker.c", "worker.js", "worker.py");

    private static final String PYTHON = "python3";

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

    /**
     * What starts it, without the arguments common to all. Compiles and installs what is missing.
     *
     * @param programs a folder that holds {@link #PROGRAMS}
     * @throws Unavailable with the reason why it cannot take part
     */
    List<String> command(Path programs) throws Unavailable {
        return switch (this) {
            case C_STOCK -> List.of(CPrograms.stock(programs.resolve("worker.c")).toString());
            case C_OURS -> List.of(CPrograms.ours(programs.resolve("worker.c")).toString());
            case TRADEKEEP -> Program.java(TradekeepSubject.class);
            case SQLITE_JDBC -> Program.java(JdbcSubject.class);
            case BETTER_SQLITE3, NODE_SQLITE -> node(programs);
            case PYTHON_SQLITE3 -> python(programs);
        };
    }

    private List<String> node(Path programs) throws Unavailable {
        Path installed = NodePackages.install();
        return List.of(
                NodePackages.node(installed).toString(),
                programs.resolve("worker.js").toString(),
                label,
                installed.toString());
    }

    private static List<String> python(Path programs) throws Unavailable {
        if (!Program.isOnPath(PYTHON)) {
            throw new Unavailable(PYTHON + " is not installed");
        }
        Program.run(programs, List.of(PYTHON, "-c", "import sqlite3"));
        return List.of(PYTHON, programs.resolve("worker.py").toString());
    }

    /** The command with the arguments common to all. */
    List<String> command(Path programs, Path folder) throws Unavailable {
        List<String> command = new ArrayList<>(command(programs));
        command.add(folder.toString());
        command.add(Integer.toString(Work.TRANSACTION_ROWS));
        return command;
    }
}
