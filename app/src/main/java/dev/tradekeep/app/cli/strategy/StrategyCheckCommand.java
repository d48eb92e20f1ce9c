package dev.tradekeep.app.cli.strategy;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.engine.harness.HarnessMarket;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.engine.strategy.file.StrategyFile;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradekeep strategy check}. */
@Command(
        name = "check",
        description =
                "Compile a strategy and try it on made-up candles, twice: it must ask for the same"
                        + " orders. No books are needed.",
        footer = {
            "",
            "It ends with exit code 1 when the orders differ.",
            "",
            "Examples:",
            "  tradekeep strategy check MeanReversion.java",
            "  tradekeep strategy check MeanReversion.java --param candles=20 --seed 2"
        })
final class StrategyCheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "FILE", description = "The strategy, a .java file.")
    private Path file = Path.of("");

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "A parameter; may be given several times. Default: its own.")
    private List<String> parameters = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which made-up candles. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        StrategyFactory factory = StrategyFile.load(file);
        StrategyInstance first = factory.create(given());
        long loading = System.nanoTime() - start;
        StrategyTrial trial = StrategyTrial.run(first, seed);
        boolean same =
                trial.actions().equals(StrategyTrial.run(factory.create(given()), seed).actions());
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            printJson(out, first, trial, same);
        } else {
            print(out, first, trial, same, loading);
        }
        return same ? 0 : 1;
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Wanted a parameter such as candles=20, found \"" + parameter + "\".");
            }
            String name = parameter.substring(0, equals);
            if (given.put(name, parameter.substring(equals + 1)) != null) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT, "Parameter " + name + " is given twice.");
            }
        }
        return given;
    }

    private static void print(
            PrintWriter out,
            StrategyInstance strategy,
            StrategyTrial trial,
            boolean same,
            long loading) {
        out.println(strategy.name() + "  " + strategy.description());
        out.println("parameters    " + strategy.parameterText());
        out.println("compiled      in " + Numbers.seconds(loading));
        out.println(
                "candles       "
                        + trial.candles()
                        + " made-up minutes in "
                        + Numbers.seconds(trial.nanos()));
        out.println("warm-up       " + trial.warmupBars() + " candles");
        if (trial.warmupBars() > trial.candles()) {
            out.println("never asked   the candles are fewer than its warm-up");
        }
        out.println("orders        " + trial.orders() + ", of which denied " + trial.denied());
        out.println("trades        " + trial.trades());
        out.println(
                "equity        " + money(trial.startEquity()) + " -> " + money(trial.endEquity()));
        out.println("second run    " + (same ? "the same orders" : "OTHER ORDERS"));
    }

    private static String money(long units) {
        return FixedPoint.format(units, HarnessMarket.DEFAULT.instrument().quote().scale());
    }

    private static void printJson(
            PrintWriter out, StrategyInstance strategy, StrategyTrial trial, boolean same) {
        Json.print(
                out,
                generator -> {
                    generator.writeStringProperty("name", strategy.name());
                    generator.writeStringProperty("parameters", strategy.parameterText());
                    generator.writeStringProperty("hash", strategy.origin().hash());
                    generator.writeNumberProperty("candles", trial.candles());
                    generator.writeNumberProperty("warmupBars", trial.warmupBars());
                    generator.writeNumberProperty("orders", trial.orders());
                    generator.writeNumberProperty("denied", trial.denied());
                    generator.writeNumberProperty("trades", trial.trades());
                    generator.writeStringProperty("startEquity", money(trial.startEquity()));
                    generator.writeStringProperty("endEquity", money(trial.endEquity()));
                    generator.writeBooleanProperty("repeatable", same);
                });
    }
}
