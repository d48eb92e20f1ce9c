package dev.tradekeep.app.cli.base;

import dev.tradekeep.app.strategies.StrategyShelf;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code --strategies FOLDER}, where strategies in files are: use as a {@code @Mixin}. */
public final class StrategiesOption {
    @Option(
            names = "--strategies",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description =
                    "The folder of strategies in files. Default: $TRADEKEEP_STRATEGIES_FOLDER, else the"
                            + " folder strategies next to the database.")
    private @Nullable Path folder;

    /** The strategies that there are, with those of the folder. */
    public StrategyShelf shelf(DatabaseOption database) {
        return StrategyShelf.of(
                database.file(), folder == null ? database.strategies() : Optional.of(folder));
    }
}
