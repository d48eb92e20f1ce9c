package dev.tradekeep.app.cli.performance;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.report.MeasureTable;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.engine.statistics.Measure;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradekeep performance measures}. */
@Command(
        name = "measures",
        description = "How each figure is defined, and when there is none.",
        footer = {"", "Example:", "  tradekeep performance measures"})
final class PerformanceMeasuresCommand implements Runnable {
    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Option(names = "--markdown", description = "Print the table of docs/statistics.md.")
    private boolean markdown;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (markdown) {
            out.print(MeasureTable.markdown());
            return;
        }
        if (json.wanted()) {
            Json.print(
                    out,
                    generator -> {
                        generator.writeArrayPropertyStart("items");
                        for (Measure measure : Measure.values()) {
                            MeasureTable.writeJson(measure, generator);
                        }
                        generator.writeEndArray();
                    });
            return;
        }
        for (Measure measure : Measure.values()) {
            out.println(MeasureTable.line(measure));
        }
    }
}
