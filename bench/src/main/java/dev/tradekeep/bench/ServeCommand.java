package dev.tradekeep.bench;

import dev.tradekeep.bench.serve.ServeBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench serve}. */
@Command(
        name = "serve",
        description = {
            "From the start of the server to its first answer, the time of its answers while orders are"
                    + " written, and the memory it keeps. Needs 2 GB of disk."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep bench serve                 a table, after some minutes",
            "  tradekeep bench serve --short --json  a smoke run for scripts",
        })
final class ServeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(ServeBench.run(options.small(), steps::show), spec.commandLine());
    }
}
