package dev.tradekeep.bench;

import dev.tradekeep.bench.allocation.AllocationBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench allocations}. */
@Command(
        name = "allocations",
        description = "The bytes that a row of integers costs on the heap, by JMH's gc profiler.",
        footer = {"", "Example:", "  tradekeep bench allocations --check"})
final class AllocationsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        return options.finish(AllocationBench.run(options.small()), spec.commandLine());
    }
}
