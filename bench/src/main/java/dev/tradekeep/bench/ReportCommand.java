package dev.tradekeep.bench;

import dev.tradekeep.bench.figures.FiguresBench;
import dev.tradekeep.bench.figures.GrowthBench;
import dev.tradekeep.bench.figures.data.Sizes;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.ReportMarkdown;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
                    + " stays in the cache folder; scale 1 takes 8 GB of disk."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep bench report --scale 0.1     a table, after some minutes",
            "  tradekeep bench report --check         and 1 as exit code when a goal is missed",
            "  tradekeep bench report --into docs/performance.md",
            "  tradekeep bench report --growth        latency at three scales",
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

    @Option(
            names = "--growth",
            description =
                    "Ours alone at a tenth, one and ten times the scale: what grows with history.")
    private boolean growth;

    @Option(
            names = "--into",
            paramLabel = "PAGE",
            description = {
                "Also write the table into a page of the documentation, between the comments that name"
                        + " this bench."
            })
    private @Nullable Path page;

    @Override
    public Integer call() {
        double min = growth ? Sizes.SCALE_MIN * GrowthBench.FACTOR : Sizes.SCALE_MIN;
        double max = growth ? Sizes.SCALE_MAX / GrowthBench.FACTOR : Sizes.SCALE_MAX;
        if (!(scale >= min && scale <= max)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Wanted --scale from %s to %s, found %s.".formatted(min, max, scale));
        }
        Steps steps = new Steps(spec.commandLine().getErr());
        BenchReport report =
                growth
                        ? GrowthBench.run(scale, options.small(), steps::show)
                        : FiguresBench.run(scale, options.small(), steps::show);
        if (page != null) {
            ReportMarkdown.writeInto(page, report, command(), LocalDate.now(ZoneOffset.UTC));
        }
        int code = options.finish(report, spec.commandLine());
        boolean unexplained = options.check() && FiguresBench.isUnexplained(report);
        return unexplained ? ReportOptions.GOAL_MISSED : code;
    }

    /** As a reader would type it. */
    private String command() {
        String kind = growth ? " --growth" : "";
        String size = scale == 1 ? "" : " --scale " + new Sizes(scale).text();
        return "./tradekeep bench report" + kind + size;
    }
}
