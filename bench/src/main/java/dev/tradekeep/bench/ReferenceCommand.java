package dev.tradekeep.bench;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.bench.reference.References;
import dev.tradekeep.store.sql.Word;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench reference}. */
@Command(
        name = "reference",
        description = {
            "Run backtests next to a program in Python that was written from docs/execution.md alone, and"
                    + " compare every order, trade, fee and line of the ledger. Ends with 1 when they"
                    + " differ. Needs python3."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep bench reference --data candles   over candle files of others",
            "  tradekeep bench reference --seeds 100      over made-up candles"
        })
final class ReferenceCommand implements Callable<Integer> {
    private static final int SEEDS_MAX = 100_000;

    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The folder with the candle files; docs/performance.md names them.")
    private @Nullable Path data;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many seeds of made-up candles (default: ${DEFAULT-VALUE}).",
            defaultValue = "0")
    private int seeds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The first seed (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    @Override
    public Integer call() {
        if (seeds < 0 || seeds > SEEDS_MAX || (data == null && seeds == 0)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Wanted --data FOLDER, or --seeds from 1 to "
                            + SEEDS_MAX
                            + ", found "
                            + (data == null ? "no folder" : data)
                            + " and "
                            + seeds
                            + ".");
        }
        Steps steps = new Steps(spec.commandLine().getErr());
        List<References.Row> rows = new ArrayList<>();
        if (data != null) {
            rows.addAll(References.ofFiles(data, steps::show));
        }
        rows.addAll(References.ofSeeds(seed, seeds, steps::show));
        long differences = rows.stream().filter(row -> !row.difference().isEmpty()).count();
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            write(rows, differences, out);
        } else {
            print(rows, differences, out);
        }
        return differences == 0 ? CommandLine.ExitCode.OK : ReportOptions.GOAL_MISSED;
    }

    private static void print(List<References.Row> rows, long differences, PrintWriter out) {
        String format = "%-32s %-14s %-14s %-8s %7s %7s %20s %18s %24s  %s%n";
        out.printf(
                format,
                "candles",
                "strategy",
                "fill model",
                "volume",
                "orders",
                "trades",
                "fees",
                "slippage",
                "end",
                "reference");
        for (References.Row row : rows) {
            out.printf(
                    format,
                    row.subject(),
                    row.strategy().replaceFirst(":.*", ""),
                    Word.of(row.fills()).replace('_', '-'),
                    Word.of(row.volumeUnit()),
                    row.orders(),
                    row.trades(),
                    row.fees(),
                    row.slippage(),
                    row.end(),
                    row.difference().isEmpty() ? "equal" : row.difference());
        }
        out.printf("%d backtests, %d with differences%n", rows.size(), differences);
    }

    private static void write(List<References.Row> rows, long differences, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeStringProperty("bench", "reference");
                    json.writeNumberProperty("backtests", rows.size());
                    json.writeNumberProperty("differences", differences);
                    json.writeArrayPropertyStart("rows");
                    for (References.Row row : rows) {
                        json.writeStartObject();
                        json.writeStringProperty("candles", row.subject());
                        json.writeStringProperty("strategy", row.strategy());
                        json.writeStringProperty("fillModel", Word.of(row.fills()));
                        json.writeStringProperty("volumeUnit", Word.of(row.volumeUnit()));
                        json.writeNumberProperty("orders", row.orders());
                        json.writeNumberProperty("trades", row.trades());
                        json.writeStringProperty("fees", row.fees());
                        json.writeStringProperty("slippage", row.slippage());
                        json.writeStringProperty("endEquity", row.end());
                        json.writeStringProperty("difference", row.difference());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }
}
