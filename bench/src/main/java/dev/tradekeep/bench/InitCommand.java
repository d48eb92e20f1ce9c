package dev.tradekeep.bench;

import dev.tradekeep.bench.init.InitBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench init}. */
@Command(
        name = "init",
        description = {
            "A new file with all migrations, and opening an up-to-date one, next to Flyway on the same"
                    + " files."
        },
        footer = {"", "Example:", "  tradekeep bench init --check"})
final class InitCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(InitBench.run(options.small(), steps::show), spec.commandLine());
    }
}
