package dev.tradekeep.app.cli.strategy;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.strategies.StrategyText;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyFactory;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep strategy list}. */
@Command(
        name = "list",
        description = "List the strategies, and the files that cannot be used.",
        footer = {"", "Example:", "  tradekeep strategy list"})
final class StrategyListCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private StrategyGroup group;
    @Mixin private JsonOption json;

    @Override
    public void run() {
        StrategyCatalog catalog = group.shelf().get();
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            Json.print(out, generator -> StrategyText.write(catalog, generator));
            return;
        }
        int width =
                catalog.factories().stream().mapToInt(one -> one.name().length()).max().orElse(0);
        for (StrategyFactory factory : catalog.factories()) {
            String origin = factory.origin().isBuiltIn() ? "" : "  " + factory.origin().place();
            out.println(
                    factory.name()
                            + " ".repeat(width - factory.name().length())
                            + "  "
                            + factory.description()
                            + origin);
        }
        catalog.broken()
                .values()
                .forEach(why -> {
                    out.println("cannot be used: " + why.getMessage());
                    why.excerpt().lines().forEach(line -> out.println("  " + line));
                });
    }
}
