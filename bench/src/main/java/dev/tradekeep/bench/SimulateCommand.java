package dev.tradekeep.bench;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.bench.simulate.Simulations;
import dev.tradekeep.engine.simulation.Plan;
import java.io.PrintWriter;
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
            "  tradekeep bench simulate --seed 196 --only 1,17 --bars 20"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int BARS_MAX = Plan.BARS_MAX;

    private static final int SEEDS_DEFAULT = 10_000;
    private static final int FIRST_SEED = 1;

    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many (default: 1 with --seed, else " + SEEDS_DEFAULT + ").")
    private @Nullable Integer seeds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The first (default: " + FIRST_SEED + ").")
    private @Nullable Long seed;

    @Option(
            names = "--only",
            paramLabel = "NUMBER,…",
            split = ",",
            description =
                    "Numbers of the strategies, of what people do and of what goes wrong; nothing"
                            + " else happens. Default: all of it.")
    private @Nullable Set<Integer> only;

    @Option(
            names = "--bars",
            paramLabel = "N",
            description = "Candles of each (default: ${DEFAULT-VALUE}).",
            defaultValue = "40")
    private int bars;

    @Override
    public Integer call() {
        if (seedCount() < 1 || bars < 1 || bars > BARS_MAX) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Wanted --seeds of at least 1 and --bars from 1 to "
                            + BARS_MAX
                            + ", found "
                            + seedCount()
                            + " and "
                            + bars
                            + ".");
        }
        Steps steps = new Steps(spec.commandLine().getErr());
        Set<Integer> numbers = only == null ? Set.of() : only;
        Simulations.Report report =
                Simulations.run(
                        new Simulations.Wanted(
                                seed == null ? FIRST_SEED : seed, seedCount(), numbers, bars),
                        steps::show);
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            writeJson(report, out);
        } else {
            print(report, out);
        }
        return report.failures().isEmpty() ? CommandLine.ExitCode.OK : ReportOptions.GOAL_MISSED;
    }

    private int seedCount() {
        if (seeds != null) {
            return seeds;
        }
        return seed == null ? SEEDS_DEFAULT : 1;
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
            out.println("./tradekeep " + commandOf(failure));
            failure.plan().items().forEach(item -> out.println("    " + item.text()));
            failure.differences().forEach(difference -> out.println("  " + difference));
        }
    }

    private static String commandOf(Simulations.Failure failure) {
        // No number is 0: nothing had to happen.
        String numbers =
                failure.plan().numbers().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
        return "bench simulate --seed "
                + failure.plan().seed()
                + " --only "
                + (numbers.isEmpty() ? "0" : numbers)
                + " --bars "
                + failure.plan().bars();
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
