package dev.tradekeep.app.cli.backtest;

import dev.tradekeep.engine.sweep.Objective;
import dev.tradekeep.engine.sweep.Search;
import dev.tradekeep.engine.sweep.SweepMethod;
import dev.tradekeep.engine.sweep.SweepSpace;
import dev.tradekeep.engine.sweep.Trials;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which points of which parameters are tried: use as a {@code @Mixin}. */
final class SearchOptions {
    @Option(
            names = "--param",
            required = true,
            paramLabel = "NAME=VALUES",
            description =
                    "A parameter to vary: fast=5..50:5 (from, to, step), fast=5..50 or side=long,short;"
                            + " once for each.")
    private List<String> parameters = List.of();

    @Option(
            names = "--method",
            paramLabel = "grid|random|sobol|evolution",
            defaultValue = "grid",
            description = "Which points are tried. Default: ${DEFAULT-VALUE}, all of them.")
    private String method = "grid";

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "400",
            description = "How many are drawn, where not all are tried. Default: ${DEFAULT-VALUE}.")
    private int points = 400;

    @Option(
            names = "--objective",
            paramLabel = "sharpe|sortino|return|calmar|profit-factor|sqn",
            defaultValue = "sharpe",
            description =
                    "What the best has most of; under 30 closed trades nothing is chosen. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String objective = "sharpe";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What is drawn by. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs at a time; they change nothing else. Default: one for each core.")
    private @Nullable Integer threads;

    Search search() {
        return new Search(
                SweepSpace.parse(parameters),
                read("--method", SweepMethod.class, method),
                points,
                seed,
                read("--objective", Objective.class, objective));
    }

    long seed() {
        return seed;
    }

    int threads() {
        int wanted =
                Optional.ofNullable(threads).orElse(Runtime.getRuntime().availableProcessors());
        if (wanted < 1 || wanted > Trials.THREADS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted 1 to " + Trials.THREADS_MAX + " --threads, found " + wanted + ".");
        }
        return wanted;
    }

    static <E extends Enum<E>> E read(String option, Class<E> type, String text) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(text.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return one;
            }
        }
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted "
                        + option
                        + " "
                        + Arrays.stream(type.getEnumConstants())
                                .map(one -> Word.of(one).replace('_', '-'))
                                .collect(Collectors.joining(", "))
                        + ", found \""
                        + text
                        + "\".");
    }
}
