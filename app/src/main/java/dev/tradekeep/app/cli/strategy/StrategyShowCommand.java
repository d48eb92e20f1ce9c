package dev.tradekeep.app.cli.strategy;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.strategies.StrategyText;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.engine.strategy.Parameter;
import dev.tradekeep.engine.strategy.StrategyFactory;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep strategy show}. */
@Command(
        name = "show",
        description = "Show a strategy with its parameters.",
        footer = {"", "Example:", "  tradekeep strategy show crossover"})
final class StrategyShowCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private StrategyGroup group;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "NAME", description = "Which one.")
    private String name = "";

    @Override
    public void run() {
        StrategyFactory factory = group.shelf().get().factory(name);
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            Json.print(out, generator -> StrategyText.write(factory, generator));
            return;
        }
        out.println(factory.name() + "  " + factory.description());
        out.println("origin  " + factory.origin().place());
        out.println("hash  " + factory.origin().hash());
        for (Parameter parameter : factory.parameters()) {
            out.println(
                    parameter.name()
                            + "  "
                            + parameter.wanted()
                            + ", default "
                            + parameter.fallback()
                            + ": "
                            + parameter.description());
        }
    }
}
