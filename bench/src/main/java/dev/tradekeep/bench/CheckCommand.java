package dev.tradekeep.bench;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.bench.figures.Counts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench check}. */
@Command(
        name = "check",
        description = {
            "Compare what the reads of the report cost with what is stored in the sources, in counts that no"
                    + " machine is faster at: steps of SQLite's virtual machine, the gain over before, bytes"
                    + " allocated. Ends with 1 when one is worse by more than a quarter."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep bench check",
            "  tradekeep bench check --instructions",
            "  tradekeep bench check --print   the counts in the form in which they are stored",
        })
final class CheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Option(
            names = "--print",
            description =
                    "Print what was found in the form of counts.properties, and compare nothing.")
    private boolean print;

    @Option(
            names = "--instructions",
            description =
                    "Count the processor's instructions too, by valgrind and with Java's interpreter:"
                            + " a few minutes.")
    private boolean instructions;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        List<Counts.Count> counts = Counts.run(instructions, steps::show);
        PrintWriter out = spec.commandLine().getOut();
        if (print) {
            counts.forEach(count ->
                    out.println(
                            String.format(Locale.ROOT, "%s=%.1f", count.name(), count.found())));
            return CommandLine.ExitCode.OK;
        }
        if (json.wanted()) {
            writeJson(counts, out);
        } else {
            counts.forEach(
                    count -> out.println((count.isLoss() ? "LOSS  " : "ok    ") + count.text()));
        }
        boolean lost = counts.stream().anyMatch(Counts.Count::isLoss);
        return lost ? ReportOptions.GOAL_MISSED : CommandLine.ExitCode.OK;
    }

    private static void writeJson(List<Counts.Count> counts, PrintWriter out) {
        Json.print(
                out,
                generator -> {
                    generator.writeStringProperty("bench", "check");
                    generator.writeArrayPropertyStart("rows");
                    for (Counts.Count count : counts) {
                        generator.writeStartObject();
                        generator.writeStringProperty("count", count.name());
                        generator.writeNumberProperty("stored", count.stored());
                        generator.writeNumberProperty("found", count.found());
                        generator.writeBooleanProperty("loss", count.isLoss());
                        generator.writeEndObject();
                    }
                    generator.writeEndArray();
                });
    }
}
