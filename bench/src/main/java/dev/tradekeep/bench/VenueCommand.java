package dev.tradekeep.bench;

import dev.tradekeep.bench.venue.VenueBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench venue}. */
@Command(
        name = "venue",
        description =
                "How many orders a second the local exchange matches, and takes over HTTP, and how"
                        + " long one takes.",
        footer = {"", "Example:", "  tradekeep bench venue --check"})
final class VenueCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(VenueBench.run(options.small(), steps::show), spec.commandLine());
    }
}
