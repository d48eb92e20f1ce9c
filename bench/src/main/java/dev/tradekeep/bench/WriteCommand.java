package dev.tradekeep.bench;

import dev.tradekeep.bench.write.WriteBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench write}. */
@Command(
        name = "write",
        description = {
            "Durable orders a second from 256 producers next to a C program that groups its commits in the"
                    + " same way, on the same schema; the time of an answer; candles. Needs 2 GB of disk."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep bench write                 a table, after some minutes",
            "  tradekeep bench write --check         and 1 as exit code when a goal is missed",
            "  tradekeep bench write --short --json  a smoke run for scripts",
        })
final class WriteCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(WriteBench.run(options.small(), steps::show), spec.commandLine());
    }
}
