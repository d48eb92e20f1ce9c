package dev.tradekeep.bench;

import dev.tradekeep.bench.sqlite.SqliteBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench sqlite}. */
@Command(
        name = "sqlite",
        description = {
            "SQLite from Java beside C, the JDBC driver, better-sqlite3, node:sqlite and Python: the same"
                    + " work, in turn. The first run compiles and installs what it needs."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep bench sqlite                 a table, after some minutes",
            "  tradekeep bench sqlite --check         and 1 as exit code when a goal is missed",
            "  tradekeep bench sqlite --short --json  a smoke run for scripts",
        })
final class SqliteCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(SqliteBench.run(options.small(), steps::show), spec.commandLine());
    }
}
