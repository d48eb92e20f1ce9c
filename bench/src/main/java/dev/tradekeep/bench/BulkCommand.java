package dev.tradekeep.bench;

import dev.tradekeep.bench.bulk.BulkBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench bulk}. */
@Command(
        name = "bulk",
        description = {
            "Bulk loads with the indexes kept and suspended, and an export of ten million rows under a heap of"
                    + " 128 MB, which fails when its memory does not stay flat."
        },
        footer = {"", "Example:", "  tradekeep bench bulk"})
final class BulkCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(BulkBench.run(options.small(), steps::show), spec.commandLine());
    }
}
