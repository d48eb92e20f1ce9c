package dev.tradekeep.bench;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.bench.torture.Torture;
import dev.tradekeep.bench.torture.TortureReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** {@code tradekeep bench torture}. */
@Command(
        name = "torture",
        description = {
            "Kill a process that books orders, again and again, and look for every order that it"
                    + " acknowledged. Ends with 1 when one is lost or half there."
        },
        footer = {"", "Example:", "  tradekeep bench torture --kills 25"})
final class TortureCommand implements Callable<Integer> {
    private static final int KILLS_DEFAULT = 1_000;
    private static final int SHOWN_MAX = 20;

    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "How often (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + KILLS_DEFAULT)
    private int kills;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "When each kill comes (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    @Override
    public Integer call() {
        if (kills < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Wanted --kills of at least 1, found " + kills + ".");
        }
        Steps steps = new Steps(spec.commandLine().getErr());
        TortureReport report = Torture.run(kills, seed, steps::show);
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            writeJson(report, out);
        } else {
            print(report, out);
        }
        return report.isSound() ? CommandLine.ExitCode.OK : ReportOptions.GOAL_MISSED;
    }

    private static void print(TortureReport report, PrintWriter out) {
        out.printf(
                "%d kills in %d s: %d orders acknowledged, %d in the books%n",
                report.kills(), report.seconds(), report.acknowledged(), report.found());
        print("lost", report.lost(), out);
        print("half there", report.halves(), out);
        print("damage", report.damage(), out);
        if (report.isSound()) {
            out.println("Nothing acknowledged is lost, and nothing is half there.");
        }
    }

    private static void print(String name, List<String> what, PrintWriter out) {
        if (!what.isEmpty()) {
            out.println(name + ": " + what.size());
            what.stream().limit(SHOWN_MAX).forEach(one -> out.println("  " + one));
        }
    }

    private static void writeJson(TortureReport report, PrintWriter out) {
        Json.print(
                out,
                generator -> {
                    generator.writeStringProperty("bench", "torture");
                    generator.writeNumberProperty("kills", report.kills());
                    generator.writeNumberProperty("acknowledged", report.acknowledged());
                    generator.writeNumberProperty("found", report.found());
                    write("lost", report.lost(), generator);
                    write("halves", report.halves(), generator);
                    write("damage", report.damage(), generator);
                    generator.writeNumberProperty("seconds", report.seconds());
                    generator.writeBooleanProperty("sound", report.isSound());
                });
    }

    private static void write(String name, List<String> texts, JsonGenerator generator) {
        generator.writeArrayPropertyStart(name);
        texts.forEach(generator::writeString);
        generator.writeEndArray();
    }
}
