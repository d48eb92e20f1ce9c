package dev.tradekeep.bench;

import dev.tradekeep.bench.sqlite.SqliteBench;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench sqlite}. */
@Command(
        name = "sqlite",
        description = {
            "SQLite from Java next to C, the JDBC driver, better-sqlite3, node:sqlite and Python: the same"
                    + " work, in turn. The first run compiles and installs what it needs."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep bench sqlite                 a table, after some minutes",
            "  tradekeep bench sqlite --check         and 1 as exit code when a goal is missed",
            "  tradekeep bench sqlite --short --json  a smoke run for scripts",
            "  tradekeep bench sqlite --work scan-int,scan-text",
        })
final class SqliteCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Option(
            names = "--work",
            paramLabel = "NAME",
            split = ",",
            description = "Only this work, instead of all: ${COMPLETION-CANDIDATES}.",
            completionCandidates = WorkNames.class)
    private Set<String> works = SqliteBench.works();

    /** What may follow {@code --work}. */
    private static final class WorkNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SqliteBench.works().iterator();
        }
    }

    @Override
    public Integer call() {
        checkWorks();
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(
                SqliteBench.run(options.small(), works, steps::show), spec.commandLine());
    }

    private void checkWorks() {
        Set<String> known = SqliteBench.works();
        for (String name : works) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no work \"%s\". Give some of: %s."
                                .formatted(name, String.join(", ", known)));
            }
        }
    }
}
