package dev.tradekeep.app.cli.strategy;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep strategy new}. */
@Command(
        name = "new",
        description = "Write a strategy that compiles and runs, to begin with.",
        footer = {
            "",
            "Examples:",
            "  tradekeep strategy new mean-reversion",
            "  tradekeep strategy new MeanReversion --folder my-strategies"
        })
final class StrategyNewCommand implements Runnable {
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]{0,63}");
    private static final Pattern WORDS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final String TEMPLATE =
            """
            import dev.tradekeep.engine.indicator.Sma;
            import dev.tradekeep.engine.strategy.About;
            import dev.tradekeep.engine.strategy.Setup;
            import dev.tradekeep.engine.strategy.Strategy;
            import dev.tradekeep.engine.strategy.StrategyContext;
            import dev.tradekeep.model.market.Bar;
            import dev.tradekeep.model.number.BasisPoints;

            @About("Holds while the price is above its average.")
            public class NAME implements Strategy {
                private final Sma average;
                private final BasisPoints share;

                public NAME(Setup setup) {
                    int candles = setup.integer("candles", 50, 2, 10_000, "candles of the average");
                    share = setup.share("share-bps", "9500", "share of the equity that is held");
                    average = setup.indicator(new Sma(candles));
                }

                @Override
                public void onBar(Bar bar, StrategyContext context) {
                    boolean above = bar.close() > average.value();
                    if (above && context.position().isFlat()) {
                        context.target(context.sizeByEquity(share), "above its average");
                    } else if (!above) {
                        context.target(0, "below its average");
                    }
                }
            }
            """;

    @Spec private CommandSpec spec;
    @ParentCommand private StrategyGroup group;
    @Mixin private JsonOption json;

    @Parameters(
            paramLabel = "NAME",
            description = "Of the strategy, such as mean-reversion, or of its class.")
    private String name = "";

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where to write it. Default: the folder of strategies, which is made.")
    private @Nullable Path folder;

    @Override
    public void run() {
        String type = typeName();
        Path into = folder == null ? group.shelf().folder() : folder;
        Path file = into.resolve(type + ".java");
        String strategy = StrategyCatalog.nameOf(type);
        boolean taken =
                StrategyCatalog.standard().factories().stream()
                        .anyMatch(one -> one.name().equals(strategy));
        if (taken) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "A strategy named " + strategy + " comes with Tradekeep. Choose another name.");
        }
        write(file, TEMPLATE.replace("NAME", type));
        if (json.wanted()) {
            Json.print(
                    spec.commandLine().getOut(),
                    generator -> {
                        generator.writeStringProperty("name", strategy);
                        generator.writeStringProperty("file", file.toString());
                    });
            return;
        }
        spec.commandLine().getOut().println("wrote " + file + ", strategy " + strategy);
    }

    private String typeName() {
        if (CLASS.matcher(name).matches()) {
            return name;
        }
        if (!WORDS.matcher(name).matches()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a name such as mean-reversion or MeanReversion, found \""
                            + name
                            + "\".");
        }
        return Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static void write(Path file, String text) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, file + " is there already. Choose another name.", e);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.OUTPUT_FAILED, file + " cannot be written: " + e + ".", e);
        }
    }
}
