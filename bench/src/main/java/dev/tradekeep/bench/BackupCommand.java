package dev.tradekeep.bench;

import dev.tradekeep.bench.write.BackupBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench backup}. */
@Command(
        name = "backup",
        description = {
            "Durable orders a second alone, next to one backup after another, and while every commit is shipped"
                    + " to an archive; the time of a backup. Needs 3 GB of disk."
        },
        footer = {"", "Example:", "  tradekeep bench backup --check"})
final class BackupCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(BackupBench.run(options.small(), steps::show), spec.commandLine());
    }
}
