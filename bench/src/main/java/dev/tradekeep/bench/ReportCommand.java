package dev.tradekeep.bench;

import dev.tradekeep.bench.figures.FiguresBench;
import dev.tradekeep.bench.figures.data.Sizes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench report}. */
@Command(
        name = "report",
        description = {
            "Every claim of speed in one run: the same reads and loads before and after, next to what people"
                    + " would use instead, on one data set. The first run of a scale makes its data, which"
                    + " stays in the cache folder; scale 1 takes 4 GB of disk."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep bench report --scale 0.1     a table, after some minutes",
            "  tradekeep bench report --check         and 1 as exit code when a goal is missed",
            "  tradekeep bench report --short --scale 0.01 --json",
        })
final class ReportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Option(
            names = "--scale",
            paramLabel = "S",
            description =
                    "How large the data is: 1 is a million orders and ten million candles"
                            + " (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private double scale;

    @Override
    public Integer call() {
        if (!(scale >= Sizes.SCALE_MIN && scale <= Sizes.SCALE_MAX)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Wanted --scale from %s to %s, found %s."
                            .formatted(Sizes.SCALE_MIN, Sizes.SCALE_MAX, scale));
        }
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(
                FiguresBench.run(scale, options.small(), steps::show), spec.commandLine());
    }
}
