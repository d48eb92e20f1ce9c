package dev.tradekeep.bench;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.bench.simulate.Simulations;
import dev.tradekeep.engine.simulation.Fault;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench simulate}. */
@Command(
        name = "simulate",
        description = {
            "Run random engines at a venue behind a bad network, kill them at random moments, and"
                    + " compare their books with what the venue knows. Ends with 1 when they differ."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep bench simulate --seeds 200",
            "  tradekeep bench simulate --seed 196 --seeds 1 --only call_lost,crash --bars 20"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int BARS_MAX = 10_000;

    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many (default: ${DEFAULT-VALUE}).",
            defaultValue = "1000")
    private int seeds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The first (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--only",
            paramLabel = "FAULT,…",
            split = ",",
            description = "What may go wrong: ${COMPLETION-CANDIDATES}. Default: all of it.")
    private @Nullable Set<Fault> only;

    @Option(
            names = "--bars",
            paramLabel = "N",
            description = "Candles of each (default: ${DEFAULT-VALUE}).",
            defaultValue = "40")
    private int bars;

    @Override
    public Integer call() {
        if (seeds < 1 || bars < 1 || bars > BARS_MAX) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Wanted --seeds of at least 1 and --bars from 1 to "
                            + BARS_MAX
                            + ", found "
                            + seeds
                            + " and "
                            + bars
                            + ".");
        }
        Steps steps = new Steps(spec.commandLine().getErr());
        Set<Fault> faults = only == null ? EnumSet.allOf(Fault.class) : only;
        Simulations.Report report =
                Simulations.run(new Simulations.Wanted(seed, seeds, faults, bars), steps::show);
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            writeJson(report, out);
        } else {
            print(report, out);
        }
        return report.failures().isEmpty() ? CommandLine.ExitCode.OK : ReportOptions.GOAL_MISSED;
    }

    private static void print(Simulations.Report report, PrintWriter out) {
        out.printf(
                "%d seeds in %d s: %d crashes, %d orders, %d seeds with differences%n",
                report.seeds(),
                report.seconds(),
                report.crashes(),
                report.orders(),
                report.failures().size());
        for (Simulations.Failure failure : report.failures()) {
            out.println("tradekeep " + commandOf(failure));
            failure.differences().forEach(difference -> out.println("  " + difference));
        }
    }

    private static String commandOf(Simulations.Failure failure) {
        return "bench simulate --seed "
                + failure.seed()
                + " --seeds 1 --only "
                + failure.faults().stream()
                        .map(fault -> fault.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(","))
                + " --bars "
                + failure.bars();
    }

    private static void writeJson(Simulations.Report report, PrintWriter out) {
        Json.print(
                out,
                generator -> {
                    generator.writeStringProperty("bench", "simulate");
                    generator.writeNumberProperty("seeds", report.seeds());
                    generator.writeNumberProperty("crashes", report.crashes());
                    generator.writeNumberProperty("orders", report.orders());
                    generator.writeNumberProperty("differences", report.failures().size());
                    generator.writeNumberProperty("seconds", report.seconds());
                    generator.writeArrayPropertyStart("failures");
                    for (Simulations.Failure failure : report.failures()) {
                        generator.writeStartObject();
                        generator.writeStringProperty("command", commandOf(failure));
                        generator.writeArrayPropertyStart("differences");
                        failure.differences().forEach(generator::writeString);
                        generator.writeEndArray();
                        generator.writeEndObject();
                    }
                    generator.writeEndArray();
                });
    }
}
