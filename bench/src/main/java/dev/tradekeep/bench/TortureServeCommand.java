package dev.tradekeep.bench;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.bench.torture.serve.Scenario;
import dev.tradekeep.bench.torture.serve.ServeTorture;
import dev.tradekeep.store.sql.Word;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** {@code tradekeep bench torture-serve}. */
@Command(
        name = "torture-serve",
        description = {
            "Treat a running server badly, in one way after the other, and look whether it still does what it"
                    + " must. Ends with 1 when it does not; --list names the ways."
        },
        footer = {"", "Example:", "  tradekeep bench torture-serve read-overruns --short"})
final class TortureServeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Option(names = "--short", description = "Runs of seconds.")
    private boolean small;

    @Option(names = "--list", description = "Only name the scenarios and what they do.")
    private boolean list;

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..*",
            description = "Which ones; all without a name.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Scenario> wanted = wanted();
        if (list) {
            wanted.forEach(one -> out.println(one.name() + "  " + one.meaning()));
            return CommandLine.ExitCode.OK;
        }
        Steps steps = new Steps(spec.commandLine().getErr());
        boolean sound = true;
        for (Scenario scenario : wanted) {
            ServeTorture.Result result = ServeTorture.run(scenario, small, steps::show);
            sound &= result.outcome() != ServeTorture.Outcome.FAILS;
            if (json.wanted()) {
                Json.print(out, generator -> write(result, generator));
            } else {
                print(result, out);
            }
            out.flush();
        }
        return sound ? CommandLine.ExitCode.OK : ReportOptions.GOAL_MISSED;
    }

    private List<Scenario> wanted() {
        List<String> known = ServeTorture.SCENARIOS.stream().map(Scenario::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "Wanted one of " + String.join(", ", known) + ", found \"" + name + "\".");
            }
        }
        return ServeTorture.SCENARIOS.stream()
                .filter(one -> names.isEmpty() || names.contains(one.name()))
                .toList();
    }

    private static void print(ServeTorture.Result result, PrintWriter out) {
        out.println(
                String.format(
                        Locale.ROOT,
                        "%s: %s in %d s",
                        result.scenario(),
                        switch (result.outcome()) {
                            case HOLDS -> "holds";
                            case FAILS -> "DOES NOT HOLD";
                            case UNAVAILABLE -> "cannot be done on this machine";
                        },
                        result.seconds()));
        result.figures().forEach(figure -> out.println("  " + figure));
        result.complaints().forEach(complaint -> out.println("  wrong: " + complaint));
    }

    private static void write(ServeTorture.Result result, JsonGenerator generator) {
        generator.writeStringProperty("bench", "torture-serve");
        generator.writeStringProperty("scenario", result.scenario());
        generator.writeStringProperty("outcome", Word.of(result.outcome()));
        write("figures", result.figures(), generator);
        write("wrong", result.complaints(), generator);
        generator.writeNumberProperty("seconds", result.seconds());
    }

    private static void write(String name, List<String> texts, JsonGenerator generator) {
        generator.writeArrayPropertyStart(name);
        texts.forEach(generator::writeString);
        generator.writeEndArray();
    }
}
