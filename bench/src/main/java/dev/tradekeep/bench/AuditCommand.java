package dev.tradekeep.bench;

import dev.tradekeep.bench.audit.AuditBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench audit}. */
@Command(
        name = "audit",
        description = {
            "An audit of a million orders and ten million candles: quick, full next to integrity_check, and"
                    + " what it costs the writer. Needs 2 GB of disk."
        },
        footer = {"", "Example:", "  tradekeep bench audit --check"})
final class AuditCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(AuditBench.run(options.small(), steps::show), spec.commandLine());
    }
}
